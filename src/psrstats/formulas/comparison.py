"""An area against a benchmark: higher, lower or similar, told by intervals or by control limits."""

from __future__ import annotations

from psrstats.formulas.interval import Interval, percentage_interval
from psrstats.formulas.poisson import exact_limits
from psrstats.formulas.polarity import Polarity, judgement
from psrstats.formulas.quotients import Number


def compare(area: Number | Interval, benchmark: Number | Interval, polarity: Polarity = "") -> Number:
    """Compare an area with a benchmark, either of them a value or an interval, single or in columns.

    Similar where they touch. Which of the two has the interval is the method: the area's against a value is the usual
    one; both is stricter than a test of their difference; the benchmark's control limits against a value is a funnel.
    polarity: which end is good: high, low, or blank for neither.
    Returns better, similar or worse; without polarity higher, similar or lower; blank where a number is missing.
    Source: the comparison methods of Fingertips.

    >>> compare(Interval(10, 12), 11, "high"), compare(Interval(3.2, 3.5), 3, "low"), compare(Interval(3.2, 3.5), 3)
    ('similar', 'worse', 'higher')
    >>> compare(Interval(2.7, 3.1), Interval(3.5, 4.5), "low")
    'better'
    """
    return judgement(side(area, benchmark), polarity)


def compare_at_two_levels(inner: Interval, outer: Interval, benchmark: Number, polarity: Polarity = "") -> Number:
    """Compare an area with a benchmark by two intervals, such as 95% and 99.8%.

    inner, outer: the narrower and the wider interval of the area, in the benchmark's unit.
    Returns similar within the inner; better or worse within the outer; best or worst beyond it. Without polarity
    lower, higher, lowest or highest.
    Source: Fingertips.

    >>> compare_at_two_levels(Interval(2.5, 2.7), Interval(2.3, 2.9), 2.8, "high")
    'worse'
    >>> compare_at_two_levels(Interval(2.5, 2.7), Interval(2.3, 2.9), 3.0, "low")
    'best'
    """
    return judgement(side(inner, benchmark) + side(outer, benchmark), polarity)


def percentage_limits(whole: Number, benchmark: Number, level: float = 95) -> Interval:
    """Give the control limits about a benchmark for an area of a size, as percentages.

    whole: the area's denominator, single or in a column; benchmark: a percentage; level: per cent.
    Raises ValueError as `percentage_interval` does.
    Source: Fingertips' SPC for proportions: Wilson's limits of the number expected.

    >>> limits = percentage_limits(1972, 8.961108687627933)
    >>> [round(limit, 2) for limit in limits], compare(12.474645030425965, limits, "low")
    ([7.78, 10.3], 'worse')
    """
    return percentage_interval(whole * benchmark / 100, whole, level)


def rate_limits(population: float, benchmark: float, per: float, level: float = 95) -> Interval:
    """Give the control limits about a benchmark for one population, as rates.

    population: a count above 0; benchmark: a rate; per: its multiplier, such as 10,000; level: per cent.
    Source: Fingertips' SPC for rates: exact Poisson limits of the number expected.

    >>> limits = rate_limits(616282, 2.132708657734625, 100000)
    >>> [round(limit, 3) for limit in limits], compare(1.1358436559886544, limits, "low")
    ([1.14, 3.637], 'better')
    """
    limits = exact_limits(benchmark * population / per, level)
    return Interval(*(limit * per / population for limit in limits))


def side(area: Number | Interval, benchmark: Number | Interval) -> Number:
    """Give the side of a benchmark that an area lies on, before any judgement.

    Returns 1 where it is higher, -1 where it is lower, 0 where they touch, and a missing number where one is missing.

    >>> side(Interval(3.2, 3.5), 3), side(3, Interval(3.2, 3.5)), side(3.5, Interval(3.2, 3.5))
    (1.0, -1.0, 0.0)
    """
    ours, theirs = _limits(area), _limits(benchmark)
    missing = 0.0 * (ours.lower + ours.upper + theirs.lower + theirs.upper)
    return (ours.lower > theirs.upper) * 1 - (ours.upper < theirs.lower) * 1 + missing


def _limits(value: Number | Interval) -> Interval:
    return value if isinstance(value, Interval) else Interval(value, value)
