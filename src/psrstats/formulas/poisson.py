"""Exact Poisson limits of a count, from its own root search: no statistics library is imported for them."""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log

STEPS = 200  # a search that starts near its root takes about five
USUAL = {95.0: 1.9599639845400536}  # so that one figure at the console does not wait for `statistics`


@lru_cache
def normal_quantile(level: float) -> float:
    """Give how many standard errors lie either side of the value at a level of confidence.

    level: per cent, above 0 and below 100.
    Raises ValueError for any other level.

    >>> round(normal_quantile(95), 4), round(normal_quantile(99.8), 4)
    (1.96, 3.0902)
    """
    if not 0 < level < 100:
        raise ValueError(f"a level of confidence lies between 0 and 100 per cent, not at {level}")
    if level in USUAL:
        return USUAL[level]
    from statistics import NormalDist

    return NormalDist().inv_cdf(0.5 + level / 200)


@lru_cache(maxsize=4096)
def exact_limits(events: float, level: float = 95) -> tuple[float, float]:
    """Give the exact Poisson limits of one count: the means under which so few, or so many, are just as unlikely.

    events: a count, or an expected count with decimals, 0 or more; level: per cent.
    Returns the lower and the upper limit, as counts; the lower limit of none is 0.
    Raises ValueError for a negative count.
    Source: Garwood (1936), as chi-square quantiles halved; PHEindicatormethods' phe_rate below 10 events.

    >>> [round(limit, 4) for limit in exact_limits(4)], exact_limits(0)[0]
    ([1.0899, 10.2416], 0.0)
    """
    if not events >= 0:
        raise ValueError("a count cannot be negative or missing")
    z, tail = normal_quantile(level), (100 - level) / 200
    lower = _gamma_quantile(events, tail, -z) if events else 0.0
    return lower, _gamma_quantile(events + 1, 1 - tail, z)


def _gamma_quantile(shape: float, probability: float, z: float) -> float:
    """Search by Newton's steps, halving what is left wherever a step would leave it."""
    guess = shape * (1 - 1 / (9 * shape) + z / (3 * shape**0.5)) ** 3
    low, high = 0.0, 4 * shape + 4 * z**2 + 10
    guess = guess if guess > 0 else high / 2
    for _ in range(STEPS):
        cumulative, density = _gamma(shape, guess)
        low, high = (guess, high) if cumulative < probability else (low, guess)
        step = guess - (cumulative - probability) / density if density else low
        step = step if low < step < high else (low + high) / 2
        if abs(step - guess) <= 1e-15 * guess:
            return step
        guess = step
    return guess


def _gamma(shape: float, x: float) -> tuple[float, float]:
    """Give the cumulative gamma distribution, and its density, at x above 0."""
    density = exp((shape - 1) * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return density * x * _series(shape, x), density
    return 1 - density * x * _fraction(shape, x), density


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    while term > 1e-17 * total:
        shape += 1
        term *= x / shape
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """Work the continued fraction of the upper tail out from its front, by Lentz's method."""
    tail = x + 1 - shape
    above, below = 1e300, 1 / tail
    value, change, step = below, 0.0, 0
    while abs(change - 1) > 1e-16:
        step += 1
        numerator = -step * (step - shape)
        tail += 2
        below = 1 / (numerator * below + tail)
        above = tail + numerator / above
        change = below * above
        value *= change
    return value
