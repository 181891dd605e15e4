"""The rows and columns of a table that hold no averages: one that is not whole makes no scores of counts."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.load.account import Account, TableSeen
from psrstats.load.column import SheetColumn
from psrstats.totals import is_summed


def summed_rows(seen: Account, table: TableSeen) -> Sequence[int]:
    """Leave out the rows whose labels say that they are averages, unless all are."""
    labels = [column.index for column in table.columns if column.role != "value"]
    rows = [row for row in table.found.body_rows if all(is_summed(seen.sheet.text(row, index)) for index in labels)]
    return rows or table.found.body_rows


def summed_columns(columns: Sequence[SheetColumn]) -> Sequence[SheetColumn]:
    """Leave out the columns whose headings say that they are averages, unless all are."""
    return [column for column in columns if is_summed(column.heading)] or columns
