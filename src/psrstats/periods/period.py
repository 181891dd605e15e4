"""A period, and the ones that there are: days, months, quarters, years of each kind."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

MONTH = 30.4  # days
MONTH_NAMES = "January February March April May June July August September October November December".split()
MONTHS = tuple(name[:3].casefold() for name in MONTH_NAMES)
DECEMBER = 12


class ImpossiblePeriod(ValueError):
    """The text is written as a period, but no such period exists."""


class Period(Struct, frozen=True, order=True):
    """A stretch of days and the name a report gives it; ordered by its end."""

    end: date
    start: date
    name: str

    def __str__(self) -> str:
        return self.name

    @property
    def months(self) -> int:
        """How many months it lasts, rounded; 0 for a day."""
        return round(((self.end - self.start).days + 1) / MONTH)


def calendar_year(year: int) -> Period:
    """Make January to December of a year."""
    return Period(date(year, 12, 31), date(year, 1, 1), str(year))


def financial_year(first: int) -> Period:
    """Make April to March, from its first year.

    >>> str(financial_year(1999))
    '1999-00'
    """
    return Period(date(first + 1, 3, 31), date(first, 4, 1), _years(first))


def academic_year(first: int) -> Period:
    """Make September to August, from its first year."""
    return Period(date(first + 1, 8, 31), date(first, 9, 1), f"academic {_years(first)}")


def quarter(first: int, number: int) -> Period:
    """Make a quarter of a financial year: Q1 is April to June."""
    start = date(first + number // 4, (3 * number) % 12 + 1, 1)
    return Period(_month_end(start.year, start.month + 2), start, f"Q{number} {_years(first)}")


def month_of(year: int, number: int) -> Period:
    """Make a month of a calendar year.

    >>> str(month_of(2019, 4))
    'April 2019'
    """
    return Period(_month_end(year, number), date(year, number, 1), f"{MONTH_NAMES[number - 1]} {year}")


def year_ending(year: int, month: int) -> Period:
    """Make the twelve months up to the end of a month.

    >>> [str(year_ending(2020, month)) for month in (3, 8, 12, 6)]
    ['2019-20', 'academic 2019-20', '2020', 'year to June 2020']
    """
    known = {3: financial_year(year - 1), 8: academic_year(year - 1), 12: calendar_year(year)}
    if month in known:
        return known[month]
    return Period(_month_end(year, month), date(year - 1, month + 1, 1), f"year to {MONTH_NAMES[month - 1]} {year}")


def pooled(first: Period, last: Period) -> Period:
    """Make one period of several years: 2014-15 to 2016-17."""
    return Period(last.end, first.start, f"{first.name} to {last.name}")


def month_in(year: Period, number: int) -> Period:
    """Give the month of a year by its number: January of 2019-20 is January 2020.

    >>> str(month_in(financial_year(2019), 1)), str(month_in(calendar_year(2019), 1))
    ('January 2020', 'January 2019')
    """
    return month_of(year.start.year + (number < year.start.month), number)


def is_year(period: Period) -> bool:
    """Tell a financial, academic or calendar year."""
    return 364 <= (period.end - period.start).days <= 366 and not period.name.startswith("year to")


def on_day(day: date) -> Period:
    """Make a single day, as of a snapshot."""
    day = date(day.year, day.month, day.day)  # a datetime has its time taken off
    return Period(day, day, f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}")


def is_quarter(period: Period) -> bool:
    """Tell whether a period is a quarter of a financial year."""
    return period.name.startswith("Q")


def is_month(period: Period) -> bool:
    """Tell whether a period is a month."""
    return (period.start.year, period.start.month) == (period.end.year, period.end.month) and period.start < period.end


def season(period: Period) -> str:
    """Name what a period is of any year, so that those of several years make a series.

    >>> [season(period) for period in (quarter(2019, 4), financial_year(2019), on_day(date(2020, 3, 31)))]
    ['Q4', '1 4 to 31 3', '31 3']
    """
    if is_quarter(period):
        return period.name[:2]
    if is_month(period):
        return MONTH_NAMES[period.start.month - 1]
    days = dict.fromkeys(f"{day.day} {day.month}" for day in (period.start, period.end))
    return " to ".join(days)


def _years(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
