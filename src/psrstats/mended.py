"""Cells put right by the report, in memory: the agencies' files stay as they were sent."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from psrstats.config import Correction
from psrstats.errors import Fault
from psrstats.files.cells import text_of
from psrstats.files.grid import Grid, Place, place_of


def correct(grid: Grid, corrections: Iterable[Correction], *, quoted: bool = True) -> tuple[Grid, list[Fault]]:
    """Put right the cells of one sheet.

    quoted: whether a fault may say what a cell reads, which in a survey somebody wrote.
    Returns the sheet as corrected, and a fault for each cell that no longer reads as the correction says.
    """
    if not (corrections := list(corrections)):
        return grid, []
    rows, faults, mended = list(grid.rows), [], set()
    for correction in corrections:
        row, column = place_of(correction.where.rpartition("!")[2]) or (len(rows), 0)
        now = reads(grid, (row, column)) if row < len(rows) and column < len(rows[row]) else ""
        if now == " ".join(correction.reads.split()):
            rows[row] = [*rows[row][:column], correction.as_, *rows[row][column + 1 :]]
            mended.add((row, column))
        else:
            found = f"reads '{now}', not '{correction.reads}'" if quoted else "does not read as its [[correct]] says"
            what = f"{found}, so it is not corrected."
            faults.append(Fault(correction.where, what, "Look at the cell again, then change or drop its [[correct]]."))
    errors = {place: error for place, error in grid.errors.items() if place not in mended}
    return replace(grid, rows=rows, errors=errors, uncalculated=grid.uncalculated - mended), faults


def reads(grid: Grid, place: Place) -> str:
    """Give what a cell says; an error its name, a formula that was never calculated "=?"."""
    row, column = place
    return grid.errors.get(place) or ("=?" if place in grid.uncalculated else text_of(grid.rows[row][column]))
