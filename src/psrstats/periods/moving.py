"""The period a year or a quarter before another, and the one whose population goes with it."""

from __future__ import annotations

from datetime import date

from psrstats.periods.period import (
    Period,
    academic_year,
    calendar_year,
    financial_year,
    is_month,
    is_quarter,
    month_of,
    on_day,
    pooled,
    quarter,
    year_ending,
)
from psrstats.periods.reading import known_period


def year_before(period: Period, years: int = 1) -> Period:
    """Give the same stretch a year (or several) earlier.

    >>> [str(year_before(period)) for period in (quarter(2019, 4), financial_year(2019), calendar_year(2019))]
    ['Q4 2018-19', '2018-19', '2018']
    """
    first = _first_year(period) - years
    if is_quarter(period):
        return quarter(first, int(period.name[1]))
    if period.start == period.end:
        leap_day = period.end.month == 2 and period.end.day == 29
        return on_day(period.end.replace(year=period.end.year - years, day=28 if leap_day else period.end.day))
    if is_month(period):
        return month_of(first, period.start.month)
    if period.name.startswith("year to"):
        return year_ending(period.end.year - years, period.end.month)
    if " to " in period.name:
        ends = (known_period(name) for name in period.name.split(" to "))
        return pooled(*(year_before(end, years) for end in ends))
    if period.name.startswith("academic"):
        return academic_year(first)
    return calendar_year(first) if period.start.month == 1 else financial_year(first)


def quarter_before(period: Period) -> Period | None:
    """Give the quarter before a quarter; None for any other period.

    >>> str(quarter_before(quarter(2019, 1))), quarter_before(financial_year(2019))
    ('Q4 2018-19', None)
    """
    if not is_quarter(period):
        return None
    first, number = _first_year(period), int(period.name[1])
    return quarter(first, number - 1) if number > 1 else quarter(first - 1, 4)


def mid_year(period: Period) -> Period:
    """Give the year of the latest mid-year population estimate (30 June) at a period's end.

    This is the Department for Education's convention: the year to 31 March 2020 takes the mid-2019 estimate.

    >>> str(mid_year(financial_year(2019))), str(mid_year(quarter(2019, 1))), str(mid_year(on_day(date(2020, 3, 31))))
    ('2019', '2019', '2019')
    """
    return calendar_year(period.end.year - (period.end < date(period.end.year, 6, 30)))


def population_year(period: Period, convention: str) -> Period:
    """Give the year of the mid-year population estimate (30 June) under a period's rates.

    convention: latest (at the period's end, or the last before it), previous (before the one in which the period's
    year ends, as the Department for Education does), same (in which it ends), or a year such as 2019.

    >>> [str(population_year(financial_year(2019), which)) for which in ("latest", "previous", "same", "2018")]
    ['2019', '2019', '2020', '2018']
    >>> [str(population_year(quarter(2019, 1), which)) for which in ("latest", "previous", "same")]
    ['2019', '2019', '2020']
    """
    if convention == "latest":
        return mid_year(period)
    if convention not in ("previous", "same"):
        return calendar_year(int(convention))
    ends = _first_year(period) + 1 if is_quarter(period) else period.end.year
    return calendar_year(ends - (convention == "previous"))


def _first_year(period: Period) -> int:
    """Give the year in which the period's financial, academic or calendar year begins."""
    if period.start.month < 4 and is_quarter(period):
        return period.start.year - 1
    return period.start.year
