"""Read any file that an agency sends as a list of grids, one a sheet."""

from __future__ import annotations

from pathlib import Path

from psrstats.load.grid import Grid
from psrstats.load.text import read_text
from psrstats.load.workbook import read_workbook


def read_grids(path: Path, name: str | None = None, sheet: str | None = None) -> list[Grid]:
    """Read every sheet of a file, or only the one named."""
    name = name or path.name
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return read_workbook(path, name, sheet)
    return [read_text(path, name)]
