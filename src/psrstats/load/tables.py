"""Where the tables of a sheet lie: found by shape, between titles, notes and blank rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from psrstats.load.cells import read_cell, text_of
from psrstats.load.grid import Grid, Place, Raw


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a grid: its header rows, the rows below them, and its columns, counted from 0."""

    header_rows: tuple[int, ...]
    body_rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid whose merged cells all say what their first cell says."""

    grid: Grid
    origins: dict[Place, Place]

    def text(self, row: int, column: int) -> str:
        """Give what a place says; for a merged cell, what the merged range says."""
        row, column = self.origin(row, column)
        cells = self.grid.rows[row] if row < len(self.grid.rows) else []
        return text_of(cells[column]) if column < len(cells) else ""

    def origin(self, row: int, column: int) -> Place:
        """Give the place whose content a place shows."""
        return self.origins.get((row, column), (row, column))


def open_sheet(grid: Grid) -> Sheet:
    """Spread merged cells over their ranges."""
    origins = {
        (row, column): (top, left)
        for top, left, bottom, right in grid.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return Sheet(grid, origins)


def find_tables(sheet: Sheet) -> Iterator[Found]:
    """Find the tables of a sheet: a header of one row or more over rows with figures, ended by a blank row.

    A row with a single cell above a table is a title; a block of rows without a figure is a note.
    """
    for block in _blocks(sheet.grid):
        rows = [row for row in block if _cells_of(sheet, row) > 1 or row > _first_wide(sheet, block)]
        header = _header(sheet, rows)
        body = rows[len(header) :]
        if body:
            yield Found(tuple(header), tuple(body), _columns(sheet.grid, rows))


def _blocks(grid: Grid) -> Iterator[list[int]]:
    """Give each run of rows that are not blank."""
    block: list[int] = []
    for row, cells in enumerate(grid.rows):
        if any(text_of(raw) for raw in cells):
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cells_of(sheet: Sheet, row: int) -> int:
    return sum(1 for raw in sheet.grid.rows[row] if text_of(raw))


def _first_wide(sheet: Sheet, block: list[int]) -> int:
    return next((row for row in block if _cells_of(sheet, row) > 1), block[-1])


def _header(sheet: Sheet, rows: list[int]) -> list[int]:
    """Take the first row, and those that continue it: nothing of their own in the first column, and no figure."""
    header = rows[:1]
    if not header:
        return header
    first = min(column for column, raw in enumerate(sheet.grid.rows[header[0]]) if text_of(raw))
    for row in rows[1:]:
        cells = sheet.grid.rows[row]
        if (first < len(cells) and text_of(cells[first])) or any(_is_figure(raw) for raw in cells):
            break
        header.append(row)
    return header


def _is_figure(raw: Raw) -> bool:
    reading = read_cell(raw)
    return reading is not None and not (reading.places == 0 and 1900 <= reading.value <= 2100)


def _columns(grid: Grid, rows: list[int]) -> tuple[int, ...]:
    width = max((len(grid.rows[row]) for row in rows), default=0)
    return tuple(
        column
        for column in range(width)
        if any(column < len(grid.rows[row]) and text_of(grid.rows[row][column]) for row in rows)
    )
