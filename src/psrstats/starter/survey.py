"""What agency files hold that a description can begin with: their sheets, tables, areas and periods."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from psrstats.config import SOURCES_FOLDER, Correction
from psrstats.errors import UserError
from psrstats.files.read_grids import read_grids
from psrstats.load.account import Account, TableSeen, account
from psrstats.load.sheet import Sheet
from psrstats.load.words import Vocabulary, fold
from psrstats.periods import ImpossiblePeriod, Period, calendar_year, financial_year, read_period
from psrstats.starter.names import Names
from psrstats.starter.words import Labelled, headings_of, is_general, measures_of

COMPARATORS = (
    *("England", "Wales", "Scotland", "Northern Ireland", "Great Britain", "United Kingdom", "National"),
    *("North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England"),
    *("London", "Inner London", "Outer London", "South East", "South West", "Statistical neighbours"),
)
SOMEWHERE = "Our area"
NO_FIGURES = "no table of figures was found in its visible sheets"
RECORDS = "it lists children, one a row; count them first, for a report states figures"


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """An agency's file as far as a description needs to know it."""

    name: str
    file: str
    sheets: tuple[str, ...] = ()
    measures: tuple[Labelled, ...] = ()
    period: str = ""  # where only a title says it
    problem: str = ""  # why it is left out
    accounts: tuple[Account, ...] = ()
    corrections: tuple[Correction, ...] = ()  # cells that cannot be read, taken as not available


@dataclass(frozen=True, slots=True)
class Survey:
    """What a description begins with."""

    folder: Path
    area: str
    period: str
    comparators: tuple[str, ...]
    sources: tuple[SourceSeen, ...]


def survey(folder: Path, files: list[str]) -> Survey:
    """Look through agency files; one that cannot be read, or holds no figures, has a problem."""
    names, accounts, problems = Names(), {}, {}
    for file in files:
        try:
            accounts[file] = list(_accounts(folder, file))
        except UserError as error:
            problems[file] = f"{error.faults[0].what} {error.faults[0].fix}".strip()
    every = [each for found in accounts.values() for each in found]
    area = _area(every)
    period = _latest([period for each in every for period in _periods(each)])
    period = period or _latest([period for each in every for period in _title_periods(each)])
    sources = [
        SourceSeen(names.give(Path(file).stem), file, problem=problems[file])
        if file in problems
        else _source(names.give(Path(file).stem), file, accounts[file], area)
        for file in files
    ]
    seen = {fold(text) for each in every for text in _areas(each)}
    comparators = tuple(name for name in COMPARATORS if fold(name) in seen and name != area)
    return Survey(folder, area, period, comparators, tuple(sources))


def _accounts(folder: Path, file: str) -> Iterator[Account]:
    """Account for the sheets that psrstats reads unasked: the visible ones."""
    known = Vocabulary("", "", {}, {fold(name): name for name in COMPARATORS}, "", "", {})
    for grid in read_grids(folder / SOURCES_FOLDER / file if not file.startswith("../") else folder / file[3:], file):
        if grid.state == "visible":
            yield account(Sheet(grid), known)


def _source(name: str, file: str, accounts: list[Account], area: str) -> SourceSeen:
    tables = [(each, table) for each in accounts for table in each.tables]
    figures = [(each, table) for each, table in tables if not _lists_children(table)]
    found = {fold(m.label): m for each, table in reversed(figures) for m in reversed(measures_of(each, table, area))}
    measures = tuple(reversed(found.values()))
    problem = "" if measures else RECORDS if len(figures) < len(tables) else NO_FIGURES
    dated = any(True for each in accounts for _ in _periods(each))
    period = "" if dated else _latest([period for each in accounts for period in _title_periods(each)])
    sheets = tuple(each.sheet.grid.sheet for each in accounts)
    return SourceSeen(name, file, sheets, measures, period, problem, tuple(accounts))


def _lists_children(table: TableSeen) -> bool:
    """Tell a list of children from a table of figures: it has a column of their identifiers."""
    return any(re.fullmatch(r"child(?: unique)?(?: id)?|upn", fold(column.heading)) for column in table.columns)


def _areas(seen: Account) -> Iterator[str]:
    for table in seen.tables:
        for column in table.columns:
            yield column.area
            if column.role == "area":
                yield from _texts(seen, table, column.index)


def _texts(seen: Account, table: TableSeen, column: int) -> set[str]:
    return {text for row in table.found.body_rows if (text := seen.sheet.text(row, column))}


def _area(accounts: list[Account]) -> str:
    """Guess the report's area: a heading over labelled measures, which counts for more beside England's."""
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
    return best[0][0] if best and best[0][1] > 1 else SOMEWHERE


def _periods(seen: Account) -> Iterator[Period]:
    """Give the periods that headings and labels name; dates in lists of children are none."""
    for table in seen.tables:
        if _lists_children(table):
            continue
        for column in table.columns:
            if column.period:
                yield from _read(column.period)
            elif column.role == "period":
                yield from (period for text in _texts(seen, table, column.index) for period in _read(text))


def _title_periods(seen: Account) -> Iterator[Period]:
    """Give the years that a title or the file's name mentions."""
    titles = [seen.sheet.text(*place) for place, given in seen.classes.items() if given == "title"]
    for text in (*titles, seen.sheet.grid.file):
        for year in re.findall(r"(?<!\d)20\d\d(?:\s*[-/]\s*(?:20)?\d\d)?(?!\d)", text):
            yield from _read(year)


def _read(text: str) -> Iterator[Period]:
    try:
        if period := read_period(text):
            yield period
    except ImpossiblePeriod:
        return


def _latest(periods: list[Period]) -> str:
    """Name the latest year: a financial year before a calendar year, else the financial year of the latest day."""
    past = [period for period in periods if period.start <= date.today()]
    years = [period for period in past if period == financial_year(period.start.year)]
    years = years or [period for period in past if period == calendar_year(period.start.year)]
    if not years and past:
        last = max(past).end
        years = [financial_year(last.year - (last.month < 4))]
    return max(years).name if years else ""
