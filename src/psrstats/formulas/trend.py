"""The recent trend: five years, tested, and told only where no one of them makes it."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Literal

from msgspec import Struct

from psrstats.formulas.poisson import normal_quantile

YEARS = 5
LEVEL = 99.8
INTERVAL_WIDTH = 3.92  # a 95% interval is this many standard errors wide

Direction = Literal["increasing", "decreasing", "no significant change", "cannot be calculated"]
Points = list[tuple[int, float, float]]  # 1 to 5, the value, its weight


class Trend(Struct, frozen=True):
    """Which way a series goes; why not, where it cannot be calculated."""

    direction: Direction
    chi_square: float | None = None
    reason: str = ""


def percentage_trend(counts: Mapping[int, tuple[float, float] | None]) -> Trend:
    """Tell the trend of a percentage from its counts, by chi-square for trend.

    counts: by year, the part and its whole; None where there are none. The latest five years are used.
    Returns increasing or decreasing where the trend is significant at 99.8%, and the slope of the log odds keeps its
    sign with any one year left out; cannot be calculated where a year is missing, or has none or all of its whole.
    Source: Fingertips' recent trends for proportions.

    >>> counts = {2014: (994, 40299), 2015: (1023, 41527), 2016: (1199, 42811), 2017: (1332, 44064)}
    >>> trend = percentage_trend(counts | {2018: (1367, 44701)})
    >>> trend.direction, round(trend.chi_square, 2)
    ('increasing', 47.9)
    >>> percentage_trend(counts).reason
    'there are fewer than 5 years'
    """
    if reason := _unfit(counts) or _extreme(counts):
        return Trend("cannot be calculated", reason=reason)
    latest = [counts[year] or (0, 0) for year in _latest(counts)]
    odds = [(time, log(part / (whole - part)), 1.0) for time, (part, whole) in enumerate(latest, 1)]
    return _judge(odds, _chi_square_for_trend(latest))


def interval_trend(values: Mapping[int, tuple[float, float, float] | None]) -> Trend:
    """Tell the trend of any figure from its 95% intervals, by weighted regression.

    values: by year, the value and the limits of its 95% interval; None where there is none. The latest five are used.
    Returns increasing or decreasing where the slope is significant at 99.8% and keeps its sign with any one year left
    out; cannot be calculated where a year or its interval is missing, or the interval has no width.
    Source: Fingertips' recent trends for other figures.

    >>> values = {2016: (28.0, 26.44, 29.64), 2017: (30.2, 28.63, 31.9), 2018: (30.6, 28.98, 32.25)}
    >>> trend = interval_trend({2014: (24.67, 23.16, 26.25), 2015: (24.6, 23.15, 26.19)} | values)
    >>> trend.direction, round(trend.chi_square, 2)
    ('increasing', 46.77)
    """
    if reason := _unfit(values) or _without_width(values):
        return Trend("cannot be calculated", reason=reason)
    latest = [values[year] or (0, 0, 0) for year in _latest(values)]
    weights = [(INTERVAL_WIDTH / (upper - lower)) ** 2 for _, lower, upper in latest]
    points = [(time, point[0], weight) for time, (point, weight) in enumerate(zip(latest, weights, strict=True), 1)]
    return _judge(points, _slope(points) ** 2 * _spread(points))


def _latest(series: Mapping[int, object]) -> range:
    return range(max(series) - YEARS + 1, max(series) + 1)


def _unfit(series: Mapping[int, tuple[float, ...] | None]) -> str:
    """Say why a series has no five years; a series with a gap has none."""
    if len(series) < YEARS:
        return f"there are fewer than {YEARS} years"
    missing = [
        year for year in _latest(series) if any(number != number for number in series.get(year) or (float("nan"),))
    ]
    return f"there is no figure, or no interval, for {', '.join(map(str, missing))}" if missing else ""


def _extreme(counts: Mapping[int, tuple[float, float] | None]) -> str:
    extreme = [year for year in _latest(counts) if (point := counts[year]) and not 0 < point[0] < point[1]]
    return f"in {extreme[0]} it was none or all of the whole" if extreme else ""


def _without_width(values: Mapping[int, tuple[float, float, float] | None]) -> str:
    flat = [year for year in _latest(values) if (point := values[year]) and not point[2] > point[1]]
    return f"the interval of {flat[0]} has no width" if flat else ""


def _judge(points: Points, chi_square: float) -> Trend:
    slopes = [_slope([point for point in points if point is not left_out]) for left_out in (None, *points)]
    steady = all(slope > 0 for slope in slopes) or all(slope < 0 for slope in slopes)
    if not steady or chi_square <= normal_quantile(LEVEL) ** 2:
        return Trend("no significant change", chi_square)
    return Trend("increasing" if slopes[0] > 0 else "decreasing", chi_square)


def _slope(points: Points) -> float:
    """Fit a weighted straight line."""
    weights, times = sum(w for _, _, w in points), sum(w * t for t, _, w in points)
    values, products = sum(w * y for _, y, w in points), sum(w * t * y for t, y, w in points)
    return (weights * products - times * values) / (_spread(points) * weights)


def _spread(points: Points) -> float:
    """Add up the weighted squares of the times about their mean."""
    mean = sum(w * t for t, _, w in points) / sum(w for _, _, w in points)
    return sum(w * (t - mean) ** 2 for t, _, w in points)


def _chi_square_for_trend(counts: list[tuple[float, float]]) -> float:
    parts, wholes = sum(part for part, _ in counts), sum(whole for _, whole in counts)
    parts_by_time = sum(part * time for time, (part, _) in enumerate(counts, 1))
    times, squares = (sum(n * time**power for time, (_, n) in enumerate(counts, 1)) for power in (1, 2))
    above = wholes * (wholes * parts_by_time - parts * times) ** 2
    return above / (parts * (wholes - parts) * (wholes * squares - times**2))
