"""A folder beside the files that are to be: they are written there first, and moved when all are whole.

A run that is killed leaves its folder behind, with files in it that may not be published. The next run that writes to
the same place takes it away. It tells a folder that was left from one in use by a lock, which the system lifts when
its process ends, however it ends; a process number would say nothing, for numbers are given again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

try:
    import fcntl
except ImportError:  # on Windows, where a folder cannot be locked
    fcntl = None  # type: ignore[assignment]

PREFIX = ".psrstats-"
DAY = 24 * 60 * 60  # seconds: no export takes as long


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Make a folder to write in for as long as this lasts, and take away those that killed runs left beside it."""
    _take_away_left(folder)
    with TemporaryDirectory(prefix=PREFIX, dir=folder) as made, _held(Path(made)):
        yield Path(made)


def _take_away_left(folder: Path) -> None:
    for each in folder.glob(f"{PREFIX}*"):
        if each.is_dir() and not each.is_symlink() and _is_left(each):
            rmtree(each, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether no run writes in a folder any more: nothing holds its lock; without locks, nothing happened for a day."""
    try:
        if fcntl is None:
            return time.time() - folder.stat().st_mtime > DAY
        with _held(folder):
            return True
    except OSError:
        return False


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; raises OSError where another run holds it."""
    if fcntl is None:
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
