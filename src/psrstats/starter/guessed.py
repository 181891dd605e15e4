"""The area and the periods that a report is most likely about, by the files that were sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from psrstats.load.account import Account, TableSeen
from psrstats.load.column import LABELS
from psrstats.load.places import plain_place
from psrstats.load.titles import lines_above, periods_in
from psrstats.load.words import NEVER, fold
from psrstats.load.year_kinds import YearKind, in_kind, titled_kind, year_kind
from psrstats.model import SOMEWHERE
from psrstats.periods import (
    ImpossiblePeriod,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    known_period,
    read_period,
)
from psrstats.starter.published import NATION, PublishedSeen
from psrstats.starter.words import distinct, headings_of, is_general

COMPARATORS = (
    *("England", "Wales", "Scotland", "Northern Ireland", "Great Britain", "United Kingdom", "National"),
    *("North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England"),
    *("London", "Inner London", "Outer London", "South East", "South West", "Statistical neighbours"),
)
FEW_DAYS = 14  # at the end of a year in which a log may have no event
MANY = 10  # local authorities in a file that is about them all


def lists_children(table: TableSeen) -> bool:
    """Tell a list of children from a table of figures: it has a column of their identifiers."""
    return any(re.fullmatch(r"child(?: unique)?(?: id)?|upn", fold(column.heading)) for column in table.columns)


def named_areas(seen: Account) -> Iterator[str]:
    """Give the areas that headings and labels name; a code of letters is none."""
    for table in seen.tables:
        for column in table.columns:
            yield column.area
            texts = _texts_of(seen, table, column.index) if column.role in ("area", "code") else []
            yield from (
                texts if column.role == "area" else filter(plain_place, texts)
            )  # ENGLAND, where others have a code


def _texts_of(seen: Account, table: TableSeen, column: int) -> list[str]:
    return distinct(seen.sheet, table.found.body_rows, column)


def likely_area(accounts: list[Account], published: list[PublishedSeen]) -> str:
    """Guess the report's area: a heading over labelled measures, which counts for more beside England's.

    Where there are only national files it is the nation: nothing in them says which of their areas is meant.
    """
    guesses: Counter[str] = Counter()
    for seen in accounts:
        for table in seen.tables:
            roles = {column.role for column in table.columns}
            beside = any(column.area for column in table.columns)
            if "measure" in roles:
                rest = [part for column in table.columns for part in headings_of(column) if column.role == "value"]
                named = [part for part in rest if not is_general(part)]
                guesses.update(dict.fromkeys(named, 2 if beside else 1) if len(set(named)) == 1 else {})
    best = guesses.most_common(1)
    if best and best[0][1] > 1:
        return best[0][0]
    others = {name for seen in published for name in seen.areas if name not in COMPARATORS}
    said = dict.fromkeys(text for seen in accounts for text in named_areas(seen) if plain_place(text))
    nations = {fold(text) for text in said} & {fold(name) for name in COMPARATORS}
    others |= {text for text in said if fold(text) not in nations}
    if len(others) == 1:
        return others.pop()
    wide = next((name for name in COMPARATORS if fold(name) in nations), NATION) if len(others) >= MANY else NATION
    return wide if fold(wide) in nations or any(NATION in seen.areas for seen in published) else SOMEWHERE


def named_periods(seen: Account) -> Iterator[Period]:
    """Give the periods that headings and labels name; dates in lists of children are none."""
    for table in seen.tables:
        if lists_children(table):
            continue
        titles = [title for title in _titles(seen, [table]) if len(periods_in(title)) != 1]
        kind = titled_kind([*titles, *(c.heading for c in table.columns if c.role in LABELS)])
        for column in table.columns:
            if column.statistic in NEVER:
                continue
            if column.period:
                yield from _read(column.period, kind)
            elif column.role in ("period", "group", "constant"):
                texts = [text for text in _texts_of(seen, table, column.index) if text]
                own = year_kind(column.heading) or kind
                read = [period for text in texts for period in _read(text, own)]
                yield from read if column.role == "period" or len(read) == len(texts) else ()


def title_periods(seen: Account) -> Iterator[Period]:
    """Give the years that a title or the file's name mentions."""
    for text in (*_titles(seen, seen.tables), seen.sheet.grid.file.replace("_", "-")):
        for year in re.findall(r"(?<!\d)20\d\d(?:\s*(?:[-/]|to)\s*(?:20)?\d\d)?(?!\d)", text):
            yield from _read(year)


def _titles(seen: Account, tables: Sequence[TableSeen]) -> list[str]:
    """Give the lines above tables."""
    founds = [table.found for table in seen.tables]
    above = (lines_above(seen.sheet, table.found, founds)[0] for table in tables)
    return list(dict.fromkeys(seen.sheet.text(*place) for places in above for place in places))


def _read(text: str, kind: YearKind | None = None) -> Iterator[Period]:
    try:
        if (period := read_period(text)) and (name := in_kind(period.name, kind)[0] if kind else period.name):
            yield known_period(name)
    except ImpossiblePeriod:
        return


def latest_year(periods: list[Period]) -> str:
    """Name the latest year: a financial year before a calendar year, else the financial year of the latest day."""
    past = [period for period in periods if period.start <= date.today()]
    years = [period for period in past if period == financial_year(period.start.year)]
    years = years or [period for period in past if period == calendar_year(period.start.year)]
    years = years or [period for period in past if period == academic_year(period.start.year)]
    if not years and past:
        last = max(past).end
        years = [financial_year(last.year - (last.month < 4))]
    return max(years).name if years else ""


def ended_by(last: date) -> Period:
    """Give the financial year that had ended, but for a few days, by the last day of a log.

    >>> [ended_by(date(2020, *day)).name for day in ((3, 29), (5, 12), (1, 31))]
    ['2019-20', '2019-20', '2018-19']
    """
    reached = last + timedelta(days=FEW_DAYS)
    return financial_year(reached.year - 1 - (reached.month < 4))
