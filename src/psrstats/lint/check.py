"""One rule with the test for it, and the verdict that the test comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from psrstats.verdicts import Outcome, Rule, Verdict

Seen = TypeVar("Seen", contravariant=True)

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Found:
    """One thing against a file: where, what is so there, and whether a person must judge it."""

    where: str = ""
    what: str = ""  # as a sentence
    judge: bool = False


def always(_: object) -> bool:
    """Say that a rule applies to every file."""
    return True


@dataclass(frozen=True, slots=True)
class Check(Generic[Seen]):
    """A rule, the function that finds what is against it, and whether it applies to a file at all."""

    rule: Rule
    find: Callable[[Seen], Iterable[Found]]
    applies: Callable[[Seen], bool] = always

    def verdict(self, seen: Seen) -> Verdict:
        """Try the rule on a file as it was read."""
        if not self.applies(seen):
            return Verdict(self.rule, "not applicable")
        found = list(self.find(seen))
        certain = [one for one in found if not one.judge]
        outcome: Outcome = "fail" if certain else "needs a person" if found else "pass"
        told = certain or found
        where = tuple(dict.fromkeys(one.where for one in told if one.where))
        return Verdict(self.rule, outcome, sentences(one.what for one in told), where)


def sentences(said: Iterable[str]) -> str:
    """Join what was found, each sentence once, and no more than are read.

    >>> sentences(["No title.", "No title.", "", "No year."])
    'No title. No year.'
    """
    each = [text for text in dict.fromkeys(said) if text]
    more = len(each) - MOST_TOLD
    return " ".join([*each[:MOST_TOLD], *([f"({more:,} more like these.)"] if more > 0 else [])])
