"""A found table as it is described: its range, its rows counted, its columns with what they hold."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from psrstats.files.grid import address, letters_of
from psrstats.inspection.cells import in_file
from psrstats.load.account import Account, TableSeen
from psrstats.load.column import SheetColumn


class ColumnSeen(Struct, frozen=True):
    """A column of a table: its heading, what kind of thing it holds, and how many figures of which class."""

    column: str
    heading: str
    kind: str
    area: str
    period: str
    values: int
    markers: int
    totals: int
    unread: int


def range_of(account: Account, table: TableSeen) -> str:
    """Name a table's range, such as A4:C11."""
    top, left, bottom, right = table.area
    corners = (in_file(account, place) for place in ((top, left), (bottom, right)))
    return ":".join(address(*corner) for corner in corners)


def rows_of(table: TableSeen) -> tuple[int, int]:
    """Count a table's header rows and the rows below them."""
    return len(table.found.header_rows), len(table.found.body_rows)


def columns_seen(account: Account, table: TableSeen) -> list[ColumnSeen]:
    """Describe each column of a table."""
    return [_column(account, table, column) for column in table.columns]


def _column(account: Account, table: TableSeen, column: SheetColumn) -> ColumnSeen:
    given = Counter(account.classes.get((row, column.index)) for row in table.found.body_rows)
    row, number = in_file(account, (0, column.index))
    name = str(row + 1) if account.sheet.turned else letters_of(number)
    counts = (given["value"], given["marker"], given["total"], given["unread"])
    return ColumnSeen(name, column.heading, column.role, column.area, column.period, *counts)
