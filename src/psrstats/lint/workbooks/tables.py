"""Tables as a whole: marked up, named, whole, in their place, and looked at as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.ranges import Range
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.lint.workbooks.columns import labels
from psrstats.patterns import regex
from psrstats.totals import is_total

NAME = regex(r"[A-Za-z_]\w*")
LABEL = 40  # letters: what is longer is a sentence, not a label
DEFAULT_NAME = regex(r"(?:table|tabelle|tableau|column|range)[ _]?[0-9]+", re.IGNORECASE)


def has_tables(book: Workbook) -> bool:
    """Whether there is a table."""
    return any(book.tables)


def has_marked_tables(book: Workbook) -> bool:
    """Whether there is a marked-up table."""
    return any(table.marked for _, table in book.tables)


def has_data(book: Workbook) -> bool:
    """Whether there is a table of figures."""
    return bool(book.data)


@rule(
    "PSRL036",
    "T1",
    "must",
    "Every table is marked up as a table.",
    "Select it and mark it up (Insert, Table; in LibreOffice Data, Define Range).",
    has_tables,
)
def marked_up(book: Workbook) -> Iterator[Found]:
    """Find what looks like a table and is not marked up as one."""
    for sheet, table in book.tables:
        if not table.marked:
            yield Found(sheet.over(table))


@rule(
    "PSRL037",
    "T2",
    "should",
    "Every table has a telling name.",
    "Rename it (Table Design, Table Name): letters, figures and underscores.",
    has_marked_tables,
)
def names(book: Workbook) -> Iterator[Found]:
    """Find names of tables that say nothing, or have spaces or dashes."""
    for sheet, table in book.tables:
        if table.marked and (not NAME.fullmatch(table.name) or DEFAULT_NAME.fullmatch(table.name)):
            yield Found(sheet.over(table), f"The table is called '{table.name}'.")


@rule("PSRL038", "T3", "must", "No cells are merged.", "Unmerge them, and repeat what they say where needed.")
def merged(book: Workbook) -> Iterator[Found]:
    """Find merged cells."""
    for sheet in book.sheets:
        yield from (Found(sheet.over(merge)) for merge in sheet.merges)


@rule(
    "PSRL039", "T4", "must", "No row or column in a table is blank.", "Delete the blank rows and columns.", has_tables
)
def blank_lines(book: Workbook) -> Iterator[Found]:
    """Find rows and columns inside a table that are blank all along."""
    for sheet, table in book.tables:
        for row in table.rows:
            if not any(sheet.text(row, column) for column in table.columns):
                yield Found(sheet.over(Range(row, table.left, row, table.right)), "A row is blank.")
        for column in table.columns:
            if not any(sheet.text(row, column) for row in table.body):
                yield Found(sheet.over(Range(table.top, column, table.bottom, column)), "A column is blank.")


@rule(
    "PSRL040",
    "T5",
    "must",
    "Every table has exactly one header row, filled and unique.",
    "Give each column its own heading, in one row.",
    has_tables,
)
def headers(book: Workbook) -> Iterator[Found]:
    """Find tables without exactly one header row, and headers that are blank or not unique."""
    for sheet, table in book.tables:
        if table.header_rows != 1:
            yield Found(sheet.over(table), f"It has {table.header_rows or 'no'} header rows.")
        else:
            yield from _headers(sheet, table)


def _headers(sheet: Sheet, table: Range) -> Iterator[Found]:
    texts = {column: " ".join(sheet.text(table.top, column).casefold().split()) for column in table.columns}
    counts = Counter(texts.values())
    for column, text in texts.items():
        if not text:
            yield Found(sheet.at(table.top, column), "A header is blank.")
        elif counts[text] > 1:
            yield Found(sheet.at(table.top, column), f"More than one header is '{sheet.text(table.top, column)}'.")
        elif re.fullmatch(r"(?:column|unnamed:?) ?[0-9]+", text):
            yield Found(sheet.at(table.top, column), f"'{sheet.text(table.top, column)}' says nothing.")


@rule(
    "PSRL047",
    "T12",
    "should",
    "Totals are the first or last row, never in the middle.",
    "Move the total to the edge of the table.",
    has_data,
)
def totals(book: Workbook) -> Iterator[Found]:
    """Find a total that is neither first nor last; where there are several, a person must tell what each is of."""
    for sheet, table in book.data_tables:
        places = labels(sheet, table)
        found = [place for place in places if len(text := sheet.text(*place)) <= LABEL and is_total(text)]
        middle = [place for place in found if place not in (places[0], places[-1])]
        yield from (Found(sheet.at(*place), judge=len(found) > 1) for place in middle)


@rule(
    "PSRL048",
    "T13",
    "should",
    "Headers tell the unit in round brackets, on a line of their own.",
    "See that each header over figures says what it counts, such as: Children (per 10,000).",
    has_data,
)
def units(book: Workbook) -> Iterator[Found]:
    """Point at the headers over figures, whose units a person must read."""
    for sheet, table in book.data_tables:
        yield Found(sheet.over(Range(table.top, table.left, table.top, table.right)), judge=True)


@rule("PSRL049", "T14", "should", "Headers and labels of rows are bold.", "Make them bold.", has_data)
def bold(book: Workbook) -> Iterator[Found]:
    """Find headers and labels of rows that are not bold."""
    for sheet, table in book.data_tables:
        held = [(table.top, column) for column in table.columns] + labels(sheet, table)
        light = [place for place in held if (cell := sheet.cells.get(place)) and cell.text and not cell.style.bold]
        yield from map(Found, sheet.spread(light))
