"""How a printed figure comes from its counts, by whole numbers alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

BASES = (5, 10, 100, 1000)  # what counts are rounded to; only a population is ever rounded to 100 or more
COUNT_BASES = (5, 10)
LARGE = 20  # a population rounded to a base is at least so many times the base


class Grade(StrEnum):
    """How a figure comes from its counts, from the right way to none."""

    half_up = "half-up"
    bankers = "banker's rounding"
    double = "rounding twice"
    truncated = "cutting off"
    rounded = "rounding the counts"
    impossible = "no rule"


def grade(
    units: int, places: int, numerator: int, denominator: int, per: int = 100, bases: Sequence[int] = ()
) -> Grade:
    """Grade a figure against whole counts.

    units: the figure in steps of its last decimal, 56 for 5.6%; places: its decimals; numerator, denominator: counts,
    the denominator above 0; per: 100 for a percentage, otherwise the rate's multiplier; bases: what the counts may
    have been rounded to, such as BASES; none takes them as exact.
    Returns the first grade that explains the figure: rounding the counts where they are multiples of a base, and true
    counts that round to them give the figure by any rule; or where the figure was worked out from them rounded.
    Source: the GRIM test with the numerator known, widened to the rules of rounding that publishers use.

    >>> grade(56, 1, 12087, 212658).value, grade(57, 1, 12087, 212658).value, grade(65, 1, 12087, 212658).value
    ('cutting off', 'half-up', 'no rule')
    >>> grade(382, 1, 50, 130).value, grade(382, 1, 50, 130, bases=(10,)).value
    ('no rule', 'rounding the counts')
    """
    scaled = numerator * per * 10**places
    whole, left = divmod(scaled, denominator)
    if units == whole + (2 * left >= denominator):
        return Grade.half_up
    if 2 * left == denominator and units == whole + whole % 2:
        return Grade.bankers
    once = (20 * scaled + denominator) // (2 * denominator)
    if units == (once + 5) // 10:
        return Grade.double
    if units == whole:
        return Grade.truncated
    scale = per * 10**places
    if _from_true(units, scale, numerator, denominator, bases) or _from_rounded(
        units, scale, numerator, denominator, bases
    ):
        return Grade.rounded
    return Grade.impossible


def count_base(count: int, bases: Iterable[int] = BASES) -> int:
    """Give the largest base that a count can have been rounded to; 1 where there is none.

    >>> count_base(1230), count_base(1235), count_base(1234), count_base(12000)
    (10, 5, 1, 10)
    """
    return max((base for base in bases if base in COUNT_BASES and count % base == 0), default=1)


def population_base(count: int, bases: Iterable[int] = BASES) -> int:
    """Give the largest base that a denominator can have been rounded to: 100 or 1,000 only where it is large.

    >>> population_base(212000), population_base(2100), population_base(300)
    (1000, 100, 10)
    """
    return max((base for base in bases if count % base == 0 and (base <= 10 or count >= LARGE * base)), default=1)


def _from_true(units: int, scale: int, numerator: int, denominator: int, bases: Sequence[int]) -> bool:
    """Say whether true counts that round to these can give the figure: by any rule, that is from -0.55 to 1 unit."""
    top, bottom = count_base(numerator, bases), population_base(denominator, bases)
    if top == bottom == 1:
        return False
    top, bottom = 2 * (top // 2), 2 * (bottom // 2)  # to 5 by up to 2, to 10 by up to 5: a half goes either way
    highest, lowest = 2 * numerator + top, max(0, 2 * numerator - top)
    return (20 * units - 11) * (2 * denominator - bottom) <= 20 * scale * highest and scale * lowest < (units + 1) * (
        2 * denominator + bottom
    )


def _from_rounded(units: int, scale: int, numerator: int, denominator: int, bases: Sequence[int]) -> bool:
    """Say whether the figure comes from one count rounded, or from both rounded to the same base."""
    pairs = (
        (top, bottom)
        for base in COUNT_BASES
        if base in bases
        for tops in (_nearest(numerator, base),)
        for bottoms in (_nearest(denominator, base),)
        for top in (numerator, *tops)
        for bottom in (denominator, *bottoms)
    )
    return any(bottom > 0 and abs(2 * units * bottom - 2 * scale * top) <= bottom for top, bottom in pairs)


def _nearest(count: int, base: int) -> tuple[int, int]:
    """Round a count to a base, a half up and a half down: the even one of the two is banker's."""
    return (2 * count + base) // (2 * base) * base, -((base - 2 * count) // (2 * base)) * base
