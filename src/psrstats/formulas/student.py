"""Student's t: the mean of a sample, of pairs and of two samples, with its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, variance
from typing import NamedTuple

ENOUGH = 2  # numbers, for a variance
STEPS = 200
TINY = 1e-300


class Mean(NamedTuple):
    """A mean, or a difference of two, with the limits of its interval; without any where there are too few."""

    value: float
    lower: float | None
    upper: float | None


def mean_interval(numbers: Sequence[float], level: float = 95) -> Mean:
    """Give the mean of a sample and its interval by Student's t.

    numbers: at least one; of pairs, their differences. level: per cent.
    Source: Student (1908).

    >>> [round(one, 3) for one in mean_interval([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])]
    [0.75, -0.53, 2.03]
    """
    mean, number = fmean(numbers), len(numbers)
    if number < ENOUGH:
        return Mean(mean, None, None)
    half = t_quantile(number - 1, level) * math.sqrt(variance(numbers) / number)
    return Mean(mean, mean - half, mean + half)


def difference_of_means(first: Sequence[float], second: Sequence[float], level: float = 95) -> Mean:
    """Give how far the mean of one sample is from that of another, the first less the second, and its interval.

    Source: Welch (1947), whose samples need not have one variance.

    >>> drug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    >>> other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    >>> [round(one, 3) for one in difference_of_means(drug, other)]
    [-1.58, -3.365, 0.205]
    """
    apart = fmean(first) - fmean(second)
    if min(len(first), len(second)) < ENOUGH:
        return Mean(apart, None, None)
    one, other = variance(first) / len(first), variance(second) / len(second)
    if not one + other:
        return Mean(apart, apart, apart)
    degrees = (one + other) ** 2 / (one**2 / (len(first) - 1) + other**2 / (len(second) - 1))
    half = t_quantile(degrees, level) * math.sqrt(one + other)
    return Mean(apart, apart - half, apart + half)


def t_quantile(degrees: float, level: float = 95) -> float:
    """Give the t that a share of Student's distribution lies within, on both sides of nought.

    degrees: of freedom, above 0; level: per cent.

    >>> round(t_quantile(9), 3), round(t_quantile(1), 3), round(t_quantile(30, 99), 3)
    (2.262, 12.706, 2.75)
    """
    outside, low, high = 1 - level / 100, 0.0, 1.0
    while _outside(high, degrees) > outside:
        high *= 2
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _outside(middle, degrees) > outside else (low, middle)
    return (low + high) / 2


def _outside(t: float, degrees: float) -> float:
    """Give the share of Student's distribution that lies further from nought than t."""
    return _beta(degrees / (degrees + t * t), degrees / 2, 0.5)


def _beta(x: float, a: float, b: float) -> float:
    """Give the regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, STEPS):
        for number in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _away(1 + number * d), _away(1 + number / c)
            found *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * found


def _away(number: float) -> float:
    return number if abs(number) > TINY else TINY
