"""Confidence intervals: Wilson's for percentages; exact Poisson below 10 events and Byar's from 10 for rates."""

from __future__ import annotations

from typing import NamedTuple

from psrstats.formulas.poisson import exact_limits, normal_quantile
from psrstats.formulas.quotients import Number

EXACT_BELOW = 10


class Interval(NamedTuple):
    """The limits between which the value lies, in the value's own unit."""

    lower: Number
    upper: Number


def percentage_interval(part: Number, whole: Number, level: float = 95) -> Interval:
    """Give Wilson's interval of a part as a percentage of its whole.

    part, whole: counts, single or in columns, part no more than whole; level: per cent, such as 95 or 99.8.
    Returns percentages from 0 to 100: from exactly 0 where the part is 0, to exactly 100 where it is the whole.
    A missing row of a column stays missing.
    Raises ValueError for a part below 0 or above its whole, a whole of 0 or less, and a missing single number.
    Source: Wilson (1927), as in PHEindicatormethods' phe_proportion; written so that small parts lose no digits.

    >>> [round(limit, 2) for limit in percentage_interval(12087, 212658)]
    [5.59, 5.78]
    >>> percentage_interval(0, 20).lower, percentage_interval(20, 20).upper
    (0.0, 100.0)
    """
    wrong = (part < 0) | (part > whole) | (whole <= 0)
    _refuse(wrong, part + whole, "a percentage needs a whole above 0, and a part from 0 to the whole")
    z2 = normal_quantile(level) ** 2
    edge = 2 * part + z2 + (z2 * (z2 + 4 * part * (1 - part / whole))) ** 0.5
    lower, upper = 2 * part**2 / (whole * edge), edge / (2 * (whole + z2))
    over = (part == whole) | (upper > 1)  # by a rounding error of the last digit
    return Interval(100 * lower, 100 * (upper - over * (upper - 1)))


def rate_interval(events: Number, population: Number, per: Number, level: float = 95) -> Interval:
    """Give the interval of a rate of events, which may be more than the population.

    events, population: counts, single or in columns; per: the multiplier, such as 10,000; level: per cent.
    Returns rates, each row by the method that `poisson_method` names. A missing row of a column stays missing.
    Raises ValueError for events below 0, a population of 0 or less, and a missing single number.
    Source: PHEindicatormethods' phe_rate.

    >>> [round(limit, 1) for limit in rate_interval(204, 41639, 10000)]
    [42.5, 56.2]
    """
    _refuse(population <= 0, population, "a rate needs a population above 0")
    lower, upper = count_interval(events, level)
    return Interval(lower * per / population, upper * per / population)


def count_interval(events: Number, level: float = 95) -> Interval:
    """Give the interval of a count of events: exact Poisson below 10, Byar's from 10.

    events: a count of 0 or more, single or in a column; level: per cent.
    Returns counts, from exactly 0 where there are no events. A missing row of a column stays missing.
    Raises ValueError for a negative count and a missing single number.
    Source: PHEindicatormethods' phe_rate; the step between 9 and 10 events is below 0.2%.

    >>> [round(limit, 2) for limit in count_interval(9)], [round(limit, 2) for limit in count_interval(10)]
    ([4.12, 17.08], [4.79, 18.39])
    """
    _refuse(events < 0, events, "a count of events runs from 0")
    if hasattr(events, "any"):
        return _of_column(events, level)
    return Interval(*exact_limits(events, level)) if events < EXACT_BELOW else byar_interval(events, level)


def byar_interval(events: Number, level: float = 95) -> Interval:
    """Give Byar's interval of a count.

    events: a count above 0, single or in a column; level: per cent.
    Returns counts, 0 where Byar's lower limit would lie below it.
    Source: Breslow and Day (1987), as in PHEindicatormethods' byars_lower and byars_upper.

    >>> [round(limit, 2) for limit in byar_interval(65)]
    [50.16, 82.85]
    """
    z, more = normal_quantile(level), events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * events**0.5)) ** 3
    return Interval((lower + abs(lower)) / 2, more * (1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3)


def poisson_method(events: float) -> str:
    """Name the method by which the interval of a count is made.

    >>> poisson_method(9), poisson_method(10)
    ('exact Poisson', "Byar's")
    """
    return "exact Poisson" if events < EXACT_BELOW else "Byar's"


def _of_column(events: Number, level: float) -> Interval:
    """Take the few small counts that there are from a table of their exact limits."""
    import numpy as np

    few = events < EXACT_BELOW
    counts, rows = np.unique(np.where(few, events, 0), return_inverse=True)
    exact = np.array([exact_limits(count, level) for count in counts.tolist()]).reshape(-1, 2)[rows]
    byar = byar_interval(events * ~few + EXACT_BELOW * few, level)
    return Interval(*(limit * ~few + exact[:, side] * few for side, limit in enumerate(byar)))


def _refuse(wrong: Number, numbers: Number, message: str) -> None:
    """Raise where something is wrong with a number or with any row of a column, or a single number is missing."""
    if wrong.any() if hasattr(wrong, "any") else wrong or numbers != numbers:
        raise ValueError(message)
