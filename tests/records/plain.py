"""The same counts by brute force: each row held against each other, in plain Python with the calendar's own dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from holidays import country_holidays
from msgspec import Struct

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG", years=range(2014, 2026))
BANDS = ((0, 0, "Under 1"), (1, 4, "1 to 4"), (5, 9, "5 to 9"), (10, 15, "10 to 15"), (16, 17, "16 to 17"))


class Row(Struct, frozen=True):
    """One row of a log."""

    child: str
    start: datetime
    end: datetime | None = None
    ward: str = ""
    born: date | None = None

    @property
    def day(self) -> date:
        return self.start.date()


Found = list[tuple[Row, date]]  # the rows that count, and the day by which they do


def a_month_before(day: date, months: int) -> date:
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


def events(rows: Iterable[Row], first: date, last: date) -> Found:
    return [(row, row.day) for row in rows if first <= row.day <= last]


def often(rows: list[Row], first: date, last: date, many: int, days: int) -> Found:
    found = []
    for row, day in events(rows, first, last):
        near = [o for o in rows if o.child == row.child and timedelta(0) <= day - o.day <= timedelta(days - 1)]
        if row.child and len(near) > many:
            found.append((row, day))
    return found


def again(rows: list[Row], first: date, last: date, months: int | None) -> Found:
    found = []
    for row, day in events(rows, first, last):
        earliest = a_month_before(day, months) if months else date.min
        if row.child and any(o.child == row.child and earliest <= o.day < day for o in rows):
            found.append((row, day))
    return found


def open_at(rows: list[Row], _first: date, last: date) -> Found:
    return [(row, last) for row in rows if row.day <= last and (row.end is None or row.end.date() > last)]


def lasting(rows: list[Row], first: date, last: date, hours: int) -> Found:
    found = []
    for row, day in events(rows, first, last):
        if row.end:
            real = row.end.replace(tzinfo=LONDON).timestamp() - row.start.replace(tzinfo=LONDON).timestamp()
            if real > hours * 3600:
                found.append((row, day))
    return found


def due_on(start: date, days: int, working: bool) -> date:
    day, left = start, days
    while left:
        day += timedelta(1)
        left -= not working or (day.weekday() < 5 and day not in BANK_HOLIDAYS)
    return day


def due(rows: list[Row], first: date, last: date, days: int, working: bool) -> Found:
    dated = [(row, due_on(row.day, days, working)) for row in rows if not row.end or row.end.date() >= row.day]
    return [(row, day) for row, day in dated if first <= day <= last]


def in_time(rows: list[Row], first: date, last: date, days: int, working: bool) -> Found:
    return [(row, day) for row, day in due(rows, first, last, days, working) if row.end and row.end.date() <= day]


def ended(rows: list[Row], first: date, last: date) -> Found:
    done = [(row, row.end.date()) for row in rows if row.end and row.end.date() >= row.day]
    return [(row, day) for row, day in done if first <= day <= last]


def band(row: Row, day: date) -> str:
    if row.born is None or day < row.born:
        return "Not known"
    age = day.year - row.born.year - ((day.month, day.day) < (row.born.month, row.born.day))
    return next((name for least, most, name in BANDS if least <= age <= most), "18 and over")


def number(found: Found) -> float:
    return len(found)


def children(found: Found) -> float:
    return len({row.child for row, _ in found if row.child})


def middle(found: Found) -> float | None:
    lengths = [(row.end.date() - row.day).days for row, _ in found if row.end]
    return median(lengths) if lengths else None


Counter = tuple[Callable[..., Found], tuple[object, ...], Callable[[Found], float | None]]
COUNTS: dict[str, Counter] = {
    "events": (events, (), number),
    "children": (events, (), children),
    "often 3 in 90 days": (often, (3, 90), children),
    "often 1 in 7 days": (often, (1, 7), children),
    "number again within 12 months": (again, (12,), number),
    "number again within 1 month": (again, (1,), number),
    "number again ever": (again, (None,), number),
    "open at": (open_at, (), children),
    "lasting 24 hours": (lasting, (24,), number),
    "number in time 10 days": (in_time, (10, False), number),
    "due in 10 days": (due, (10, False), number),
    "number in time 5 working days": (in_time, (5, True), number),
    "due in 5 working days": (due, (5, True), number),
    "median days": (ended, (), middle),
}
