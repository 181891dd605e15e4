"""The rows of a published file's sheet, from a grid that was read cell by cell."""

from __future__ import annotations

import re

import numpy as np
from msgspec import Struct

from psrstats.files.cells import text_of
from psrstats.files.grid import Grid, Raw
from psrstats.load.published.format import Format, folded
from psrstats.load.published.formats import format_of
from psrstats.load.published.records import Column, Records
from psrstats.load.published.stat_xplore import GEOGRAPHY, PERIODS_ACROSS
from psrstats.periods import ImpossiblePeriod, read_period

LOOK = 25  # rows in which the headings stand, below a title and what was asked for


class Header(Struct, frozen=True):
    """The headings of a published sheet, and the row in which they stand."""

    format: Format
    headings: tuple[str, ...]
    row: int


def header_of(grid: Grid) -> Header | None:
    """Find the headings of a published format in a sheet; None where it is no publisher's."""
    rows = [tuple(map(text_of, row)) for row in grid.rows[:LOOK]]
    for number, row in enumerate(rows):
        if format := format_of(row) if len([text for text in row if text]) > 2 else None:
            return Header(format, row, number)
        if number and re.fullmatch(GEOGRAPHY, folded(row[:1])[0] if row else "") and _has_periods(rows[number - 1]):
            return Header(PERIODS_ACROSS, (row[0], *rows[number - 1][1:]), number)
    return None


def rows_of_grid(grid: Grid, header: Header) -> Records:
    """Give the rows under the headings of a published sheet, blank ones left out."""
    numbers = [number for number in range(header.row + 1, len(grid.rows)) if _holds(grid.rows[number])]
    rows = [grid.rows[number] for number in numbers]
    columns = tuple(_column([row[n] if n < len(row) else None for row in rows]) for n in range(len(header.headings)))
    constant = frozenset(number for number, column in enumerate(columns) if len(column.values) == 1)
    above = tuple(text for row in grid.rows[: header.row] for cell in row if (text := text_of(cell)))
    return Records(
        grid.file,
        grid.sheet,
        header.headings,
        np.array(numbers, np.int64),
        columns,
        constant,
        (*above, *filter(None, [grid.title])),
        grid.formats,
        header.row,
    )


def _column(raws: list[Raw]) -> Column:
    """Give each value of a column a number; TRUE is not the number 1, though they are equal."""
    numbers: dict[tuple[type, Raw], int] = {}
    codes = [numbers.setdefault((type(raw), raw), len(numbers)) for raw in raws]
    return Column(tuple(raw for _, raw in numbers), np.array(codes, np.int64))


def _holds(row: list[Raw]) -> bool:
    return any(cell is not None and cell != "" for cell in row)


def _has_periods(row: tuple[str, ...]) -> bool:
    return any(_is_period(text) for text in row[1:])


def _is_period(text: str) -> bool:
    try:
        return read_period(text) is not None
    except ImpossiblePeriod:
        return False
