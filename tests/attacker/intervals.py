"""Which counts have given confidence limits: tried one by one (Wilson's for shares, Byar's for rates)."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def counts_with(
    limit: float, half: float, bottom: int, per: int, level: float, unit: str, side: str
) -> list[int]:  # a limit is all this, and each is needed
    """Give the counts whose lower or upper limit is printed so; bottom: how many they are of."""
    z = NormalDist().inv_cdf(0.5 + level / 200)
    most = min(bottom, 400)
    return [n for n in range(most + 1) if abs(_limit(n, bottom, z, unit, side) * per - limit) <= half * 1.001]


def _limit(count: int, bottom: int, z: float, unit: str, side: str) -> float:
    sign = -1 if side == "l" else 1
    if unit == "percent":
        share, more = count / bottom, z * z / bottom
        middle = share + more / 2
        return (middle + sign * z * sqrt(share * (1 - share) / bottom + more / bottom / 4)) / (1 + more)
    if side == "l":
        return 0.0 if not count else count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 / bottom
    more = count + 1
    return more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3 / bottom
