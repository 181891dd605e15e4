"""The period that the lines above a table speak of."""

from __future__ import annotations

import re
from itertools import chain

from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found, find_tables
from psrstats.periods import MONTH_NAMES, ImpossiblePeriod, read_period

_YEARS = re.compile(r"(?:Q[1-4] |mid-|academic year )?(?:19|20)\d\d(?:[-/\u2013](?:\d{4}|\d\d))?(?!\d)", re.IGNORECASE)
_YEAR_IN_MONTHS = re.compile(
    r"(?:1(?:st)? )?April (\d{4})(?: to | ?[-\u2013] ?)(?:31(?:st)? )?March (\d{4})", re.IGNORECASE
)
_DAY = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}|\d\d/\d\d/\d{{4}}", re.IGNORECASE)


def period_above(sheet: Sheet, found: Found) -> str:
    """Name the period that the nearest line above a table speaks of; blank where it speaks of several, or none does.

    Of a sheet that was turned, the lines are those above the table as it lay before.
    """
    if sheet.turned:
        sheet = sheet.turn()
        lying = [table for table in find_tables(sheet) if set(table.rows) & set(found.columns)]
        if not lying:
            return ""
        found = lying[0]
    lines = (sheet.text(row, column) for row in reversed(range(found.rows[0])) for column in sheet.filled[row])
    periods = next(filter(None, map(periods_in, chain(lines, [sheet.grid.title]))), set())
    return periods.pop() if len(periods) == 1 else ""


def periods_in(line: str) -> set[str]:
    """Give the periods that a line of text speaks of.

    >>> periods_in("Population by age, mid-2019 estimates"), periods_in("Log, April 2019 to March 2020")
    ({'2019'}, {'2019-20'})
    >>> sorted(periods_in("Portsmouth, 2018-19 and 2019-20"))
    ['2018-19', '2019-20']
    >>> periods_in("Published 30 June 2020")  # a day says when it was written, not what it is about
    set()
    """
    found = _DAY.sub("", _YEAR_IN_MONTHS.sub(lambda months: f"{months[1]}-{months[2]}", line))
    return {name for words in _YEARS.findall(found) if (name := _name(words))}


def _name(words: str) -> str:
    try:
        period = read_period(words)
    except ImpossiblePeriod:
        return ""
    return period.name if period else ""
