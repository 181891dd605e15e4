"""Percentage, rate, ratio, change, total and mean: arithmetic that serves floats, columns and exact fractions alike."""

from __future__ import annotations

from typing import Any

# A number, a Fraction, a Series: whatever can be added, multiplied and divided.
Number = Any


def percentage(part: Number, whole: Number) -> Number:
    """Give a part as a percentage of a whole.

    >>> percentage(1, 8)
    12.5
    """
    return part * 100 / whole


def rate(events: Number, population: Number, per: Number) -> Number:
    """Give events per so many of a population.

    >>> rate(204, 40800, 10000)
    50.0
    """
    return events * per / population


def ratio(first: Number, second: Number) -> Number:
    """Give how many of the first there are for one of the second.

    >>> ratio(3, 2)
    1.5
    """
    return first / second


def change(now: Number, before: Number) -> Number:
    """Give the difference: a count, a rate, or percentage points.

    >>> change(463, 483)
    -20
    """
    return now - before


def percent_change(now: Number, before: Number) -> Number:
    """Give the change as a percentage of what it was.

    >>> percent_change(180, 240)
    -25.0
    """
    return (now - before) * 100 / before


def total(*parts: Number) -> Number:
    """Add up.

    >>> total(1, 48, 10, 4)
    63
    """
    return sum(parts)


def signed(signs: str, *parts: Number) -> Number:
    """Add some parts and take others off.

    >>> signed("++-", 117, 137, 6)
    248
    """
    return sum(part if sign == "+" else -part for sign, part in zip(signs, parts, strict=True))


def mean(*values: Number) -> Number:
    """Give the unweighted mean.

    >>> mean(49.0, 51.5, 60.0)
    53.5
    """
    return sum(values) / len(values)
