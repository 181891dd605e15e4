"""The interval of the difference of two percentages of counts."""

from __future__ import annotations

import math

from psrstats.formulas.interval import Interval, percentage_interval


def difference_interval(first: tuple[float, float], second: tuple[float, float], level: float = 95) -> Interval:
    """Give the interval of the first percentage less the second, in percentage points.

    first, second: the part and the whole of each, counted in samples of their own; level: per cent.
    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10: Wilson's intervals put together.

    >>> [round(limit, 2) for limit in difference_interval((56, 70), (48, 80))]
    [5.24, 33.39]
    """
    shares = [100 * part / whole for part, whole in (first, second)]
    (low, high), (other_low, other_high) = (percentage_interval(part, whole, level) for part, whole in (first, second))
    apart = shares[0] - shares[1]
    below = math.hypot(shares[0] - low, other_high - shares[1])
    return Interval(apart - below, apart + math.hypot(high - shares[0], shares[1] - other_low))
