"""Where a measure's words stand that no figure was read of: over a column nobody filled in, or among other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psrstats.files.cells import read_cell, text_of
from psrstats.files.grid import Grid, Place
from psrstats.load.words import fold, loose

MOST_WORDS = 20  # of a title: what is longer explains


def unfilled(words: str, grids: Iterable[Grid]) -> str:
    """Name the cell in which a measure's words head a column without a figure, beside headings of columns with some.

    words: the measure's; grids: the sheets of its source. Returns "" where they stand nowhere, or anywhere else.
    """
    wanted, first = fold(words), ""
    for grid in grids:
        for row, column in _cells(grid, wanted):
            others = [at for at, raw in enumerate(grid.rows[row]) if isinstance(raw, str) and at != column]
            if _has_figures(grid, row, column) or not any(_has_figures(grid, row, at) for at in others):
                return ""
            first = first or grid.cell((row, column))
    return first


def held(words: str, grids: Iterable[Grid]) -> tuple[str, str]:
    """Give the first text that says a measure's words and others, such as a title, and its cell; blanks for none."""
    wanted = f" {loose(words)} "
    for grid in grids:
        for row, cells in enumerate(grid.rows):
            for column, raw in enumerate(cells):
                text = text_of(raw) if isinstance(raw, str) else ""
                if wanted in f" {loose(text)} " != wanted and len(text.split()) <= MOST_WORDS:
                    return text, grid.cell((row, column))
    return "", ""


def _cells(grid: Grid, wanted: str) -> Iterator[Place]:
    for row, cells in enumerate(grid.rows):
        for column, raw in enumerate(cells):
            if isinstance(raw, str) and fold(text_of(raw)) == wanted:
                yield row, column


def _has_figures(grid: Grid, row: int, column: int) -> bool:
    """Tell whether any figure or marker stands under a cell."""
    under = (cells[column] for cells in grid.rows[row + 1 :])
    return any(raw is not None and read_cell(raw) is not None for raw in under)
