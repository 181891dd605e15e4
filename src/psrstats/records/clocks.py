"""The clocks of the United Kingdom: an hour on in summer, from the last Sunday of March to that of October."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

CHANGED = 1  # the hour of the day, in universal time, at which clocks change


@lru_cache(256)
def last_sunday(year: int, month: int) -> date:
    """Give the last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def on_the_clock(moment: datetime) -> datetime:
    """Give what clocks here show at a moment of universal time.

    >>> on_the_clock(datetime(2019, 6, 5, 23, 40)), on_the_clock(datetime(2019, 3, 31, 0, 59))
    (datetime.datetime(2019, 6, 6, 0, 40), datetime.datetime(2019, 3, 31, 0, 59))
    """
    begins, ends = (
        datetime.combine(last_sunday(moment.year, month), datetime.min.time()) + timedelta(hours=CHANGED)
        for month in (3, 10)
    )
    return moment + timedelta(hours=1) if begins <= moment < ends else moment
