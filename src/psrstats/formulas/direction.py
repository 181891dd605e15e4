"""Which way a figure went, by its numbers before any rounding; whether that is good is said by polarity."""

from __future__ import annotations

from psrstats.formulas.polarity import say
from psrstats.formulas.quotients import Number

DIRECTIONS = {1: "up", 0: "no change", -1: "down"}


def sign(change: Number) -> Number:
    """Give the sign of a change, before any rounding.

    change: a number or a column. Returns 1, 0 or -1, and a missing number for a missing change.

    >>> sign(-0.04), sign(0), sign(2.4)
    (-1.0, 0, 1.0)
    """
    return (change > 0) * 1 - (change < 0) * 1 + 0 * change


def direction(change: Number) -> Number:
    """Say which way a figure went: up, down or no change; blank where the change is missing.

    change: now less before, not rounded, so that "no change" is never a small one; a column will do.

    >>> direction(463 - 483), direction(0.04), direction(0)
    ('down', 'up', 'no change')
    """
    return say(sign(change), DIRECTIONS)
