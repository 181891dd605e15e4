"""Funnel plots: the limits for each size of area, in closed form, and where an area lies among them."""

from __future__ import annotations

from psrstats.formulas.comparison import side
from psrstats.formulas.interval import Interval, percentage_interval, rate_interval
from psrstats.formulas.poisson import exact_limits, normal_quantile
from psrstats.formulas.polarity import say
from psrstats.formulas.quotients import Number

LEVELS = (95, 99.8)
POSITIONS = {
    2: "above the 99.8% limit",
    1: "above the 95% limit",
    0: "within the limits",
    -1: "below the 95% limit",
    -2: "below the 99.8% limit",
}


def percentage_funnel(whole: Number, average: Number, level: float = 95) -> Interval:
    """Give the limits within which the percentage of an area of a size does not differ from the average.

    whole: a count above 0, single or in a column; average: a percentage, all parts by all wholes; level: per cent.
    Returns the lower and the upper limit, from 0 to 100: outside them an area's interval excludes the average.
    Source: PHEindicatormethods' calculate_funnel_limits. Wilson's interval inverts the score test, so that the limits
    are the average and so many of its standard errors.

    >>> [round(limit, 4) for limit in percentage_funnel(10, 80.642448)]
    [56.1543, 100.0]
    """
    spread = normal_quantile(level) * (average * (100 - average) / whole) ** 0.5
    lower, upper = average - spread, average + spread
    return Interval((lower + abs(lower)) / 2, upper - (upper > 100) * (upper - 100))


def rate_funnel(events: float, average: float, level: float = 95) -> Interval:
    """Give the rates at which the exact Poisson interval of a number of events has one limit at the average.

    events: a count above 0; average: a rate; level: per cent.
    Returns the lower and the upper limit, in the average's unit.
    Raises ValueError where there are no events.
    Source: PHEindicatormethods' calculate_funnel_limits, which searches for them; these are exact.

    >>> [round(limit, 2) for limit in rate_funnel(20, 50)]
    [32.37, 81.86]
    """
    if not events > 0:
        raise ValueError("a funnel of rates begins at 1 event")
    lower, upper = exact_limits(events, level)
    return Interval(events / upper * average, events / lower * average)


def percentage_position(part: Number, whole: Number, average: float) -> Number:
    """Say where an area's percentage lies in the funnel about an average.

    part, whole: counts, single or in columns; average: a percentage.
    Returns above or below the 95% or the 99.8% limit, or within the limits.
    Raises ValueError as `percentage_interval` does.
    Source: PHEindicatormethods' assign_funnel_significance.

    >>> percentage_position(23618, 28954, 80.642448), percentage_position(24648, 32000, 80.642448)
    ('above the 99.8% limit', 'below the 99.8% limit')
    """
    return _position(average, *(percentage_interval(part, whole, level) for level in LEVELS))


def rate_position(events: Number, population: Number, per: Number, average: float) -> Number:
    """Say where an area's rate lies in the funnel about an average rate.

    events, population: counts, single or in columns; per: the multiplier; average: a rate of the same.
    Returns above or below the 95% or the 99.8% limit, or within the limits.
    Raises ValueError as `rate_interval` does.
    Source: PHEindicatormethods' assign_funnel_significance.

    >>> rate_position(204, 41639, 10000, 42.8), rate_position(204, 41639, 10000, 30.0)
    ('within the limits', 'above the 99.8% limit')
    """
    return _position(average, *(rate_interval(events, population, per, level) for level in LEVELS))


def _position(average: float, inner: Interval, outer: Interval) -> Number:
    return say(side(inner, average) + side(outer, average), POSITIONS)
