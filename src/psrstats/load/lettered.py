"""What a workbook shows by its letters, told: marks raised beside a figure, words struck out before one."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.files.cells import read_cell, text_of
from psrstats.files.grid import Grid
from psrstats.model import Finding


def lettered(grid: Grid) -> Iterator[Finding]:
    """Tell of each figure that was read without the mark raised beside it, or without what is struck out.

    Args:
        grid: A sheet as its sender left it.

    Yields:
        A finding for each, so that an analyst can hold it against the sheet.
    """
    for place, mark in grid.marks.items():
        said = text_of(grid.rows[place[0]][place[1]])
        if read_cell(said) or not said:
            yield _finding(grid.cell(place), f"'{said}{mark}' ends in a raised mark, {mark}, taken for a note's", said)
    for place, struck in grid.struck.items():
        said = text_of(grid.rows[place[0]][place[1]])
        yield _finding(grid.cell(place), f"'{struck}' is struck out beside '{said}', and left away", said)


def parted(grid: Grid) -> Iterator[Finding]:
    """Tell of the cells of a text file that an unquoted comma parted, and of the rows that it leaves unread.

    Args:
        grid: A sheet as its sender left it.

    Yields:
        A note for each cell that was put together, an error for each row that was left out.
    """
    for place, said in grid.joined.items():
        what = f"'{said}' was parted by its comma, which is not quoted, and is taken for one cell."
        yield Finding("doubt", "note", what, (grid.cell(place),), printed=said, ask="Look at the row in the file.")
    for place, said in grid.left_out.items():
        what = f"'{said}' has more cells than its header, for a comma in it is not quoted, so the row is left out."
        yield Finding(
            "not-placed", "error", what, (grid.cell(place),), ask="Quote the cell with the comma, or take it out."
        )


def _finding(cell: str, what: str, said: str) -> Finding:
    return Finding("doubt", "note", f"{what}.", (cell,), printed=said, ask="Look at the cell in the sheet.")
