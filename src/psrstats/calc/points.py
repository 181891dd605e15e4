"""The change between two percentages."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from psrstats.calc.answer import Answer
from psrstats.calc.typed import Given, Typed, numbers, places, spoken
from psrstats.numbers import show


class Points(NamedTuple):
    """A change in percentage points, and the limits that the percentages' own rounding leaves it."""

    value: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    text: str = ""
    note: str = ""


def points(before: Given, now: Given) -> Answer:
    """Answer with the change between two percentages, and how far their rounding may have moved it.

    Raises UserError for what is not a number.

    >>> points("19.8%", "22.2%").line
    '19.8% to 22.2% is a change of +2.4 percentage points (+2.3 to +2.5, as both were rounded)'
    """
    then, today = numbers(before=bare(before), now=bare(now))
    made = between(then, today)
    decimals = max(places(then), places(today), 1) + (places(then) != places(today))
    lower, upper = (show(limit or 0, decimals, signed=True) for limit in (made.lower, made.upper))
    line = f"{spoken(then)}% to {spoken(today)}% is a change of {made.text} percentage points"
    facts = {"before": then, "now": today, "value": made.value, "text": made.text}
    limits = {"lower": made.lower, "upper": made.upper}
    return Answer("points", f"{line} ({lower} to {upper}, as both were rounded)", facts | limits)


def between(before: Typed, now: Typed) -> Points:
    """Take the change from what was printed; each percentage may have been half a unit of its last decimal away.

    >>> between(22, 25)[1:4]
    (Fraction(2, 1), Fraction(4, 1), '+3.0')
    """
    value = Fraction(now) - Fraction(before)
    slack = sum((Fraction(1, 2 * 10 ** places(number)) for number in (before, now)), Fraction())
    text = show(value, max(places(before), places(now), 1), signed=True)
    return Points(value, value - slack, value + slack, text)


def bare(percentage: Given) -> Given:
    """Take the % off a percentage that was typed with one."""
    return percentage.strip().removesuffix("%") if isinstance(percentage, str) else percentage
