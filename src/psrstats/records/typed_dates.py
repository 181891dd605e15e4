"""Dates that are typed as text, read in whichever way a column has them: day first, month first, year first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from psrstats.patterns import regex
from psrstats.periods import MONTHS
from psrstats.records.clocks import on_the_clock

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
_CLOCK = r"(?P<hour>\d{1,2})[:.]?(?P<minute>[0-5]\d)(?::\d\d(?:\.\d+)?)? ?(?P<half>[ap]\.?m\.?)?"
_ZONE = r"(?:(?P<universal>z)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)| ?(?:h(?:ou)?rs?|h))?"
_TIME = rf"(?:[t, ]+(?:at )?{_CLOCK}{_ZONE})?"
_FORMS = tuple(regex(form + _TIME) for form in _DATES)
_ALONE = regex(_CLOCK + _ZONE)
_ZONED = regex(r"(?:z|[+-]\d\d:?\d\d)$")
_NO_TIME = regex(r"(?:unknown|not known|n/?k|tbc)?")
_NOTHING = regex(r"[-–—.]*|n/?a|none|null|nil|not applicable")
_OPEN = regex(
    r"(?:still )?(?:open|ongoing|on-going|missing|active|current|continuing)|present|to date|"
    r"not (?:yet )?(?!known|recorded|stated|provided|available|given|clear)\w+"
)
NEVER = 9999  # a year that programs write where something has no end
BESIDE = "\x1f"  # between a date and the time that stands in a column beside it
_EITHER = regex(r"0\.[0-5]\d")
_PART_OF_A_DAY = regex(r"0(?:\.\d+)?")
DAY = 24 * 60  # minutes
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
    """Read a date as it is typed; a time in universal time, or of another zone, as clocks here show it.

    >>> read_typed("5/6/2019 23:40")
    Typed(year=2019, first=5, second=6, told=False, minute=1420)
    >>> read_typed("Fri 5 Jun 20").first, read_typed("2019-06-05").second, read_typed("soon") is None
    (5, 6, True)
    >>> read_typed("2019-06-05T23:40:00Z").first, read_typed("2019-06-05 23:40+01:00").minute
    (6, 1420)
    """
    words = " ".join(text.split()).casefold()
    for form in _FORMS:
        if found := form.fullmatch(words):
            typed = _typed(found.groupdict())
            return typed and (_moved if typed.told else _unmoved)(typed, found.groupdict())
    return _of_workbook(words)


def _unmoved(typed: Typed, parts: dict[str, str | None]) -> Typed | None:
    """Give a date that does not say which is the month; none where its time is of another zone in either reading."""
    for day, month in ((typed.first, typed.second), (typed.second, typed.first)):
        if month <= len(MONTHS):
            told = Typed(typed.year, day, month, True, typed.minute)
            if _moved(told, parts) != told:
                return None
    return typed


def _moved(typed: Typed, parts: dict[str, str | None]) -> Typed | None:
    """Move a time of another zone to the clocks here; a day that the calendar has not is none."""
    if typed.minute is None or not (parts["universal"] or parts["sign"]):
        return typed
    ahead = timedelta(hours=int(parts["hours"] or 0), minutes=int(parts["minutes"] or 0))
    try:
        given = datetime(typed.year, typed.second, typed.first) + timedelta(minutes=typed.minute)
        shown = on_the_clock(given + ahead if parts["sign"] == "-" else given - ahead)
    except (ValueError, OverflowError):
        return None
    return Typed(shown.year, shown.day, shown.month, True, shown.hour * 60 + shown.minute)


def read_beside(text: str) -> Typed | None:
    """Read a date with the time that stands beside it; None where either cannot be read.

    >>> read_beside("5 June 2019" + BESIDE + "23.40").minute, read_beside("5 June 2019" + BESIDE).minute
    (1420, None)
    >>> read_beside("5 June 2019" + BESIDE + "23:40Z").first, read_beside("5/6/2019" + BESIDE + "23:40Z")
    (6, None)
    >>> read_beside("5 June 2019" + BESIDE + "tea")
    """
    day, _, clock = text.partition(BESIDE)
    typed, words = read_typed(day), " ".join(clock.split()).casefold()
    if typed is None or typed.minute or _NOTHING.fullmatch(words) or _NO_TIME.fullmatch(words):
        return typed
    if _ZONED.search(words):
        return read_typed(f"{day} {words}") if typed.minute is None else None
    minute = _clock(words)
    return None if minute is None else replace(typed, minute=minute)


def says_nothing(text: str, *, end: bool = False) -> bool:
    """Say whether words in the place of a date say that there is none; end: in that of an episode's end.

    >>> says_nothing("n/a"), says_nothing("Still missing", end=True), says_nothing("31/12/9999", end=True)
    (True, True, True)
    >>> says_nothing("Ongoing"), says_nothing("see file", end=True), says_nothing("not known", end=True)
    (False, False, False)
    """
    words = " ".join(text.partition(BESIDE)[0].split()).casefold()
    if _NOTHING.fullmatch(words) or not end:
        return bool(_NOTHING.fullmatch(words))
    typed = read_typed(words)
    return typed.year == NEVER if typed else bool(_OPEN.fullmatch(words))


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
    if minute is not None and minute >= DAY:
        return None
    if full := parts.get("full"):
        return Typed(int(full), int(parts["day"] or 0), int(parts["number"] or 0), True, minute)
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 1900 if year >= PIVOT else 2000
    if month := parts.get("month"):
        return Typed(year, int(parts["day"] or 0), MONTHS.index(month) + 1, True, minute)
    return Typed(year, int(parts["first"] or 0), int(parts["second"] or 0), False, minute)


def _clock(words: str) -> int | None:
    """Read a time of day, which a workbook may have made part of a day; 0.25 may be either, and is none."""
    if _EITHER.fullmatch(words):
        return None
    if found := _ALONE.fullmatch(words):
        minute = _minute(found.groupdict())
        return minute if minute is not None and minute < DAY else None
    if _PART_OF_A_DAY.fullmatch(words):
        return min(round(float(words) * DAY), DAY - 1)
    return None


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
    minute = round(float(f"0.{found[2]}") * DAY) if found[2] else None
    return Typed(day.year, day.day, day.month, True, None if minute is None else min(minute, DAY - 1))
