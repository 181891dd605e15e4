"""Whether a printed figure can come from its counts, and by which rounding."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, lcm

from msgspec import Struct

from psrstats.formulas.grade import Grade, grade
from psrstats.formulas.printed import Printed, printed
from psrstats.numbers import Exact, exact, round_half_up, show

__all__ = ["Fit", "Grade", "fits", "numerators"]


class Fit(Struct, frozen=True):
    """What became of a figure held against its counts."""

    grade: Grade
    expected: str  # what the counts give, rounded half-up to the figure's decimals
    nearest: tuple[int, ...]  # the nearest numerator that gives the figure; those around it where none does


def fits(
    figure: str | Printed,
    numerator: float | Exact,
    denominator: float | Exact,
    per: int = 100,
    *,
    bases: Sequence[int] = (),
) -> Fit:
    """Say by which rounding, if any, a printed figure comes from its counts.

    figure: as it is printed, its decimals counting: 5.6% or 49.0; numerator, denominator: counts; per: 100 for a
    percentage, otherwise the rate's multiplier; bases: what the counts may have been rounded to, such as BASES; none
    takes them as exact (`rounding_base` tells by a whole table).
    Returns the first grade that explains it, the figure it should be, and the nearest numerators.
    Raises ValueError for a figure that is no number, a negative count, and a denominator of 0.
    Source: the GRIM test (Brown and Heathers, 2017) in whole numbers, with the numerator known.

    >>> fits("5.6%", 12087, 212658)
    Fit(grade=<Grade.truncated: 'cutting off'>, expected='5.7', nearest=(12015,))
    >>> fits("5.7%", 12087, 212658).grade, fits("6.5%", 12087, 212658).grade
    (<Grade.half_up: 'half-up'>, <Grade.impossible: 'no rule'>)
    >>> fits("38.2%", 50, 130).grade, fits("38.2%", 50, 130, bases=(10,)).grade
    (<Grade.impossible: 'no rule'>, <Grade.rounded: 'rounding the counts'>)
    """
    shown = _read(figure)
    counted, whole = exact(numerator), exact(denominator)
    if counted < 0 or whole <= 0:
        raise ValueError("counts cannot be negative, nor the denominator 0")
    found = _grade(shown, counted, whole, per, bases)
    return Fit(found, show(counted * per / whole, shown.places), _nearest(shown, counted, whole, per))


def numerators(figure: str | Printed, denominator: float | Exact, per: int = 100, *, either_way: bool = False) -> range:
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
    shown, whole = _read(figure), exact(denominator)
    if whole <= 0:
        raise ValueError("a denominator must be more than 0")
    half = Fraction(1, 2 * 10**shown.places)
    low, high = (shown.value - half) * whole / per, (shown.value + half) * whole / per
    return range(max(0, ceil(low)), floor(high) + 1 if either_way else ceil(high))


def _read(figure: str | Printed) -> Printed:
    shown = printed(figure)
    if shown.value < 0 or (isinstance(figure, str) and not figure.strip()[0].isdigit()):
        raise ValueError(f"'{figure}' is not a figure; write it as printed, such as 5.6% or 49.0")
    return shown


def _grade(shown: Printed, counted: Fraction, whole: Fraction, per: int, bases: Sequence[int]) -> Grade:
    """Grade by whole numbers; counts with decimals are brought to them first, and were rounded to no base."""
    scale = lcm(counted.denominator, whole.denominator)
    units = int(shown.value * 10**shown.places)
    return grade(units, shown.places, int(counted * scale), int(whole * scale), per, () if scale > 1 else bases)


def _nearest(shown: Printed, counted: Fraction, whole: Fraction, per: int) -> tuple[int, ...]:
    possible = numerators(shown, whole, per)
    if possible:
        return (max(possible[0], min(possible[-1], int(round_half_up(counted)))),)
    below = floor(shown.value * whole / per)
    return below, below + 1
