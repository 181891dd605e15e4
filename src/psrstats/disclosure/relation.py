"""What is known of some numbers together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Relation(Struct, frozen=True):
    """What is known of some numbers together: low <= the sum of each times its coefficient <= high."""

    numbers: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float = 0.0
    high: float = 0.0

    @classmethod
    def total(cls, whole: int, parts: Sequence[int]) -> Relation:
        """Say that parts add up to a whole."""
        return cls((whole, *parts), (-1.0, *([1.0] * len(parts))))

    def is_total_of(self, number: int) -> bool:
        """Say whether a number is the whole, and the others its parts."""
        return self.numbers[0] == number and self.coefficients[0] < 0
