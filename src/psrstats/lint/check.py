"""One rule with the test for it, and the verdict that the test comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, Generic, TypeVar

from msgspec import Struct

from psrstats.verdicts import Level, Outcome, Rule, Verdict

Seen = TypeVar("Seen", contravariant=True)

MOST_TOLD = 3


class Found(Struct, frozen=True):
    """One thing against a file: where, what is so there, and whether a person must judge it."""

    where: str = ""
    what: str = ""  # as a sentence
    judge: bool = False


def always(_: object) -> bool:
    """Say that a rule applies to every file."""
    return True


class Check(Struct, Generic[Seen], frozen=True):
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


def rule(
    code: str, entry: str, level: Level, says: str, fix: str, applies: Callable[[Seen], bool] = always
) -> Callable[[Callable[[Seen], Iterable[Found]]], Check[Seen]]:
    """Make a check of a function: the words of its rule stand over it, as verdicts.Rule has them."""
    return lambda find: Check(Rule(code, entry, level, says, fix), find, applies)


def checklist(*rooms: ModuleType) -> tuple[Check[Any], ...]:
    """Gather the checks of some modules, in the order of their codes, which is the checklist's."""
    found = {each.rule.code: each for room in rooms for each in vars(room).values() if isinstance(each, Check)}
    return tuple(found[code] for code in sorted(found))


def sentences(said: Iterable[str]) -> str:
    """Join what was found, each sentence once, and no more than are read.

    >>> sentences(["No title.", "No title.", "", "No year."])
    'No title. No year.'
    """
    each = [text for text in dict.fromkeys(said) if text]
    more = len(each) - MOST_TOLD
    return " ".join([*each[:MOST_TOLD], *([f"({more:,} more like these.)"] if more > 0 else [])])
