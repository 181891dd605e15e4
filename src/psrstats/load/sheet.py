"""A grid made ready for reading: its texts numbered, merged ranges spread out, or the whole turned on its side."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from psrstats.columns import numbered
from psrstats.files.cells import Reading, read_cell, text_of
from psrstats.files.grid import Area, Grid, MarkedTable, Place, Raw
from psrstats.load.two_in_one import two_in_one
from psrstats.periods import MONTH_NAMES

YEARS = frozenset(range(1900, 2101))  # a range would be gone through for every float
NONE: frozenset[int] = frozenset()

Array = NDArray[Any]


class CodedColumn(Struct, frozen=True):
    """A column of a sheet: each different content once, and the number of the one in each row."""

    codes: Array
    raws: list[Raw]


class Sheet(Struct, frozen=True, dict=True):
    """A grid whose merged cells all say what their first cell says; `turned`, its rows are the file's columns."""

    grid: Grid
    turned: bool = False

    @cached_property
    def _origins(self) -> dict[Place, Place]:
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.grid.merged
            for row in range(top, min(bottom, len(self.grid.rows) - 1) + 1)
            for column in range(left, min(right, self.width - 1) + 1)
        }

    @cached_property
    def merged_columns(self) -> frozenset[int]:
        """The columns that a merged range touches."""
        return frozenset(column for _, left, _, right in self.grid.merged for column in range(left, right + 1))

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.grid.rows), default=0)

    @cached_property
    def _ragged(self) -> bool:
        return any(len(row) < self.width for row in self.grid.rows)

    @cached_property
    def columns(self) -> list[CodedColumn]:
        """Each column with its contents numbered, so that each is looked at once."""
        return [self._coded(column) for column in range(self.width)]

    def _coded(self, column: int) -> CodedColumn:
        rows = self.grid.rows
        if self._ragged:
            cells = [row[column] if column < len(row) else None for row in rows]
        else:
            cells = list(map(itemgetter(column), rows))
        if bool in set(map(type, cells)):  # True would be taken for a 1
            cells = [str(raw) if isinstance(raw, bool) else raw for raw in cells]
        return CodedColumn(*numbered(cells))

    @cached_property
    def has(self) -> Array:
        """Tell for each place whether it holds something of its own."""
        found = np.zeros((len(self.grid.rows), self.width), dtype=bool)
        for number, column in enumerate(self.columns):
            found[:, number] = _each(column, [_says_something(raw) for raw in column.raws])
        for row, number in (*self.grid.errors, *self.grid.uncalculated):
            if row < found.shape[0] and number < found.shape[1]:
                found[row, number] = True
        return found

    @cached_property
    def is_figure(self) -> Array:
        """Tell for each place whether it holds a figure or a marker; a whole number that may be a year is none."""
        found = np.zeros_like(self.has)
        for number, column in enumerate(self.columns):
            found[:, number] = _each(column, [_may_be_figure(raw) for raw in column.raws])
        for row, number in self.grid.errors:
            if row < found.shape[0] and number < found.shape[1]:
                found[row, number] = True
        return found

    @cached_property
    def unquoted(self) -> frozenset[int]:
        """The lines of a text file that its commas part into cells: such begin with a space, the table's do not."""
        if self.turned or not self.grid.file.casefold().endswith((".csv", ".txt")):
            return NONE
        begins = [[isinstance(raw, str) and raw[:1] == " " for raw in column.raws] for column in self.columns[1:]]
        if not any(map(any, begins)):
            return NONE
        spaced = np.zeros(len(self.grid.rows), dtype=bool)
        for column, told in zip(self.columns[1:], begins, strict=True):
            spaced |= _each(column, told)
        rows = np.flatnonzero(spaced).tolist()
        return frozenset(rows) if 2 * len(rows) < self.has.any(axis=1).sum() else NONE

    @cached_property
    def filled(self) -> list[tuple[int, ...]]:
        """For each row, the columns that hold something of their own."""
        return _by_row(self.has)

    @cached_property
    def figures(self) -> list[frozenset[int]]:
        """For each row, the columns that hold a figure or a marker."""
        return [frozenset(columns) for columns in _by_row(self.is_figure)]

    def own(self, row: int, first: int, last: int) -> list[int]:
        """Give the columns from a first to a last that hold something of their own in a row."""
        found: list[int] = (np.flatnonzero(self.has[row, first : last + 1]) + first).tolist()
        return found

    def is_year(self, row: int, column: int) -> bool:
        """Tell whether a place holds a number that may be a year, 2019, and nothing else."""
        raw = self.raw(row, column)
        text = text_of(raw) if not isinstance(raw, bool | date) else ""
        return text.isdecimal() and int(text) in YEARS

    def raw(self, row: int, column: int) -> Raw:
        """Give what a place holds itself."""
        cells = self.grid.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Give what a place says; for a merged cell, what the merged range says."""
        return text_of(self.raw(*self.origin(row, column)))

    def said(self, place: Place) -> str:
        """Give what a place says as its sender sees it: a date that is shown as a month is a month."""
        row, column = place
        raw = self.raw(row, column)
        if isinstance(raw, date):
            code = re.sub(r'"[^"]*"|\[[^]]*\]', "", self.grid.formats.get(place, "")).casefold()
            if "m" in code and "d" not in code:
                return f"{MONTH_NAMES[raw.month - 1]} {raw.year}"
        return text_of(raw).removesuffix(" 00:00:00")

    def reading(self, row: int, column: int) -> Reading | None:
        """Read a place as a figure."""
        raw = self.raw(row, column)
        if reading := read_cell(raw, self.grid.formats.get((row, column), "")):
            return reading
        return both.number if (both := two_in_one(raw)) else None

    def origin(self, row: int, column: int) -> Place:
        """Give the place whose content a place shows."""
        return self._origins.get((row, column), (row, column))

    def cell(self, place: Place) -> str:
        """Name a place as its sender knows it: file!sheet!A1."""
        row, column = place
        return self.grid.cell((column, row) if self.turned else place)

    def turn(self) -> Sheet:
        """Turn the sheet on its side: rows become columns."""
        return self._on_its_side

    @cached_property
    def _on_its_side(self) -> Sheet:
        grid = self.grid
        width = self.width
        return Sheet(
            replace(
                grid,
                rows=[[row[column] if column < len(row) else None for row in grid.rows] for column in range(width)],
                formats={(column, row): code for (row, column), code in grid.formats.items()},
                merged=tuple(map(_turned, grid.merged)),
                hidden_rows=grid.hidden_columns,
                hidden_columns=grid.hidden_rows,
                errors={(column, row): error for (row, column), error in grid.errors.items()},
                uncalculated=frozenset((column, row) for row, column in grid.uncalculated),
                marks={(column, row): mark for (row, column), mark in grid.marks.items()},
                struck={(column, row): struck for (row, column), struck in grid.struck.items()},
                comments={(column, row): comment for (row, column), comment in grid.comments.items()},
                tables=tuple(MarkedTable(table.name, _turned(table.area), 1) for table in grid.tables),
            ),
            turned=not self.turned,
        )


def _each(column: CodedColumn, told: list[bool]) -> Array:
    """Give each row of a column what is told of its content."""
    return np.array([*told, False], dtype=bool)[column.codes]


def _by_row(found: Array) -> list[tuple[int, ...]]:
    rows, columns = np.nonzero(found)
    ends = np.searchsorted(rows, np.arange(found.shape[0] + 1)).tolist()
    numbers = columns.tolist()
    return [tuple(numbers[start:end]) for start, end in pairwise(ends)]


def _says_something(raw: Raw) -> bool:
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def _may_be_figure(raw: Raw) -> bool:
    if isinstance(raw, str):
        reading = read_cell(raw)
        if reading is None:
            return two_in_one(raw) is not None
        return not (reading.value in YEARS and reading.places == 0 and not reading.percent)
    if isinstance(raw, timedelta):
        return True
    return isinstance(raw, int | float) and not isinstance(raw, bool) and raw not in YEARS


def _turned(area: Area) -> Area:
    top, left, bottom, right = area
    return left, top, right, bottom
