"""Which counts of children may be shown, and how."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.config import Disclosure


class Policy(Struct, frozen=True):
    """A rule of publishing: the largest count that is small, what the others are rounded to, and zeros."""

    largest: int  # counts from 1 to this are suppressed; 0 where none are
    base: int = 1  # what the others are rounded to
    lowest: int = 1  # the lowest count that is suppressed: 0 where zeros are
    candidates: int = 3  # how many values an outsider must be left with for each suppressed count
    midpoint: bool = False  # whether the others are replaced by the middle of the base that they are among

    def is_small(self, counts: Array) -> Array:
        """Say which counts are suppressed; never one that is missing.

        >>> Policy(5).is_small(np.array([0, 1, 5, 6, np.nan])).tolist()
        [False, True, True, False, False]
        """
        small: Array = (counts >= self.lowest) & (counts <= self.largest) if self.largest else counts < 0
        return small

    def printed(self, counts: Array) -> Array:
        """Round counts half-up, or to the middle of the base they are among, as they are printed; NaN stays so.

        Source of the midpoints: OpenSAFELY's output checks, "midpoint 6 rounding".

        >>> Policy(7, base=5).printed(np.array([0, 12, 13, np.nan])).tolist()
        [0.0, 10.0, 15.0, nan]
        >>> Policy(0, base=6, midpoint=True).printed(np.array([0, 1, 6, 7, 12])).tolist()
        [0.0, 3.0, 3.0, 9.0, 9.0]
        """
        if self.midpoint:
            middle: Array = np.ceil(counts / self.base) * self.base - (counts != 0) * (self.base // 2)
            return middle
        return np.floor(counts / self.base + 0.5) * self.base

    def ends(self, printed: Array, low: Array | bool = False) -> tuple[Array, Array]:
        """Give the least and the greatest count that is printed so; low: which are marked low, and no true 0.

        >>> low, high = Policy(7, base=5).ends(np.array([0, 10]))
        >>> low.tolist(), high.tolist()
        ([0.0, 8.0], [0.0, 12.0])
        >>> [ends.tolist() for ends in Policy(0, base=6, midpoint=True).ends(np.array([0, 3, 9]))]
        [[0.0, 1.0, 7.0], [0.0, 6.0, 12.0]]
        >>> low, high = Policy(0, base=5).ends(np.array([0, 5]))
        >>> low.tolist(), high.tolist()
        ([0.0, 3.0], [2.0, 7.0])
        """
        if self.base == 1:
            return printed.astype(float), printed.astype(float)
        if self.midpoint:
            above = np.where(printed == 0, 0.0, self.base // 2)
            return np.where(printed == 0, 0.0, printed + above - self.base + 1), printed + above
        least = np.maximum(np.ceil(printed - self.base / 2), self.largest + 1)
        greatest = np.ceil(printed + self.base / 2) - 1
        half = self.base - self.base // 2 - 1.0
        nothing = 0.0 if self.largest or self.has_low else half
        at_nought = np.where(low, 1.0, 0.0), np.where(low, half, nothing)
        return np.where(printed == 0, at_nought[0], least), np.where(printed == 0, at_nought[1], greatest)

    @property
    def has_low(self) -> bool:
        """Whether a count that rounds to 0 is marked low; not where that leaves too few that it can be."""
        return (
            self.base > 1
            and not self.largest
            and not self.midpoint
            and self.base - self.base // 2 - 1 >= self.candidates
        )


def policy_of(said: Disclosure) -> Policy:
    """Take the policy that psrstats.toml names.

    >>> policy_of(Disclosure(policy="threshold", n=10))
    Policy(largest=9, base=1, lowest=1, candidates=3, midpoint=False)
    """
    return Policy(said.largest, said.base, said.lowest, said.candidates, said.policy == "midpoint-6")
