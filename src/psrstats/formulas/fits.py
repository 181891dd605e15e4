"""Whether a printed figure can come from its counts, and by which rounding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from psrstats.numbers import Exact, exact, round_half_up, show

_FIGURE = re.compile(r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?)\s*%?")


class Grade(StrEnum):
    """How a figure comes from its counts, from the right way to none."""

    half_up = "half-up"
    bankers = "banker's rounding"
    double = "rounding twice"
    truncated = "cutting off"
    impossible = "no rule"


@dataclass(frozen=True, slots=True)
class Fit:
    """What became of a figure held against its counts."""

    grade: Grade
    expected: str  # what the counts give, rounded half-up to the figure's decimals
    nearest: tuple[int, ...]  # the nearest numerator that gives the figure; those around it where none does


def fits(figure: str, numerator: float | Exact, denominator: float | Exact, per: int = 100) -> Fit:
    """Say by which rounding, if any, a printed figure comes from its counts.

    figure: as it is printed, its decimals counting: 5.6% or 49.0; numerator, denominator: counts; per: 100 for a
    percentage, otherwise the rate's multiplier.
    Returns the first grade that explains it, the figure it should be, and the nearest numerators.
    Raises ValueError for a figure that is no number, a negative count, and a denominator of 0.
    Source: the GRIM test (Brown and Heathers, 2017) in whole numbers, with the numerator known.

    >>> fits("5.6%", 12087, 212658)
    Fit(grade=<Grade.truncated: 'cutting off'>, expected='5.7', nearest=(12015,))
    >>> fits("5.7%", 12087, 212658).grade, fits("6.5%", 12087, 212658).grade
    (<Grade.half_up: 'half-up'>, <Grade.impossible: 'no rule'>)
    """
    printed, places = _read(figure)
    counted, whole = exact(numerator), exact(denominator)
    if counted < 0 or whole <= 0:
        raise ValueError("counts cannot be negative, nor the denominator 0")
    value = counted * per / whole
    grade = next((grade for grade, rounded in ROUNDINGS.items() if rounded(value, places, printed)), Grade.impossible)
    return Fit(grade, show(value, places), _nearest(figure, counted, whole, per))


def numerators(figure: str, denominator: float | Exact, per: int = 100, *, either_way: bool = False) -> range:
    """Give the numerators from which a printed figure comes, rounded half-up.

    figure: as it is printed; denominator: a count above 0; per: 100 for a percentage, 1 for a mean of whole numbers.
    either_way: whether a half may have been rounded down as well.
    Returns them as a range: an empty one where no numerator gives the figure.
    Raises ValueError for a figure that is no number, and a denominator of 0 or less.
    Source: the GRIM test (Brown and Heathers, 2017), without tolerances.

    >>> numerators("5.6%", 212658)
    range(11803, 12016)
    >>> len(numerators("5.27", 28, per=1)), len(numerators("5.25", 28, per=1))
    (0, 1)
    """
    printed, places = _read(figure)
    whole = exact(denominator)
    if whole <= 0:
        raise ValueError("a denominator must be more than 0")
    half = Fraction(1, 2 * 10**places)
    low, high = (printed - half) * whole / per, (printed + half) * whole / per
    return range(max(0, ceil(low)), floor(high) + 1 if either_way else ceil(high))


def _read(figure: str) -> tuple[Fraction, int]:
    found = _FIGURE.fullmatch(figure.strip())
    if not found:
        raise ValueError(f"'{figure}' is not a figure; write it as printed, such as 5.6% or 49.0")
    return Fraction(found["number"].replace(",", "")), len(found["decimals"] or "")


def _nearest(figure: str, counted: Fraction, whole: Fraction, per: int) -> tuple[int, ...]:
    possible = numerators(figure, whole, per)
    if possible:
        return (max(possible[0], min(possible[-1], int(round_half_up(counted)))),)
    below = floor(_read(figure)[0] * whole / per)
    return below, below + 1


def _twice(value: Fraction, places: int, printed: Fraction) -> bool:
    """Round to one decimal more, then to the figure's own; to two more first gives nothing that this does not."""
    return round_half_up(round_half_up(value, places + 1), places) == printed


ROUNDINGS: dict[Grade, Callable[[Fraction, int, Fraction], bool]] = {
    Grade.half_up: lambda value, places, printed: round_half_up(value, places) == printed,
    Grade.bankers: lambda value, places, printed: round(value, places) == printed,
    Grade.double: _twice,
    Grade.truncated: lambda value, places, printed: Fraction(floor(value * 10**places), 10**places) == printed,
}
