"""Tables as a whole: marked up, named, whole, in their place, and looked at as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found
from psrstats.lint.workbook import Range, Sheet, Workbook
from psrstats.lint.workbooks.columns import labels
from psrstats.patterns import regex
from psrstats.totals import is_total

NAME = regex(r"[A-Za-z_]\w*")
LABEL = 40  # letters: what is longer is a sentence, not a label
DEFAULT_NAME = regex(r"(?:table|tabelle|tableau|column|range)[ _]?[0-9]+", re.IGNORECASE)
PLAIN_STYLES = ("", "TableStyleLight1", "TableStyleLight15")  # black lines on white
FEW = 2


def has_tables(book: Workbook) -> bool:
    """Whether there is a table."""
    return any(book.tables)


def has_marked_tables(book: Workbook) -> bool:
    """Whether there is a marked-up table."""
    return any(table.marked for _, table in book.tables)


def has_data(book: Workbook) -> bool:
    """Whether there is a table of figures."""
    return bool(book.data)


def marked_up(book: Workbook) -> Iterator[Found]:
    """Find what looks like a table and is not marked up as one."""
    for sheet, table in book.tables:
        if not table.marked:
            yield Found(sheet.over(table))


def names(book: Workbook) -> Iterator[Found]:
    """Find names of tables that say nothing, or have spaces or dashes."""
    for sheet, table in book.tables:
        if table.marked and (not NAME.fullmatch(table.name) or DEFAULT_NAME.fullmatch(table.name)):
            yield Found(sheet.over(table), f"The table is called '{table.name}'.")


def merged(book: Workbook) -> Iterator[Found]:
    """Find merged cells."""
    for sheet in book.sheets:
        yield from (Found(sheet.over(merge)) for merge in sheet.merges)


def blank_lines(book: Workbook) -> Iterator[Found]:
    """Find rows and columns inside a table that are blank all along."""
    for sheet, table in book.tables:
        for row in table.rows:
            if not any(sheet.text(row, column) for column in table.columns):
                yield Found(sheet.over(Range(row, table.left, row, table.right)), "A row is blank.")
        for column in table.columns:
            if not any(sheet.text(row, column) for row in table.body):
                yield Found(sheet.over(Range(table.top, column, table.bottom, column)), "A column is blank.")


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


def filter_buttons(book: Workbook) -> Iterator[Found]:
    """Find filter buttons."""
    for sheet in book.sheets:
        if sheet.filter:
            yield Found(sheet.name)
        yield from (Found(sheet.over(table)) for table in sheet.tables if table.filter)


def frozen(book: Workbook) -> Iterator[Found]:
    """Find frozen panes."""
    return (Found(sheet.name) for sheet in book.sheets if sheet.frozen)


def hidden(book: Workbook) -> Iterator[Found]:
    """Find hidden rows, columns and sheets."""
    for sheet in book.sheets:
        if sheet.hidden:
            yield Found(sheet.name, "The sheet is hidden.")
        if sheet.hidden_rows:
            yield Found(sheet.name, f"{sheet.hidden_rows} rows are hidden.")
        if sheet.hidden_columns:
            yield Found(sheet.name, f"{sheet.hidden_columns} columns are hidden.")


def styles(book: Workbook) -> Iterator[Found]:
    """Find tables with banding or with a style that colours or shades."""
    for sheet, table in book.tables:
        if table.banded:
            yield Found(sheet.over(table), "It is banded.")
        elif table.style not in PLAIN_STYLES:
            yield Found(sheet.over(table), f"Its style is {table.style}.")


def start(book: Workbook) -> Iterator[Found]:
    """Find tables that do not start in column A, and blank rows above a sheet's first table."""
    for sheet in book.sheets:
        for table in sheet.regions:
            if table.left > 1 and table.top == min(each.top for each in sheet.regions):
                yield Found(sheet.over(table), "It does not start in column A.")
        first = min((table.top for table in sheet.regions), default=1)
        for row in range(1, first):
            if row not in sheet.filled_in:
                yield Found(sheet.at(row, 1), "A row above the table is blank.")


def below(book: Workbook) -> Iterator[Found]:
    """Find what stands below a sheet's last table."""
    for sheet in book.sheets:
        if sheet.regions:
            last = max(table.bottom for table in sheet.regions)
            yield from map(Found, sheet.spread(place for place in sheet.texts if place[0] > last))


def apart(book: Workbook) -> Iterator[Found]:
    """Find sheets with several tables that are not one blank row or column apart."""
    for sheet in book.sheets:
        tables = sorted(sheet.tables, key=lambda table: (table.top, table.left))
        for one, other in pairwise(tables):
            if FEW not in (other.top - one.bottom, other.left - one.right):
                yield Found(sheet.over(other), f"It is not one blank row or column away from {one.area}.")


def has_several(book: Workbook) -> bool:
    """Whether a sheet has several tables."""
    return any(len(sheet.tables) > 1 for sheet in book.sheets)


def totals(book: Workbook) -> Iterator[Found]:
    """Find a total that is neither first nor last; where there are several, a person must tell what each is of."""
    for sheet, table in book.data_tables:
        places = labels(sheet, table)
        found = [place for place in places if len(text := sheet.text(*place)) <= LABEL and is_total(text)]
        middle = [place for place in found if place not in (places[0], places[-1])]
        yield from (Found(sheet.at(*place), judge=len(found) > 1) for place in middle)


def units(book: Workbook) -> Iterator[Found]:
    """Point at the headers over figures, whose units a person must read."""
    for sheet, table in book.data_tables:
        yield Found(sheet.over(Range(table.top, table.left, table.top, table.right)), judge=True)


def bold(book: Workbook) -> Iterator[Found]:
    """Find headers and labels of rows that are not bold."""
    for sheet, table in book.data_tables:
        held = [(table.top, column) for column in table.columns] + labels(sheet, table)
        light = [place for place in held if (cell := sheet.cells.get(place)) and cell.text and not cell.style.bold]
        yield from map(Found, sheet.spread(light))
