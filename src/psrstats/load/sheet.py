"""A grid made ready for reading: merged ranges spread out, or the whole turned on its side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from psrstats.files.cells import Reading, read_cell, text_of
from psrstats.files.grid import Area, Grid, MarkedTable, Place, Raw

YEARS = range(1900, 2101)
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
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
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.grid.rows), default=0)

    @cached_property
    def filled(self) -> list[tuple[int, ...]]:
        """For each row, the columns that hold something of their own; blank rows share one empty tuple."""
        broken: dict[int, set[int]] = {}
        for row, column in (*self.grid.errors, *self.grid.uncalculated):
            broken.setdefault(row, set()).add(column)
        return [self._own(cells, broken.get(row)) for row, cells in enumerate(self.grid.rows)]

    def _own(self, cells: list[Raw], broken: set[int] | None) -> tuple[int, ...]:
        own = tuple(column for column, raw in enumerate(cells) if _says_something(raw))
        return tuple(sorted({*own, *broken})) if broken else own

    @cached_property
    def figures(self) -> list[frozenset[int]]:
        """For each row, the columns that hold a figure or a marker; a whole number that may be a year is none."""
        return [
            frozenset(c for c in columns if self._may_be_figure(row, c)) if columns else NONE
            for row, columns in enumerate(self.filled)
        ]

    def _may_be_figure(self, row: int, column: int) -> bool:
        raw = self.raw(row, column)
        if (row, column) in self.grid.errors or isinstance(raw, timedelta):
            return True
        if isinstance(raw, str):
            reading = read_cell(raw)
            return reading is not None and not (reading.value in YEARS and reading.places == 0 and not reading.percent)
        return isinstance(raw, int | float) and not isinstance(raw, bool) and raw not in YEARS

    def raw(self, row: int, column: int) -> Raw:
        """Give what a place holds itself."""
        cells = self.grid.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Give what a place says; for a merged cell, what the merged range says."""
        return text_of(self.raw(*self.origin(row, column)))

    def reading(self, row: int, column: int) -> Reading | None:
        """Read a place as a figure."""
        return read_cell(self.raw(row, column), self.grid.formats.get((row, column), ""))

    def origin(self, row: int, column: int) -> Place:
        """Give the place whose content a place shows."""
        return self._origins.get((row, column), (row, column))

    def cell(self, place: Place) -> str:
        """Name a place as its sender knows it: file!sheet!A1."""
        row, column = place
        return self.grid.cell((column, row) if self.turned else place)

    def turn(self) -> Sheet:
        """Turn the sheet on its side: rows become columns."""
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


def _says_something(raw: Raw) -> bool:
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def _turned(area: Area) -> Area:
    top, left, bottom, right = area
    return left, top, right, bottom
