"""What the accessibility checklist says of a file: its rules, and the verdict on each."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct

Level = Literal["must", "should"]
Outcome = Literal["pass", "fail", "needs a person", "not applicable"]
OUTCOMES: tuple[Outcome, ...] = ("fail", "needs a person", "pass", "not applicable")  # what asks for work first


class Rule(Struct, frozen=True):
    """One entry of the checklist, as it is tried on one kind of file."""

    code: str  # stable for ever, such as PSRL017
    entry: str  # of the checklist, such as T5
    level: Level
    says: str  # what holds of a file that passes, as a sentence
    fix: str  # what would mend one that fails; for a rule that needs a person, what to look at


class Verdict(Struct, frozen=True):
    """What one rule says of one file."""

    rule: Rule
    outcome: Outcome
    message: str = ""  # what was found, as sentences
    where: tuple[str, ...] = ()  # the cells or elements that fail, or that a person should look at


class Linted(Struct, frozen=True):
    """A file, and the verdict of every rule for its kind, in their order."""

    file: str
    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many verdicts there are of each outcome."""
        said = Counter(verdict.outcome for verdict in self.verdicts)
        return {outcome: said[outcome] for outcome in OUTCOMES}

    @property
    def passed(self) -> int:
        """How many checks the file passes."""
        return self.counts["pass"]

    @property
    def testable(self) -> int:
        """How many checks a program can make of this file: those it passes and those it fails."""
        return self.counts["pass"] + self.counts["fail"]

    def of(self, outcome: Outcome) -> tuple[Verdict, ...]:
        """Give the verdicts of one outcome, those on what must be before those on what should be."""
        found = [verdict for verdict in self.verdicts if verdict.outcome == outcome]
        return tuple(sorted(found, key=lambda verdict: verdict.rule.level != "must"))
