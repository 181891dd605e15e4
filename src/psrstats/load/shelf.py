"""Files that are looked at more than once: each is opened once, and each of its sheets made ready once."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids
from psrstats.load.sheet import Sheet


class Shelf(Struct, frozen=True):
    """The files that were opened, and their sheets."""

    files: dict[str, list[Grid]] = field(default_factory=dict)
    sheets: dict[int, tuple[Grid, Sheet]] = field(default_factory=dict)

    def grids(self, path: Path, name: str) -> list[Grid]:
        """Give a file's sheets of cells.

        path: the file's; name: as psrstats.toml names it.
        """
        if name not in self.files:
            self.files[name] = read_grids(path, name)
        return self.files[name]

    def sheet(self, grid: Grid) -> Sheet:
        """Give a grid made ready for reading."""
        return self.sheets.setdefault(id(grid), (grid, Sheet(grid)))[1]  # the grid is kept, so its id stays its own
