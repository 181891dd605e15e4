"""The words of a table that may name measures: its row labels, or its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from psrstats.files.cells import Reading, read_cell, text_of
from psrstats.load.account import Account, TableSeen
from psrstats.load.areas import AREA_CODE
from psrstats.load.column import LABELS, SheetColumn
from psrstats.load.groups import is_of_which
from psrstats.load.places import are_places
from psrstats.load.roots import is_generic_sheet
from psrstats.load.sheet import Sheet
from psrstats.load.terms import Terms
from psrstats.load.words import NEVER, fold, is_group, statistic_of
from psrstats.patterns import regex
from psrstats.periods import ImpossiblePeriod, read_period
from psrstats.starter.labelled import Labelled, labelled_by
from psrstats.starter.of_what import is_beside
from psrstats.starter.quotients import with_quotients
from psrstats.starter.summed import summed_columns, summed_rows
from psrstats.starter.titled import titled_measure
from psrstats.totals import is_bare_total, is_total
from psrstats.writers.safe import safe

UNREAD = 5  # of so many cells of a column one may be no figure
LOOK = 20  # rows that tell whether codes of areas stand in a column
NUMBERS = ("", "count", "value", "actual")  # as statistic_of says
AVERAGES = ("average", "median")  # as statistic_of says
GENERAL = regex(
    r"(?:(?:number|no|value|count|rate|figure|total|result|actual|score|percent(?:age)?)s?|(?:of|per |%).*)"
)
_UNIT_ALONE = regex(r"\([^()]*\)")


def measures_of(seen: Account, table: TableSeen, area: str) -> list[Labelled]:
    """Give the measures that a table seems to hold: its labelled measures, else its headings, else its row labels.

    area: the report's, which as a heading names no measure.
    """
    found = _all_of(seen, table, area)
    return [m for m in found if safe(m.label) == m.label and safe(m.title) == m.title]  # "= [A]" would be a formula


def _all_of(seen: Account, table: TableSeen, area: str) -> Iterable[Labelled]:
    values = [column for column in table.columns if column.role == "value"]
    labels = [column for column in table.columns if column.role == "measure"]
    if labels and not _are_places(seen, table):
        return _of_labels(seen, table, labels, values)
    groups = [column for column in table.columns if column.role == "group"][:1]
    headed = [column for column in values if _names_a_measure(column, area)]
    if any(column.period for column in values):  # the average of the years beside it is no measure of its own
        headed = [column for column in headed if statistic_of(" ".join(_own(column, area))) not in AVERAGES]
    bare = len(headed) == 1 and is_general(" ".join(_own(headed[0], area))) and headed[0].statistic in NUMBERS
    if bare and (named := list(titled_measure(seen, table, headed))):
        return named  # Number, below a title
    people = bool(headed) and _parts_people(headed, area)
    if people and not groups and (of_all := list(titled_measure(seen, table, values))):
        return of_all
    if headed and not (groups and people):
        dated = [column for column in values if column.period and not headings_of(column)]
        titled = titled_measure(seen, table, dated) if dated else ()
        return [*_of_headings(seen, table, headed, area), *_total(seen, table, values), *titled]
    if groups and not _parts_rows(seen, table, groups[0]):
        return _of_labels(seen, table, groups, values)
    return titled_measure(seen, table, values)


def _total(seen: Account, table: TableSeen, values: list[SheetColumn]) -> Iterator[Labelled]:
    """Give the measure of the one column headed Total beside others that are measured."""
    columns = [column for column in values if is_bare_total(column.heading) and not (column.area or column.period)]
    cells = readings(seen.sheet, table.found.body_rows, columns[0].index) if len(columns) == 1 else []
    if cells:
        label = columns[0].heading
        yield labelled_by(label, f"{_where(seen)}: {label}", "", cells)


def _where(seen: Account) -> str:
    """Name the sheet that figures stand in, or its file where the sheet's name says nothing."""
    grid = seen.sheet.grid
    return Path(grid.file).stem if is_generic_sheet(grid) else grid.sheet


def _names_a_measure(column: SheetColumn, area: str) -> bool:
    """Tell a heading that names what is measured from one of a change, a target or a rank, which can be worked out."""
    said = _own(column, area)
    if not said or is_of_which(said[-1]):  # of whom: girls
        return False
    return column.statistic not in NEVER and not is_beside(" ".join(said))


def _parts_people(columns: list[SheetColumn], area: str) -> bool:
    """Tell headings that part the people counted, such as Girls and Boys: something else says what is counted."""
    said = [part for column in columns for part in _own(column, area)[-1:]]
    return all(map(is_group, said)) or (len(said) > 2 and are_places(said))


def _parts_rows(seen: Account, table: TableSeen, column: SheetColumn) -> bool:
    """Tell labels that part the people counted, or that are places."""
    said = [text for text in dict.fromkeys(_texts(seen, table, column)) if not is_total(text)]
    return (bool(said) and all(map(is_group, said))) or are_places(said)


def _are_places(seen: Account, table: TableSeen) -> bool:
    """Tell rows that are areas, for codes of areas stand beside their labels."""
    codes = [column for column in table.columns if column.role == "code"]
    return any(AREA_CODE.fullmatch(text) for column in codes for text in _texts(seen, table, column)[:LOOK])


def is_general(text: str) -> bool:
    """Tell a heading that says how figures are given, not what they are of.

    >>> is_general("Number"), is_general("% of population"), is_general("Number of schools")
    (True, True, False)
    """
    return GENERAL.fullmatch(fold(text)) is not None


def headings_of(column: SheetColumn) -> list[str]:
    """Give the parts of a heading that are neither an area nor a period."""
    return [part for part in column.heading.split(" | ") if part and part != column.area and not _is_period(part)]


def _own(column: SheetColumn, area: str) -> list[str]:
    return [part for part in headings_of(column) if fold(part) != fold(area) and not is_bare_total(part)]


def _is_period(text: str) -> bool:
    try:
        return read_period(text) is not None or re.fullmatch(r"q[1-4]|year", text.casefold()) is not None
    except ImpossiblePeriod:
        return True


def _of_labels(
    seen: Account, table: TableSeen, labels: list[SheetColumn], values: list[SheetColumn]
) -> Iterator[Labelled]:
    """Take each label for a measure; of several columns of labels, those of the one that says the most."""
    told = {column.index: _rows_by_text(seen, table, column) for column in labels}
    if not told or not values:
        return
    chosen = max(told, key=lambda index: len(told[index]))
    lead = [next(iter(texts)) for index, texts in told.items() if index != chosen and len(texts) == 1]
    units = [column.index for column in table.columns if column.role == "unit"]
    for label, rows in told[chosen].items():
        if is_beside(label):
            continue
        said = " ".join({seen.sheet.text(row, index) for row in rows for index in units})
        cells = [
            each for column in summed_columns(values) if (each := readings(seen.sheet, rows, column.index)) is not None
        ]
        if any(cells):
            yield labelled_by(label, ": ".join([*lead, label]), said, [one for each in cells for one in each])


def _rows_by_text(seen: Account, table: TableSeen, column: SheetColumn) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in table.found.body_rows:
        if text := seen.sheet.text(row, column.index):
            found.setdefault(text, []).append(row)
    return found


def _of_headings(seen: Account, table: TableSeen, columns: list[SheetColumn], area: str) -> list[Labelled]:
    """Take each heading for a measure: its last words that no other has, else its first, in groups by the rest."""
    used = Counter((part, column.area, column.period) for column in columns for part in _own(column, area))
    rows = _rows_of_measures(seen, table)
    terms = Terms(seen.words)
    found = []
    for column in columns:
        parts = [part for part in reversed(_own(column, area)) if re.search(r"[^\W\d_]{3}|%", part)]
        single = [part for part in parts if used[part, column.area, column.period] == 1]
        label = terms.name(next(iter([*single, *reversed(parts)]), column.heading))
        title = f"{_where(seen)}: {label}" if is_general(label) else label
        if _UNIT_ALONE.fullmatch(label):  # of a heading that goes on from row to row
            title = " ".join(headings_of(column))
        if cells := readings(seen.sheet, rows, column.index):
            found.append((labelled_by(label, title, column.heading, cells), column))
    return with_quotients(seen.sheet, table.found.body_rows, found)


def _rows_of_measures(seen: Account, table: TableSeen) -> list[int]:
    """Give the rows of figures that are measured themselves: no averages, changes, targets or ranks below them."""
    labels = [column.index for column in table.columns if column.role in LABELS]
    terms = Terms(seen.words)
    rows = summed_rows(seen, table)
    said = {row: {terms.read(seen.sheet.text(row, index)).statistic for index in labels} for row in rows}
    return [row for row, statistics in said.items() if statistics.isdisjoint(NEVER)]


def readings(sheet: Sheet, rows: Sequence[int], index: int) -> list[Reading]:
    """Read the cells of a column, each different content once; none where too few of them are figures."""
    held = [row for row in rows if sheet.has[row, index]]
    formats = sheet.grid.formats
    kinds = Counter((int(sheet.columns[index].codes[row]), formats.get((row, index), "")) for row in held)
    raws = sheet.columns[index].raws
    read = [read_cell(raws[code], shown) if code >= 0 else None for code, shown in kinds]
    told = sum(count for reading, count in zip(read, kinds.values(), strict=True) if reading)
    return [reading for reading in read if reading] if UNREAD * told >= (UNREAD - 1) * len(held) else []


def distinct(sheet: Sheet, rows: Sequence[int], index: int) -> list[str]:
    """Give the different texts of a column's rows, merged cells by their first."""
    if index in sheet.merged_columns:
        return list(dict.fromkeys(text for row in rows if (text := sheet.text(row, index))))
    column = sheet.columns[index]
    codes = dict.fromkeys(column.codes[list(rows)].tolist())
    return list(dict.fromkeys(text for code in codes if code >= 0 and (text := text_of(column.raws[code]))))


def _texts(seen: Account, table: TableSeen, column: SheetColumn) -> list[str]:
    return distinct(seen.sheet, table.found.body_rows, column.index)
