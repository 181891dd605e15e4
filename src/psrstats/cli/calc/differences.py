"""The change between two counts or rates, and between two percentages."""

from __future__ import annotations

from fractions import Fraction

from psrstats.cli.calc.answer import Answer
from psrstats.cli.calc.quotient import UNDEFINED
from psrstats.cli.calc.typed import Typed, places, spoken
from psrstats.formulas import FORMULAS
from psrstats.numbers import show


def change(before: Typed, now: Typed) -> Answer:
    """Answer with the change of a count or a rate, and what it is per cent of the earlier one.

    >>> change(483, 463).line
    '483 to 463 is a change of -20 (-4.1%)'
    """
    difference = Fraction(now) - Fraction(before)
    text = show(difference, max(places(before), places(now)), signed=True)
    percent = FORMULAS["percent-change"].work_out(Fraction(now), Fraction(before)) if before > 0 else None
    percent_text = "[z]" if percent is None else show(percent, 1, signed=True) + "%"
    note = _note_on(percent, percent_text) if before else UNDEFINED
    line = f"{spoken(before)} to {spoken(now)} is a change of {text} ({percent_text}{f': {note}' if note else ''})"
    facts = {"before": before, "now": now, "value": difference, "text": text}
    return Answer("change", line, facts | {"percent": percent, "percent_text": percent_text, "note": note})


def _note_on(percent: Fraction | None, text: str) -> str:
    if percent is None:
        return "a change per cent needs a base above 0"
    return "rounds to 0 but is not 0" if percent and text == "0.0%" else ""


def points(before: Typed, now: Typed) -> Answer:
    """Answer with the change between two percentages, and how far their rounding may have moved it.

    >>> from decimal import Decimal
    >>> points(Decimal("19.8"), Decimal("22.2")).line
    '19.8% to 22.2% is a change of +2.4 percentage points (+2.3 to +2.5, as both were rounded)'
    """
    shown = max(places(before), places(now), 1)
    difference = Fraction(now) - Fraction(before)
    slack = sum(Fraction(1, 2 * 10 ** places(number)) for number in (before, now))
    decimals = shown if places(before) == places(now) else shown + 1
    lower, upper = (show(limit, decimals, signed=True) for limit in (difference - slack, difference + slack))
    text = show(difference, shown, signed=True)
    line = f"{spoken(before)}% to {spoken(now)}% is a change of {text} percentage points"
    facts = {"before": before, "now": now, "value": difference, "text": text}
    limits = {"lower": difference - slack, "upper": difference + slack}
    return Answer("points", f"{line} ({lower} to {upper}, as both were rounded)", facts | limits)
