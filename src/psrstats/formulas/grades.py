"""Columns of printed figures graded against columns of counts, by whole numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from psrstats.formulas.grade import BASES, COUNT_BASES, LARGE, Grade, grade

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]

GRADES = tuple(Grade)  # a code is a place in this tuple
ROOM = 2.0**62  # a product estimated below this, in floats good to 15 digits, fits into 63 bits


def grades(
    units: ArrayLike,
    places: ArrayLike,
    numerator: ArrayLike,
    denominator: ArrayLike,
    per: ArrayLike = 100,
    bases: Sequence[int] = (),
) -> NDArray[np.int8]:
    """Grade a column of figures against their counts; each row is graded as `grade` does.

    units: the figures in steps of their last decimal, 56 for 5.6%; places: their decimals; numerator, denominator:
    counts; per: multipliers: whole numbers, in columns of one length or single; bases: as for `grade`.
    Returns a code for each row, its place in GRADES. Rows too large for 64 bits are graded one by one.
    Raises ValueError for a negative count and a denominator of 0, and TypeError for what is not whole.

    >>> [GRADES[code].value for code in grades([57, 56, 65], 1, 12087, 212658)]
    ['half-up', 'cutting off', 'no rule']
    """
    import numpy as np

    given = [np.asarray(column) for column in (units, places, numerator, denominator, per)]
    if any(column.dtype.kind not in "iuO" for column in given):
        raise TypeError("figures and counts are graded as whole numbers")
    columns = np.broadcast_arrays(*given)
    _, shown, tops, bottoms, _ = columns
    if (tops < 0).any() or (bottoms <= 0).any() or (shown < 0).any():
        raise ValueError("counts cannot be negative, nor the denominator 0")
    small = _small(*columns)
    codes = np.empty(small.shape, dtype=np.int8)
    codes[small] = _codes(*(column[small].astype(np.int64) for column in columns), bases=bases)
    for row in np.argwhere(~small):
        figure, decimals, top, bottom, each = (int(column[tuple(row)]) for column in columns)
        codes[tuple(row)] = GRADES.index(grade(figure, decimals, top, bottom, each, bases))
    return codes


def _small(units: Any, places: Any, tops: Any, bottoms: Any, per: Any) -> Truth:
    """Say which rows leave room for every product that grading makes."""
    import numpy as np

    figure, top, bottom = ((np.abs(column.astype(float)) + 20) * 2 for column in (units, tops, bottoms))
    bottom = bottom + BASES[-1]
    scale = per.astype(float) * 10.0 ** places.astype(float)
    small: Truth = (20 * figure * bottom < ROOM) & (20 * scale * top < ROOM) & (20 * bottom < ROOM)
    return small


def _codes(
    units: Whole, places: Whole, tops: Whole, bottoms: Whole, per: Whole, *, bases: Sequence[int]
) -> NDArray[np.int8]:
    import numpy as np

    scale = per * np.array([10**power for power in range(19)])[places]
    scaled = tops * scale
    whole, left = np.divmod(scaled, bottoms)
    once = (20 * scaled + bottoms) // (2 * bottoms)
    rules = (
        units == whole + (2 * left >= bottoms),
        (2 * left == bottoms) & (units == whole + whole % 2),
        units == (once + 5) // 10,
        units == whole,
    )
    codes = np.select(rules, range(len(rules)), len(GRADES) - 1).astype(np.int8)
    rest = codes == len(GRADES) - 1
    if bases and rest.any():
        kept = (units[rest], scale[rest], tops[rest], bottoms[rest])
        explained = _from_true(*kept, bases) | _from_rounded(*kept, bases)
        codes[rest] = np.where(explained, GRADES.index(Grade.rounded), len(GRADES) - 1)
    return codes


def _from_true(units: Whole, scale: Whole, tops: Whole, bottoms: Whole, bases: Sequence[int]) -> Truth:
    import numpy as np

    top, bottom = np.zeros_like(tops), np.zeros_like(bottoms)
    for base in sorted(bases):
        top = np.where((tops % base == 0) & (base in COUNT_BASES), base, top)
        large = (base <= COUNT_BASES[-1]) | (bottoms >= LARGE * base)
        bottom = np.where((bottoms % base == 0) & large, base, bottom)
    top, bottom = 2 * (top // 2), 2 * (bottom // 2)
    highest, lowest = 2 * tops + top, np.maximum(0, 2 * tops - top)
    below = (20 * units - 11) * (2 * bottoms - bottom) <= 20 * scale * highest
    above = scale * lowest < (units + 1) * (2 * bottoms + bottom)
    found: Truth = below & above & ((top > 0) | (bottom > 0))
    return found


def _from_rounded(units: Whole, scale: Whole, tops: Whole, bottoms: Whole, bases: Sequence[int]) -> Truth:
    import numpy as np

    found = np.zeros(units.shape, dtype=np.bool_)
    for base in set(COUNT_BASES) & set(bases):
        for top in (tops, *_nearest(tops, base)):
            for bottom in (bottoms, *_nearest(bottoms, base)):
                found |= (bottom > 0) & (np.abs(2 * units * bottom - 2 * scale * top) <= bottom)
    return found


def _nearest(counts: Whole, base: int) -> tuple[Whole, Whole]:
    return (2 * counts + base) // (2 * base) * base, -((base - 2 * counts) // (2 * base)) * base
