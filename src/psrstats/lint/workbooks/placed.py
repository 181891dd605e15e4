"""Where tables stand on their sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from psrstats.lint.check import Found, rule
from psrstats.lint.workbook import Workbook
from psrstats.lint.workbooks.tables import has_tables

FEW = 2


@rule(
    "PSRL032",
    "S9",
    "must",
    "Tables start in column A, with no blank row above them.",
    "Delete the blank columns before the table and the blank rows above it.",
    has_tables,
)
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


@rule("PSRL033", "S10", "should", "Nothing stands below a table.", "Move it above the table, or to Notes.", has_tables)
def below(book: Workbook) -> Iterator[Found]:
    """Find what stands below a sheet's last table."""
    for sheet in book.sheets:
        if sheet.regions:
            last = max(table.bottom for table in sheet.regions)
            yield from map(Found, sheet.spread(place for place in sheet.texts if place[0] > last))


def has_several(book: Workbook) -> bool:
    """Whether a sheet has several tables."""
    return any(len(sheet.tables) > 1 for sheet in book.sheets)


@rule(
    "PSRL034",
    "S11",
    "should",
    "Tables on one sheet are one blank row or column apart.",
    "Put each table on a sheet of its own, or leave exactly one row or column between.",
    has_several,
)
def apart(book: Workbook) -> Iterator[Found]:
    """Find sheets with several tables that are not one blank row or column apart."""
    for sheet in book.sheets:
        tables = sorted(sheet.tables, key=lambda table: (table.top, table.left))
        for one, other in pairwise(tables):
            if FEW not in (other.top - one.bottom, other.left - one.right):
                yield Found(sheet.over(other), f"It is not one blank row or column away from {one.area}.")
