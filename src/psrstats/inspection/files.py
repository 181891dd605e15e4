"""A file looked at: an account of each of its sheets, or why it cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from psrstats.errors import Fault, UserError
from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids
from psrstats.load.account import Account, account
from psrstats.load.sheet import Sheet
from psrstats.records.log_seen import LogSeen, see_log
from psrstats.records.sheet_kinds import kind_of


class FileSeen(Struct, frozen=True):
    """A file as it was understood; of a sheet that is a log only its headings."""

    name: str
    sheets: tuple[Account, ...] = ()
    logs: Mapping[str, LogSeen] = {}  # by sheet
    warnings: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def see(files: Sequence[Path]) -> Iterator[FileSeen]:
    """Look at each file in turn; one that cannot be read has faults and no sheets.

    files: named in what follows by their names, or by their paths where two have one name.
    """
    names = Counter(path.name for path in files)
    for path in files:
        yield _see(path, path.name if names[path.name] == 1 else str(path))


def _see(path: Path, name: str) -> FileSeen:
    try:
        grids = read_grids(path, name)
    except UserError as error:
        return FileSeen(name, faults=error.faults)
    logs = {grid.sheet: seen for grid in grids if (seen := see_log(grid)) and kind_of(grid) in ("", "log")}
    shown = [_without_rows(grid) if grid.sheet in logs else grid for grid in grids]
    return FileSeen(name, tuple(account(Sheet(grid)) for grid in shown), logs, grids[0].warnings if grids else ())


def _without_rows(grid: Grid) -> Grid:
    """Leave the rows of a log behind: they are about single children, and whoever looks at the screen reads them."""
    return Grid(grid.file, grid.sheet, [], grid.state)
