"""What a table's counts were rounded to, told by the counts themselves."""

from __future__ import annotations

from collections.abc import Iterable

from psrstats.formulas.grade import BASES

CHANCE = 1000  # exact counts would all be multiples of the base less than once in so many tables


def rounding_base(counts: Iterable[int]) -> int:
    """Tell what a table's counts were rounded to.

    counts: the counts of one table; noughts and repeats tell nothing.
    Returns 1000, 100, 10 or 5 where all are multiples of it, and so many of them that exact counts would hardly be:
    two for 1,000 or 100, three for 10, five for 5. Returns 1 for exact counts, and for too few to tell.

    >>> rounding_base([10030, 30930, 22060]), rounding_base([12087, 12528, 11189]), rounding_base([10, 20])
    (10, 1, 1)
    """
    told = {count for count in counts if count}
    sure = (base for base in BASES if len(told) > 1 and base ** len(told) >= CHANCE)
    return max((base for base in sure if all(count % base == 0 for count in told)), default=1)
