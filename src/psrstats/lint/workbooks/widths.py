"""Whether what stands in a cell can be seen there."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.cells import Cell
from psrstats.lint.check import Found, rule
from psrstats.lint.ranges import Range
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.lint.workbooks.tables import has_tables

LEEWAY = 1.15  # letters are narrower than the digits that widths are counted in


@rule(
    "PSRL041",
    "T6",
    "must",
    "Text in tables is wrapped, not cut off.",
    "Set Wrap Text for the table, or widen the column.",
    has_tables,
)
def wrapped(book: Workbook) -> Iterator[Found]:
    """Find text in a table that is longer than its column is wide, and not wrapped."""
    for sheet, table in book.tables:
        cells = [(place, cell) for place, cell in _cells(sheet, table) if not cell.is_number and not cell.style.wrap]
        long = [place for place, cell in cells if _longest(cell.text.splitlines()) > sheet.width(place[1]) * LEEWAY]
        yield from map(Found, sheet.spread(long))


@rule("PSRL046", "T11", "should", "Columns are as wide as what they hold.", "Widen them.", has_tables)
def wide_enough(book: Workbook) -> Iterator[Found]:
    """Find columns of a table that are narrower than a number or a word in them."""
    for sheet, table in book.tables:
        needed: dict[int, int] = {}
        for (_, column), cell in _cells(sheet, table):
            needed[column] = max(needed.get(column, 0), _longest([cell.text] if cell.is_number else cell.text.split()))
        for column, width in sorted(needed.items()):
            if width > sheet.width(column) * LEEWAY:
                where = sheet.over(Range(table.top, column, table.bottom, column))
                yield Found(where, "A number or a word is longer than its column is wide.")


def _cells(sheet: Sheet, table: Range) -> Iterator[tuple[tuple[int, int], Cell]]:
    for row in table.rows:
        for column in table.columns:
            if cell := sheet.cells.get((row, column)):
                yield (row, column), cell


def _longest(parts: list[str]) -> int:
    return max(map(len, parts), default=0)
