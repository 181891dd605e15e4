"""The sheets of a file with a row for each record: their headings found by what these say, the rows under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.config import Correction
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.files.cells import text_of
from psrstats.files.grid import Grid, Raw
from psrstats.files.read_grids import read_grids
from psrstats.mended import correct
from psrstats.printable import printable

TITLES = 30  # lines above the headings, at most


class Rows(Struct, frozen=True):
    """One sheet: the headings of its columns and the rows under them, each with its number in the sheet."""

    grid: Grid
    top: int  # the row of the headings, from 0
    headings: tuple[str, ...]

    @property
    def body(self) -> range:
        """All rows under the headings, by their numbers from 0; some may hold nothing."""
        return range(self.top + 1, len(self.grid.rows))

    def raw(self, row: int, column: int) -> Raw:
        """Give what a cell holds; nothing beyond the end of its row."""
        cells = self.grid.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Give what a cell says, in one line that can be printed; an error of a formula as it shows."""
        if error := self.grid.errors.get((row, column)):
            return error
        raw = self.raw(row, column)
        return "" if raw is None else printable(" ".join(text_of(raw).split()))

    def cell(self, row: int, column: int) -> str:
        """Name a cell."""
        return self.grid.cell((row, column))

    def is_blank(self, row: int) -> bool:
        """Say whether a row holds nothing."""
        return not any(raw is not None and str(raw).strip() for raw in self.grid.rows[row])


def sheets_of(
    path: Path, name: str, wanted: Sequence[str], corrections: Iterable[Correction] = (), *, quoted: bool = True
) -> list[Grid]:
    """Read the visible sheets of a file, or those of some names, cells put right and merged ones filled downwards.

    name: what messages call the file, the file of last year's report its folder before it; quoted: whether they may
    say what its cells read.
    Raises UserError where there is no file, where it cannot be read, where a sheet that is named is not there, and for
    each cell that is corrected and no longer reads as it did.
    """
    grids = _mended(read_grids(path, name), name, corrections, quoted=quoted)
    if wanted:
        names = [grid.sheet for grid in grids]
        if missing := [each for each in wanted if each not in names]:
            raise UserError(*(Fault(name, f"has no sheet '{one}'.", did_you_mean(one, names)) for one in missing))
        grids = [grid for grid in grids if grid.sheet in wanted]
    seen = [grid for grid in grids if wanted or grid.state == "visible"]
    return [filled(grid) for grid in seen if any(any(cell is not None for cell in row) for row in grid.rows)]


def _mended(grids: list[Grid], name: str, corrections: Iterable[Correction], *, quoted: bool) -> list[Grid]:
    """Put right the cells of a file's sheets."""
    lots: dict[str, list[Correction]] = {grid.sheet: [] for grid in grids}
    faults: list[Fault] = []
    for one in corrections:
        file, _, place = one.where.partition("!")
        if f"/{name}".endswith(f"/{file}") and (sheet := place.rpartition("!")[0]) in lots:
            lots[sheet].append(one)
        elif f"/{name}".endswith(f"/{file}"):
            what = "is corrected, but is no cell of a sheet that is read."
            faults.append(Fault(one.where, what, did_you_mean(sheet, lots)))
    mended = [correct(grid, lots[grid.sheet], quoted=quoted) for grid in grids]
    if wrong := [*faults, *(fault for _, unread in mended for fault in unread)]:
        raise UserError(*wrong)
    return [grid for grid, _ in mended]


def filled(grid: Grid) -> Grid:
    """Write what a merged cell says into each of the rows that it covers, so that each row says it."""
    if not grid.merged:
        return grid
    rows = [list(row) for row in grid.rows]
    for first, left, last, _right in grid.merged:
        for row in range(first + 1, min(last + 1, len(rows))):
            if first < len(rows) and left < len(rows[first]):
                rows[row] += [None] * (left + 1 - len(rows[row]))
                rows[row][left] = rows[first][left] if rows[row][left] is None else rows[row][left]
    return replace(grid, rows=rows)


def rows_under(grid: Grid, score: Callable[[Sequence[str]], float], least: float) -> Rows | None:
    """Find the headings of a sheet: the row that scores most; None where none scores enough."""
    lines = [_headings(row) for row in grid.rows[:TITLES]]
    scores = [score(line) for line in lines]
    if not scores or max(scores) < least:
        return None
    top = scores.index(max(scores))
    return Rows(grid, top, lines[top])


def _headings(row: Sequence[Raw]) -> tuple[str, ...]:
    words = ["" if raw is None else printable(" ".join(text_of(raw).split())) for raw in row]
    while words and not words[-1]:
        words.pop()
    return tuple(words)
