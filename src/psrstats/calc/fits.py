"""Whether a printed figure comes from its counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from psrstats.calc.answer import Answer, in_words, listed
from psrstats.calc.quotient import places_for
from psrstats.calc.typed import Given, Typed, numbers, spoken
from psrstats.errors import Fault, UserError
from psrstats.formulas.fits import Fit, Grade, numerators
from psrstats.formulas.fits import fits as held_against


def fits(figure: str | int | Decimal, numerator: Given, denominator: Given, per: int = 100) -> Answer:
    """Say whether a printed figure comes from its counts.

    figure: as it is printed, its decimals counting: "5.6%", or "49.0" with `per`; not a float, which has lost them.
    numerator, denominator: counts; per: 100 for a percentage, otherwise the rate's multiplier, such as 10,000.
    Returns an answer with `grade` (half-up, banker's rounding, rounding twice, cutting off or no rule), `expected` (the
    figure rounded half-up) and `nearest` (the nearest numerators that give the figure).
    Raises UserError for a figure or count that is none, a negative count, and a denominator of 0.
    Source: the GRIM test (Brown and Heathers, 2017), with the numerator known.

    >>> fits("5.7%", 12087, 212658)
    5.7% is right: 12,087 of 212,658, rounded half-up
    >>> fits("5.6%", 12087, 212658)
    5.6% comes from 12,087 of 212,658 only by cutting off: half-up it is 5.7%; 5.6% takes 11,803 to 12,015
    >>> fits("12.5%", 2, 7)
    12.5% cannot come from 2 of 7: half-up it is 28.6%; no count of 7 gives 12.5%, the nearest are 0 and 1
    """
    text, (part, whole) = _text(figure, per), numbers(numerator=numerator, denominator=denominator)
    with in_words("fits"):
        found, possible = held_against(text, part, whole, per), numerators(text, whole, per)
    sign = "%" if per == 100 else ""
    printed, expected = text.removesuffix("%").strip() + sign, found.expected + sign
    line = _line(printed, expected, f"{spoken(part)} of {spoken(whole)}", found)
    if found.grade != Grade.half_up:
        line += f"; {_takes(printed, possible, found.nearest, whole)}"
    facts: dict[str, Any] = {"figure": printed, "numerator": part, "denominator": whole, "per": per}
    return Answer("fits", line, facts | {"grade": found.grade.value, "expected": expected, "nearest": found.nearest})


def _text(figure: str | int | Decimal, per: int) -> str:
    places_for("rate", per)
    if isinstance(figure, float):
        raise UserError(Fault("FIGURE", f"{figure} is a float.", f"Write it as printed, such as '{figure}%'."))
    text = str(figure).strip()
    if "%" in text and per != 100:
        raise UserError(Fault("fits", f"'{text}' is a percentage, not a rate per {per:,}."))
    return text


def _line(printed: str, expected: str, counts: str, found: Fit) -> str:
    if found.grade == Grade.half_up:
        return f"{printed} is right: {counts}, rounded half-up"
    none = found.grade == Grade.impossible
    comes = f"cannot come from {counts}" if none else f"comes from {counts} only by {found.grade.value}"
    return f"{printed} {comes}: half-up it is {expected}"


def _takes(printed: str, possible: range, nearest: tuple[int, ...], denominator: Typed) -> str:
    if not possible:
        return f"no count of {spoken(denominator)} gives {printed}, the nearest are {listed(list(map(str, nearest)))}"
    return f"{printed} takes {possible[0]:,}" + (f" to {possible[-1]:,}" if len(possible) > 1 else "")
