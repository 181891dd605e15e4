"""Two groups of children that share some: how many are in one or the other or both."""

from __future__ import annotations

from typing import NamedTuple

from psrstats.formulas.quotients import Number


class Overlap(NamedTuple):
    """The children of two groups, each counted once."""

    either: Number
    first_only: Number
    second_only: Number
    both: Number


def overlap(first: Number, second: Number, both: Number) -> Overlap:
    """Count the children in one group or the other or both, by inclusion and exclusion.

    first, second: counts of the two groups, each with those in both; both: the count in both; single or in columns.
    Returns the count in either, in the first alone, in the second alone, and in both.
    Raises ValueError where there are more in both than in one of them, or fewer than none.

    >>> overlap(117, 137, 6)
    Overlap(either=248, first_only=111, second_only=131, both=6)
    """
    wrong = (both < 0) | (both > first) | (both > second)
    if wrong.any() if hasattr(wrong, "any") else wrong:
        raise ValueError("those in both groups are counted in each, so neither can be the smaller")
    return Overlap(first + second - both, first - both, second - both, both)
