"""Days as they are typed in a sheet of actions: a date, a month, the end of a quarter, or words beside one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from psrstats.files.grid import Raw
from psrstats.periods import MONTHS, ImpossiblePeriod, read_period
from psrstats.records.typed_dates import DAYS_OF_A_WORKBOOK, EPOCH, Order, Typed, day_of, order_of, read_typed

Side = Literal["first", "last"]
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_NUMBERS = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
_DATE = re.compile(
    rf"(?:{_NUMBERS}|\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[-, ]+\d{{2,4}}|(?:q[1-4] )?{_MONTH}[ -']+\d{{2,4}}|"
    r"q(?:uarter )?[1-4] \d{2,4}[-/]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d[-/]\d\d)"
)
_BESIDE = re.compile(
    r"\b(?:by|end|ends|ending|the|of|in|on|from|mid|early|late|w/?c|week commencing|before|due|complete|completed|"
    r"closed|done|signed off|achieved|implemented|now|revised|to|original|originally|extended|until|start|started|"
    r"agreed|yes|new|date|target|approx|around|c|and|at|for|review|meeting|board|then|was|is)\b"
)
NO_DAY = re.compile(
    r"(?:(?:ongoing|on-?going|continuous(?:ly)?|asap|as soon as possible|immediate(?:ly)?|tb[cadn]|n/?a|not known|"
    r"unknown|none|to be (?:confirmed|agreed|determined)|not applicable|not set|no date(?: set)?|-+|–|—|\?|"
    r"(?:short|medium|long) term|yes|no|y|n|complete|completed|not (?:yet )?(?:complete|completed|due|started)|"
    r"in progress|open|annual(?:ly)?|quarterly|monthly|rolling|weekly)[ ,;/.&]*(?:and |or )?)+"
)


class Day(Struct, frozen=True):
    """The day of a cell, and whether the cell says something that could not be read as one."""

    day: date | None
    unread: bool = False


def order_in(raws: Iterable[Raw], said: str) -> Order:
    """Tell which number is the month in the typed dates of a column; said: what psrstats.toml says of it."""
    texts = [text for raw in raws if isinstance(raw, str) for text in _dates_in(raw)]
    return order_of([read_typed(text) for text in texts], said)


def read_day(raw: Raw, side: Side, order: Order) -> Day:
    """Read a cell's day; of a month or a quarter its first or its last.

    side: which end of a month; order: which number is the month in the column. Of several dates the last counts, for
    it is the one that was written last.

    >>> order = order_of([])
    >>> [str(read_day(text, "last", order).day) for text in ("by end of Feb 2020", "Q4 2019-20", "w/c 3 March 2020")]
    ['2020-02-29', '2020-03-31', '2020-03-03']
    >>> read_day("ASAP", "last", order), read_day("next board", "last", order).unread
    (Day(day=None, unread=False), True)
    """
    if isinstance(raw, datetime):
        return Day(raw.date())
    if isinstance(raw, date):
        return Day(raw)
    if isinstance(raw, int | float):
        least, most = DAYS_OF_A_WORKBOOK
        read = read_typed(str(int(raw))) if least <= raw <= most else None
        return Day(_day(read, order), read is None) if read else Day(None, unread=True)
    if not isinstance(raw, str) or not raw.strip() or NO_DAY.fullmatch(" ".join(raw.casefold().split())):
        return Day(None)
    found = [day for text in _dates_in(raw) if (day := _of_text(text, side, order))]
    return Day(found[-1]) if found else Day(None, unread=True)


def rest_of(text: str) -> str:
    """Give what a cell says beside its dates, but for words that only lead to one.

    >>> rest_of("Completed 12/01/2020"), rest_of("Cabinet, by 3 May 2020")
    ('', 'cabinet')
    """
    words = _BESIDE.sub(" ", _DATE.sub(" ", " ".join(text.casefold().split())))
    return " ".join(re.sub(r"[^a-z]+", " ", words).split())


def _dates_in(text: str) -> list[str]:
    words = " ".join(text.casefold().split())
    if read_typed(words):
        return [words]
    found = _DATE.findall(words)
    return found or [words]


def _of_text(text: str, side: Side, order: Order) -> date | None:
    if read := read_typed(text):
        return _day(read, order)
    plain = _BESIDE.sub(" ", text)
    try:
        period = read_period(" ".join(re.sub(r"(?<=[a-z])[.,']", " ", plain).split()))
    except ImpossiblePeriod:
        return None
    return None if period is None else period.end if side == "last" else period.start


def _day(read: Typed, order: Order) -> date | None:
    number = day_of(read, month_first=order.month_first)
    return None if number is None else date.fromordinal(number + EPOCH)
