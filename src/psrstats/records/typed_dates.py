"""Dates that are typed as text, read in whichever way a column has them: day first, month first, year first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from psrstats.patterns import regex
from psrstats.periods import MONTHS

EPOCH = date(1970, 1, 1).toordinal()
EXCEL = date(1899, 12, 30).toordinal() - EPOCH  # a workbook's day 0
DAYS_OF_A_WORKBOOK = (20_000, 80_000)  # 1954 to 2119: what a date is where it lost its format
PIVOT = 50  # 49 is 2049, 50 is 1950
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DATES = (
    r"(?P<full>\d{4})(?P<dash>[-/.])(?P<number>\d{1,2})(?P=dash)(?P<day>\d{1,2})",
    rf"(?P<first>\d{{1,2}})(?P<dash>[-/.])(?P<second>\d{{1,2}})(?P=dash){_YEAR}",
    rf"(?:[a-z]+,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[- ]{_MONTH}[-, ]+{_YEAR}",
    rf"(?:[a-z]+,? )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    r"(?P<full>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)",
)
_TIME = r"(?:[t, ]+(?:at )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)? ?(?P<half>[ap]\.?m\.?)?z?)?"
_FORMS = tuple(regex(form + _TIME) for form in _DATES)
_NUMBER = regex(r"(\d{5})(?:\.(\d+))?")


class Typed(Struct, frozen=True):
    """A date as it is typed: its two numbers in their order where it does not say which is the month."""

    year: int
    first: int
    second: int
    told: bool  # whether it says which is the month; then the first is the day
    minute: int | None  # of the day, where a time stands beside it


class Order(Struct, frozen=True):
    """Which of two numbers is the month in a column of typed dates, and what tells."""

    month_first: bool
    day_shown: bool  # some first number is above 12
    month_shown: bool  # some second number is above 12
    different: int = 0  # how many dates it was told from

    @property
    def mixed(self) -> bool:
        """Whether both orders stand in the one column."""
        return self.day_shown and self.month_shown


@lru_cache(1 << 17)
def read_typed(text: str) -> Typed | None:
    """Read a date as it is typed.

    >>> read_typed("5/6/2019 23:40")
    Typed(year=2019, first=5, second=6, told=False, minute=1420)
    >>> read_typed("Fri 5 Jun 20").first, read_typed("2019-06-05").second, read_typed("soon") is None
    (5, 6, True)
    """
    words = " ".join(text.split()).casefold()
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _typed(found.groupdict())
    return _of_workbook(words)


def order_of(dates: Iterable[Typed | None], said: str = "") -> Order:
    """Tell which number is the month in the dates of one column; said: day first or month first, if that is known."""
    open_ones = [each for each in dates if each and not each.told]
    day_shown, month_shown = any(each.first > 12 for each in open_ones), any(each.second > 12 for each in open_ones)
    month_first = said == "month first" if said else month_shown and not day_shown
    return Order(month_first, day_shown, month_shown, len(open_ones))


def day_of(typed: Typed, *, month_first: bool) -> int | None:
    """Give a date's day, counted from 1 January 1970; None where the calendar has none.

    >>> day_of(read_typed("2 January 1970"), month_first=True), day_of(read_typed("30/2/2020"), month_first=False)
    (1, None)
    """
    day, month = (typed.second, typed.first) if month_first and not typed.told else (typed.first, typed.second)
    try:
        return date(typed.year, month, day).toordinal() - EPOCH
    except ValueError:
        return None


def _typed(parts: dict[str, str | None]) -> Typed | None:
    minute = _minute(parts)
    if minute is not None and minute >= 24 * 60:
        return None
    if full := parts.get("full"):
        return Typed(int(full), int(parts["day"] or 0), int(parts["number"] or 0), True, minute)
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 1900 if year >= PIVOT else 2000
    if month := parts.get("month"):
        return Typed(year, int(parts["day"] or 0), MONTHS.index(month) + 1, True, minute)
    return Typed(year, int(parts["first"] or 0), int(parts["second"] or 0), False, minute)


def _minute(parts: dict[str, str | None]) -> int | None:
    if not parts.get("hour"):
        return None
    hour, half = int(parts["hour"] or 0), (parts.get("half") or "")[:1]
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return hour * 60 + int(parts["minute"] or 0)


def _of_workbook(words: str) -> Typed | None:
    """Read a number of days that a workbook would show as a date."""
    found = _NUMBER.fullmatch(words)
    least, most = DAYS_OF_A_WORKBOOK
    if not found or not least <= int(found[1]) <= most:
        return None
    day = date.fromordinal(int(found[1]) + EXCEL + EPOCH)
    minute = round(float(f"0.{found[2]}") * 24 * 60) if found[2] else None
    return Typed(day.year, day.day, day.month, True, None if minute is None else min(minute, 24 * 60 - 1))
