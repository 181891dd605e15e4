"""Whether a printed figure comes from its counts."""

from __future__ import annotations

from typing import Any

from psrstats.cli.calc.answer import Answer, listed
from psrstats.cli.calc.typed import Typed, spoken
from psrstats.formulas.fits import Grade, fits, numerators


def fit(figure: str, numerator: Typed, denominator: Typed, per: int = 100) -> Answer:
    """Answer whether a printed figure comes from its counts, and what would.

    >>> fit("5.7%", 12087, 212658).line
    '5.7% is right: 12,087 of 212,658, rounded half-up'
    >>> print(fit("5.6%", 12087, 212658).line)
    5.6% comes from 12,087 of 212,658 only by cutting off: half-up it is 5.7%; 5.6% takes 11,803 to 12,015
    >>> print(fit("12.5%", 2, 7).line)
    12.5% cannot come from 2 of 7: half-up it is 28.6%; no count of 7 gives 12.5%, the nearest are 0 and 1
    """
    if "%" in figure and per != 100:
        raise ValueError(f"'{figure}' is a percentage, not a rate per {per:,}")
    found, sign = fits(figure, numerator, denominator, per), "%" if per == 100 else ""
    printed, expected = figure.strip().removesuffix("%").strip() + sign, found.expected + sign
    counts, grade = f"{spoken(numerator)} of {spoken(denominator)}", found.grade
    if grade == Grade.half_up:
        line = f"{printed} is right: {counts}, rounded half-up"
    else:
        comes = (
            f"cannot come from {counts}" if grade == Grade.impossible else f"comes from {counts} only by {grade.value}"
        )
        takes = _takes(printed, numerators(figure, denominator, per), found.nearest, denominator)
        line = f"{printed} {comes}: half-up it is {expected}; {takes}"
    facts: dict[str, Any] = {"figure": printed, "numerator": numerator, "denominator": denominator, "per": per}
    return Answer("fits", line, facts | {"grade": grade.value, "expected": expected, "nearest": found.nearest})


def _takes(printed: str, possible: range, nearest: tuple[int, ...], denominator: Typed) -> str:
    if not possible:
        return f"no count of {spoken(denominator)} gives {printed}, the nearest are {listed(list(map(str, nearest)))}"
    return f"{printed} takes {possible[0]:,}" + (f" to {possible[-1]:,}" if len(possible) > 1 else "")
