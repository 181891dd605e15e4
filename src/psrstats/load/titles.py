"""The lines above a table: which cells they are, and the periods that they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from psrstats.files.grid import Place
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES, ImpossiblePeriod, read_period

MOST_LINES = 20  # above the first table: what stands further up is a page of text
_YEARS = regex(r"(?:Q[1-4] |mid-|academic year )?(?:19|20)\d\d(?:[-/\u2013](?:\d{4}|\d\d))?(?!\d)", re.IGNORECASE)
_YEAR_IN_MONTHS = regex(r"(?:1(?:st)? )?April (\d{4})(?: to | ?[-\u2013] ?)(?:31(?:st)? )?March (\d{4})", re.IGNORECASE)
_YEAR_TO = regex(
    rf"(?:year|12 months) (?:ending|ended|end|to)(?: \d\d?(?:st|th)?)? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}",
    re.IGNORECASE,
)
_DAY = regex(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}|\d\d/\d\d/\d{{4}}", re.IGNORECASE)
_AS_AT = regex(rf"\b(?:at|snapshot(?: date)?:?|as of) ({_DAY.pattern})", re.IGNORECASE)
_MONTH = regex(rf"(?:{'|'.join(MONTH_NAMES)}) \d{{4}}", re.IGNORECASE)


def lines_above(sheet: Sheet, found: Found, tables: Sequence[Found]) -> tuple[list[Place], list[Place]]:
    """Give the cells above a table, the nearest first: its own lines, and those above the first table of the sheet.

    Its own are those down from the last table above it; a table beside another has only those over its columns.
    """
    top = found.rows[0]
    above = [table for table in tables if table.rows[-1] < top and set(table.columns) & set(found.columns)]
    start = max((table.rows[-1] + 1 for table in above), default=0)
    beside = [table for table in tables if table is not found and set(table.rows) & set(found.rows)]
    own = [place for row in range(top - 1, start - 1, -1) for place in _line(sheet, row, found, beside)][:MOST_LINES]
    first = min((table.rows[0] for table in tables), default=top)
    if not above:
        return own, []
    return own, [place for row in range(first - 1, -1, -1) for place in _line(sheet, row, found, [])][:MOST_LINES]


def _line(sheet: Sheet, row: int, found: Found, beside: Sequence[Found]) -> list[Place]:
    """Give the cells of a line that speak of a table: of two side by side, each has those from its own left edge on."""
    columns = np.flatnonzero(sheet.has[row]).tolist()
    if not beside or len(columns) < 2:
        return [(row, column) for column in columns]
    edges = sorted({found.columns[0], *(table.columns[0] for table in beside)})
    after = next((edge for edge in edges if edge > found.columns[0]), sheet.width)
    start = found.columns[0] if found.columns[0] != edges[0] else 0
    return [(row, column) for column in columns if start <= column < after]


def said_above(sheet: Sheet, place: Place) -> str:
    """Give what a line above a table says; one that its commas part is put together again."""
    row, column = place
    if row not in sheet.unquoted:
        return sheet.said(place)
    if column != min(sheet.filled[row]):
        return ""
    return ",".join(str(raw) for raw in sheet.grid.rows[row] if raw is not None)


def periods_in(line: str) -> set[str]:
    """Give the periods that a line of text speaks of.

    >>> periods_in("Population by age, mid-2019 estimates"), periods_in("Log, April 2019 to March 2020")
    ({'2019'}, {'2019-20'})
    >>> sorted(periods_in("Portsmouth, 2018-19 and 2019-20"))
    ['2018-19', '2019-20']
    >>> periods_in("Children looked after as at 31 March 2020")
    {'31 March 2020'}
    >>> periods_in("Published 30 June 2020")  # a day says when it was written, not what it is about
    set()
    """
    if day := _AS_AT.search(line):
        return {name} if (name := _name(day[1])) else set()
    found = _YEAR_IN_MONTHS.sub(lambda months: f"{months[1]}-{months[2]}", line)
    found = _YEAR_TO.sub(lambda year: _name(year[0]), found)
    words = _YEARS.findall(_MONTH.sub("", _DAY.sub("", found)))
    return {name for word in words if (name := _name(word))}


def _name(words: str) -> str:
    try:
        period = read_period(words)
    except ImpossiblePeriod:
        return ""
    return period.name if period else ""
