"""A number of a draft: where it stands, what kind of number it is, its value and what its printing allows."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from msgspec import Struct

Kind = Literal[
    "statistic",
    "age",
    "date",
    "definition",  # a limit in the definition of a measure, or in law: "60% of the median income"
    "duration",  # in a measure's name or a rule: "within 45 working days", "over 20 miles"
    "identifier",
    "label",  # of a row: "16-17" before its figures, where a report has such a group
    "link",
    "list",  # the number of a list's item, a paragraph or a section
    "note",
    "ordinal",
    "page",
    "per",  # what a rate is of, where its value stands elsewhere: "the rate per 10,000 children was"
    "period",
    "phone",
    "reference",  # a statute, a stage, a school year, a table: "section 47", "Year 6"
    "threshold",  # how many make a case: "more than 3 times in 90 days", "five or more GCSEs"
    "time",
    "year",
    "unread",
]
Unit = Literal[
    "count", "percent", "points", "rate", "money", "times", "fraction", "average",
    "minutes", "hours", "days", "weeks", "months", "years", "miles",
]  # fmt: skip
DURATIONS = ("minutes", "hours", "days", "weeks", "months", "years")
Hedge = Literal["", "around", "almost", "just over"]
Bound = Literal["", "above", "below", "at least", "at most"]
NEAR = Fraction(1, 10)  # how far, in proportion, "nearly", "a third" and "doubled" may be from what they say
LOOSE = Fraction(3, 20)  # the same of "nearly a third", "around half" and "almost doubled": they are loose twice


class Number(Struct, frozen=True):
    """A number of a paragraph's text, from start up to end.

    text: as printed, with its unit; kind: a statistic, or what else; value: exact, 5.6 for "5.6%", None where it has
    none (a date, a link); step: of the last printed digit; places: decimals printed; low and high: what its printing,
    hedge and bound allow, None for no limit; per: what a rate is of (10,000).
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: Unit = "count"
    per: int | None = None
    step: Fraction = Fraction(1)
    hedge: Hedge = ""
    bound: Bound = ""

    @property
    def statistic(self) -> bool:
        """Tell whether it states something that can be counted or worked out."""
        return self.kind == "statistic"

    @property
    def is_count(self) -> bool:
        """Tell a statistic that counts whole things."""
        return self.statistic and self.unit == "count"

    @property
    def places(self) -> int:
        """Count the decimals printed."""
        return len(str(self.step.denominator)) - 1


def allowed(value: Fraction, step: Fraction, unit: Unit, hedge: Hedge, bound: Bound) -> tuple[Fraction | None, ...]:
    """Give the least and the greatest value that a printed number stands for.

    value: as printed; step: of its last printed digit; unit: a count in full is exact, all else was rounded.
    Returns both limits, None for none.

    >>> [str(end) for end in allowed(Fraction(56, 10), Fraction(1, 10), "percent", "", "")]
    ['111/20', '113/20']
    >>> [str(end) for end in allowed(Fraction(463), Fraction(1), "count", "", "")]
    ['463', '463']
    >>> [str(end) for end in allowed(Fraction(40), Fraction(1), "percent", "", "at least")]
    ['40', 'None']
    """
    if bound:
        return (value, None) if bound in ("above", "at least") else (None, value)
    if unit in ("fraction", "times") and not hedge:
        return value * (1 - NEAR), value * (1 + NEAR)
    wide = value * LOOSE if unit in ("fraction", "times") else max(step, abs(value) * NEAR)
    if hedge == "almost":
        return value - wide, value
    if hedge == "just over":
        return value, value + wide
    half = step / 2 if step != 1 or unit != "count" else Fraction(0)
    if hedge == "around":
        half = wide if unit in ("fraction", "times") else max(step, wide / 2)
    return value - half, value + half
