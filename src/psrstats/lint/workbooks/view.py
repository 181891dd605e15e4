"""How sheets and tables are looked at: filters, frozen panes, what is hidden, banding."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lint.check import Found, rule
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks.tables import has_marked_tables

PLAIN_STYLES = ("", "TableStyleLight1", "TableStyleLight15")  # black lines on white


@rule("PSRL042", "T7", "should", "There are no filter buttons.", "Turn off the filter (Data, Filter).")
def filter_buttons(book: Workbook) -> Iterator[Found]:
    """Find filter buttons."""
    for sheet in book.sheets:
        if sheet.filter:
            yield Found(sheet.name)
        yield from (Found(sheet.over(table)) for table in sheet.tables if table.filter)


@rule("PSRL043", "T8", "should", "There are no frozen panes.", "Unfreeze them (View, Freeze Panes).")
def frozen(book: Workbook) -> Iterator[Found]:
    """Find frozen panes."""
    return (Found(sheet.name) for sheet in book.sheets if sheet.frozen)


@rule("PSRL035", "S12", "should", "No row, column or sheet is hidden.", "Unhide or delete them.")
def hidden(book: Workbook) -> Iterator[Found]:
    """Find hidden rows, columns and sheets."""
    for sheet in book.sheets:
        if sheet.hidden:
            yield Found(sheet.name, "The sheet is hidden.")
        if sheet.hidden_rows:
            yield Found(sheet.name, f"{sheet.hidden_rows} rows are hidden.")
        if sheet.hidden_columns:
            yield Found(sheet.name, f"{sheet.hidden_columns} columns are hidden.")


@rule(
    "PSRL045",
    "T10",
    "should",
    "Tables have a plain style: no banding, shading or colour.",
    "Choose the table style None, or turn banding off.",
    has_marked_tables,
)
def styles(book: Workbook) -> Iterator[Found]:
    """Find tables with banding or with a style that colours or shades."""
    for sheet, table in book.tables:
        if table.banded:
            yield Found(sheet.over(table), "It is banded.")
        elif table.style not in PLAIN_STYLES:
            yield Found(sheet.over(table), f"Its style is {table.style}.")
