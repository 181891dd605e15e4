"""Columns of figures that each have a column of periods of their own: Latest value, its period, Previous value, its."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from psrstats.load.axes import Axes
from psrstats.load.column import SheetColumn
from psrstats.load.lines import SEVERAL, Line
from psrstats.load.words import NEVER

NO_ONE = "'{}' stands beside several columns of periods, and nothing says which is its own"


def by_period(axes: Axes) -> Iterator[Axes]:
    """Give a table once for each of its columns of periods, with the figures that it is the period of.

    Where figures stand between columns of periods, each such column is that of the figures right before it, or, where
    the first column of periods stands before all figures, of those right behind it. Any other table is given as it is.
    """
    dates = [column for column in axes.columns if column.role == "period"]
    own = [column for column in axes.values if column.statistic not in NEVER]
    between = [column for column in own if dates and dates[0].index < column.index < dates[-1].index]
    if len(dates) < SEVERAL or not between:
        yield axes
        return
    behind = not any(column.index < dates[0].index for column in own)
    pairs = [(column, _period_of(column, dates, behind)) for column in axes.values]
    for date in (*dates, None):
        if values := [column for column, its in pairs if its is date]:
            yield _only(axes, values, date)


def _period_of(column: SheetColumn, dates: Sequence[SheetColumn], behind: bool) -> SheetColumn | None:
    if behind:
        return next((date for date in reversed(dates) if date.index < column.index), None)
    return next((date for date in dates if date.index > column.index), None)


def _only(axes: Axes, values: Sequence[SheetColumn], date: SheetColumn | None) -> Axes:
    """Give a table with some of its columns of figures, and of the columns of periods the one that is theirs."""
    kept = np.array([column in values for column in axes.values])
    index = date.index if date else -1
    columns = tuple(column for column in axes.columns if column.role != "period" or column is date)
    others = {column.index for column in axes.columns} - {column.index for column in columns}
    labels = tuple(line for line in axes.labels if line.role != "period" or line.columns[0] == index)
    headings = tuple(_heading(line, kept, date is None) for line in axes.headings)
    corner = axes.corner if not others else tuple(term for term in axes.corner if not term.dated)
    return replace(
        axes, values=tuple(values), columns=columns, labels=labels, headings=headings, corner=corner
    )  # fmt: skip


def _heading(line: Line, kept: np.ndarray, unsaid: bool) -> Line:
    """Give a line of headings over some columns; Latest and Previous say no more than the periods beside them do."""
    terms = [replace(term, part="") if term.part in ("this", "last") else term for term in line.terms]
    if unsaid:
        terms = [replace(term, fault=NO_ONE.format(term.text)) for term in terms]
    return replace(line, codes=line.codes[kept], rows=line.rows[kept], columns=line.columns[kept], terms=tuple(terms))
