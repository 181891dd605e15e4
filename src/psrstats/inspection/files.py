"""A file looked at: an account of each of its sheets, or why it cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from psrstats.errors import Fault, UserError
from psrstats.files.read_grids import read_grids
from psrstats.load.account import Account, account
from psrstats.load.sheet import Sheet


class FileSeen(Struct, frozen=True):
    """A file as it was understood."""

    name: str
    sheets: tuple[Account, ...] = ()
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
    return FileSeen(name, tuple(account(Sheet(grid)) for grid in grids), grids[0].warnings if grids else ())
