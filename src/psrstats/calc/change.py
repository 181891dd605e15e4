"""The change of a count or a rate."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from psrstats.calc.answer import Answer
from psrstats.calc.quotient import UNDEFINED
from psrstats.calc.typed import Given, Typed, numbers, places, spoken
from psrstats.errors import Fault, UserError
from psrstats.formulas import FORMULAS
from psrstats.numbers import show

NEARLY_NONE = "rounds to 0 but is not 0"
NO_BASE = "a change per cent needs a base above 0"


class Difference(NamedTuple):
    """A change as it is printed and before rounding, by so many and by so many per cent."""

    value: Fraction | None = None
    text: str = ""
    percent: Fraction | None = None
    percent_text: str = ""
    note: str = ""


def change(before: Given, now: Given) -> Answer:
    """Answer with the change of a count or a rate, and what it is per cent of the earlier one.

    Raises UserError for what is not a number, and for percentages: they change by percentage points.

    >>> change(483, 463).line
    '483 to 463 is a change of -20 (-4.1%)'
    """
    if "%" in f"{before}{now}":
        fix = "psrstats calc points, or psrstats.points, gives their change, in percentage points."
        raise UserError(Fault("BEFORE NOW", "are percentages.", fix))
    then, today = numbers(before=before, now=now)
    made = difference(then, today)
    said = f"{made.percent_text}{f': {made.note}' if made.note else ''}"
    line = f"{spoken(then)} to {spoken(today)} is a change of {made.text} ({said})"
    return Answer("change", line, {"before": then, "now": today} | made._asdict())


def difference(before: Typed, now: Typed) -> Difference:
    """Take the change from what was typed, printed with the decimals it was typed with.

    >>> difference(0, 5)[1:]
    ('+5', None, '[z]', 'nothing can be divided by 0')
    """
    value = Fraction(now) - Fraction(before)
    text = show(value, max(places(before), places(now)), signed=True)
    if before <= 0:
        return Difference(value, text, None, "[z]", NO_BASE if before else UNDEFINED)
    percent = FORMULAS["percent-change"].work_out(Fraction(now), Fraction(before))
    percent_text = show(percent, 1, signed=True) + "%"
    return Difference(value, text, percent, percent_text, NEARLY_NONE if percent and percent_text == "0.0%" else "")
