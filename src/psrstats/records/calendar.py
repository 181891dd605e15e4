"""The calendar as a table: whatever engines count in ways of their own is worked out here once, and only looked up.

DuckDB and Apache Spark differ in lengths between dates and in ages, and agree in whole numbers. So days, months back,
ages, working days and the hour that clocks go back are columns of one small table.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import accumulate

from psrstats.records.clocks import last_sunday
from psrstats.records.typed_dates import DAY, EPOCH

MARGIN = 400  # days beyond those of a log: what falls due, and what came twelve months before
FIRST, LAST = date(1900, 1, 1).toordinal() - EPOCH, date(2100, 12, 31).toordinal() - EPOCH


def days_between(first: int, last: int) -> range:
    """Give the days of a calendar that holds those of a log."""
    return range(max(FIRST, first - MARGIN), min(LAST, last + MARGIN) + 1)


def as_number(day: int) -> int:
    """Write a day as a number of year, month and day, of which two differ by the age, ten thousand for each year.

    >>> as_number(0), (as_number(18351) - 20020401) // 10000
    (19700101, 17)
    """
    when = date.fromordinal(day + EPOCH)
    return when.year * 10000 + when.month * 100 + when.day


def months_before(day: int, months: int) -> int:
    """Give the same day some months earlier, or the month's last where it has none such.

    >>> date.fromordinal(months_before(date(2020, 2, 29).toordinal() - EPOCH, 12) + EPOCH)
    datetime.date(2019, 2, 28)
    """
    when = date.fromordinal(day + EPOCH)
    year, month = divmod(when.year * 12 + when.month - 1 - months, 12)
    month += 1
    return date(year, month, min(when.day, monthrange(year, month)[1])).toordinal() - EPOCH


def due_days(days: range, length: int, *, working: bool) -> list[int]:
    """Say of each day when what began on it falls due: after so many days, or so many working days of England."""
    if not working:
        return [day + length for day in days]
    longer = range(days.start, days.stop + 2 * length + 60)
    works = [day for day in longer if is_working(day)]
    before = list(accumulate((is_working(day) for day in longer), initial=0))  # working days before each day
    return [works[before[at + 1] + length - 1] if length else day for at, day in enumerate(days)]


def is_working(day: int) -> bool:
    """Tell whether a day is Monday to Friday, and no bank holiday in England.

    >>> from datetime import date
    >>> [is_working(date(2020, 5, day).toordinal() - EPOCH) for day in (4, 7, 8, 9)]
    [True, True, False, False]
    """
    when = date.fromordinal(day + EPOCH)
    return when.weekday() < 5 and when not in _holidays(when.year)


@lru_cache(256)
def _holidays(year: int) -> frozenset[date]:
    """Give England's bank holidays of a year; those of years to come are as far as they are known."""
    from holidays import country_holidays  # only working days need it

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def summer_time(day: int) -> tuple[int, int]:
    """Give the minutes of a day between which clocks in the United Kingdom show an hour more than in winter.

    In the hour that is there twice the first is meant; the one that is not there is read as if clocks had not changed.

    >>> [summer_time(date(2019, month, day).toordinal() - EPOCH) for month, day in ((3, 31), (7, 1), (10, 27), (12, 1))]
    [(120, 1440), (0, 1440), (0, 120), (0, 0)]
    """
    when = date.fromordinal(day + EPOCH)
    begins, ends = last_sunday(when.year, 3), last_sunday(when.year, 10)
    if when == begins:
        return 120, DAY
    if when == ends:
        return 0, 120
    return (0, DAY) if begins < when < ends else (0, 0)


def columns(days: range, wanted: Iterable[str]) -> dict[str, list[int]]:
    """Give the columns of a calendar that do not depend on what is counted: day, number, summer_from, summer_until."""
    made = {"day": list(days)}
    if "number" in wanted:
        made["number"] = [as_number(day) for day in days]
    if "summer_from" in wanted:
        both = [summer_time(day) for day in days]
        made |= {"summer_from": [one for one, _ in both], "summer_until": [other for _, other in both]}
    return made
