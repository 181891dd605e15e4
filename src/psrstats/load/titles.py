"""The lines above a table: which cells they are, and the periods that they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from psrstats.files.grid import Place
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.patterns import regex
from psrstats.periods import MONTH_NAMES, ImpossiblePeriod, known_period, read_period

MOST_LINES = 20  # above the first table: what stands further up is a page of text
_QUARTER = r"(?:Q|Qtr|Quarter) ?[1-4]"
_YEARS = regex(
    rf"(?:{_QUARTER}(?: of|,)? |mid-|(?:academic|school) year |FY ?)?(?:19|20)\d\d(?:[-/\u2013](?:\d{{4}}|\d\d))?(?!\d)"
    rf"(?:,? {_QUARTER}\b| (?:academic|school) year\b)?|\b(?:FY ?|{_QUARTER} )\d\d[-/]\d\d\b|\bFY ?\d\d\b",
    re.IGNORECASE,
)
_ALONE = regex(rf"(?<![\w/-]){_QUARTER}(?![\w/-]| ?(?:to|-|&|and) ?(?:Q|Qtr|Quarter)? ?[1-4])", re.IGNORECASE)
_MONTHS = "|".join(dict.fromkeys((*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES))))
_MONTH = regex(rf"\b(?:{_MONTHS}) \d{{4}}", re.IGNORECASE)
_STRETCH = regex(
    rf"\b{_QUARTER} ?(?:to|-|&|and) ?(?:(?:Q|Qtr|Quarter) ?)?[1-4]\b|\bH[12] (?:20)?\d\d|"
    rf"\b(?:first|second|1st|2nd) half(?: of)? (?:20)?\d\d|\b(?:autumn|spring|summer) term\b|"
    rf"\b(?:year[ -]to[ -]date|ytd|cumulative|rolling(?! (?:12|twelve)[ -]months? (?:to|end)))\b|"
    rf"\b(?:{_MONTHS})(?: 20\d\d)?(?: to | ?- ?)(?:\d\d?(?:st|th)? )?(?:{_MONTHS}) 20\d\d\b|"
    rf"\bweek (?:ending|commencing)\b|\b(?:[1-9]|1[01]|six|nine|eighteen|18|24)[ -]months? (?:to|end\w*) ",
    re.IGNORECASE,
)
_QUARTER_IN_MONTHS = regex(rf"\b(?:{_MONTHS})(?: to | ?[-\u2013] ?)(?:{_MONTHS}) (?:20)?\d\d\b", re.IGNORECASE)
_MONTH_SAID = regex(rf"(?:^|[,:(|\u2013-] ?|\b(?:for|in|during|month(?: of| end(?:ing)?)?) )((?:{_MONTHS}) 20\d\d)\b")
_WRITTEN = regex(
    r"\b(?:published|updated?|report date|run|refresh(?:ed)?|downloaded|extract(?:ed)?|produced|version|printed|"
    r"release[ds]?|created|prepared|meeting|board|committee|boundar(?:y|ies)|next|due|as of|(?<!subject )to|until|"
    r"since|from|before|(?<!looked )after|draft|issued?)\b",
    re.IGNORECASE,
)
_YEAR_IN_MONTHS = regex(r"(?:1(?:st)? )?April (\d{4})(?: to | ?[-\u2013] ?)(?:31(?:st)? )?March (\d{4})", re.IGNORECASE)
_YEAR_TO = regex(
    rf"(?:year|12 months) (?:ending|ended|end|to)(?: \d\d?(?:st|th)?)? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}",
    re.IGNORECASE,
)
_DAY = regex(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTH_NAMES)}) \d{{4}}|\d\d/\d\d/\d{{4}}", re.IGNORECASE)
_DAYS = regex(
    r"\b\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d) ?(?:to|-) ?\d{1,2}\1\d{1,2}\1(?:\d{4}|\d\d)(?!\d)", re.IGNORECASE
)
_ENDS_WITH_DAY = regex(rf"(?:.*[,:;(|-] ?)?({_DAY.pattern})\)?\.?", re.IGNORECASE)
_COMPILED = regex(  # what is put together on a day, of figures of another time
    r"\b(?:score ?cards?|dashboards?|reports?|packs?|summary|bulletins?|data ?sets?|data|performance|profiles?|"
    r"returns?|overview|monitor\w*|statistics|indicators?|figures|information|reviews?|briefings?|newsletters?)\b|"
    r"\b(?:contacts|referrals|assessments|enquiries|investigations|conferences|visits|episodes|incidents|offences|"
    r"crimes|admissions|attendances|starters|leavers|notifications|exclusions|suspensions|allegations|training)\b",
    re.IGNORECASE,
)
_ON_DAY = rf"(?: data)?(?: as)? (?:at|of|on) (?:the )?(?:{_DAY.pattern})"
_DRAWN = (
    r"(?:true|updated|run|valid(?:ated)?|produced|generated|prepared|printed|drawn|"
    r"(?:taken|drawn|pulled|sourced) from [\w ]+?)"
)
_KEPT = regex(  # when a file was written, which says nothing of what it is about: children are updated and known too
    rf"\b(?:correct|accurate|refreshed|extract(?:ed)?(?: from [\w ]+?)?|downloaded){_ON_DAY}|"
    rf"(?:^|[,:;(|\u2013-] ?|\b(?:data|figures|statistics|information|numbers|report|dashboard|file|table|list)"
    rf"(?:,? (?:is|are|was|were|last|all|here|below|in this (?:report|table|file)))* ){_DRAWN}{_ON_DAY}",
    re.IGNORECASE,
)
_AS_AT = regex(rf"\b(?:at|snapshot(?: date)?:?|as of) ({_DAY.pattern})", re.IGNORECASE)


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
    >>> periods_in("Scorecard_Q4_2019-20")
    {'Q4 2019-20'}
    >>> periods_in("Children looked after as at 31 March 2020")
    {'31 March 2020'}
    >>> periods_in("Children waiting, 31 March 2020"), periods_in("Contacts (01/04/2019 - 31/03/2020)")
    ({'31 March 2020'}, {'2019-20'})
    >>> periods_in("Published 30 June 2020"), periods_in("Data correct as at 30 June 2020")  # when it was written
    (set(), set())
    >>> periods_in("Children known at 31 March 2019"), periods_in("Figures true at 31 March 2019")
    ({'31 March 2019'}, set())
    """
    line = _KEPT.sub("", line.replace("_", " "))
    if day := _AS_AT.search(line):
        return {name} if (name := _name(day[1])) else set()
    found = line.replace("\u2013", "-")
    found = _YEAR_IN_MONTHS.sub(lambda months: f"{months[1]}-{months[2]}", found)
    found = _DAYS.sub(lambda days: _name(days[0]), found)
    found = _YEAR_TO.sub(lambda year: _name(year[0]), found)
    spans = [name for word in _QUARTER_IN_MONTHS.findall(found) if (name := _name(word))]
    found = _QUARTER_IN_MONTHS.sub(lambda months: "" if _name(months[0]) else months[0], found)
    words = _YEARS.findall(_MONTH.sub("", _DAY.sub("", found)))
    names = {*spans, *(name for word in words if (name := _name(word)))}
    return _of_quarter(found, names) or _closing_day(found)


def _closing_day(line: str) -> set[str]:
    """Give the last day of a month with which a title ends: figures are counted at it; a board may meet on another."""
    found = None if _WRITTEN.search(line) or _COMPILED.search(line) else _ENDS_WITH_DAY.fullmatch(line.strip())
    name = _name(found[1]) if found else ""
    return {name} if name and (known_period(name).start + timedelta(days=1)).day == 1 else set()


def _of_quarter(line: str, names: set[str]) -> set[str]:
    """Give the quarter that a line names apart from its year: Dashboard 2019-20, Quarter 3."""
    quarters = {word[-1] for word in _ALONE.findall(line)}
    if len(quarters) != 1 or len(names) != 1 or next(iter(names))[:1] == "Q":
        return names
    name = _name(f"Q{quarters.pop()} {next(iter(names))}")
    return {name} if name else names


def stretch_said(line: str) -> str:
    """Give the words of a title that say a stretch of time which is no year, quarter or month.

    >>> stretch_said("Scorecard, Q1 to Q3 2019-20"), stretch_said("April 2019 to March 2020")
    ('Q1 to Q3', '')
    >>> stretch_said("Contacts 01/04/2019 - 31/12/2019"), stretch_said("1 April 2019 to 31 December 2019")
    ('01/04/2019 - 31/12/2019', 'April 2019 to 31 December 2019')
    """
    plain = _YEAR_IN_MONTHS.sub("", line.replace("\u2013", "-").replace("_", " "))
    found = _DAYS.search(plain) or _STRETCH.search(plain)
    return found[0].strip() if found and not _name(found[0]) else ""


def month_said(line: str) -> str:
    """Give the one month that a title says its figures are of, though it may be the day of a meeting.

    >>> month_said("Scorecard, March 2020"), month_said("Published March 2020"), month_said("Plans, 2019-20")
    ('March 2020', '', '')
    >>> month_said("Children looked after, March 2020")
    'March 2020'
    """
    line = line.replace("_", " ")
    if _WRITTEN.search(line) or _YEAR_IN_MONTHS.search(line) or _YEAR_TO.search(line):
        return ""
    found = {name for words in _MONTH_SAID.findall(_DAY.sub("", line)) if (name := _name(words))}
    return found.pop() if len(found) == 1 else ""


def is_written(words: str) -> bool:
    """Tell words beside a date that say it is when a file was written, and not what its figures are of.

    >>> is_written("Report run:"), is_written("Date of extract"), is_written("Period:"), is_written("Snapshot date")
    (True, True, False, False)
    """
    return _WRITTEN.search(words) is not None


def _name(words: str) -> str:
    try:
        period = read_period(words)
    except ImpossiblePeriod:
        return ""
    return period.name if period else ""
