"""The standard streams as a run may find them: open, closed, or led to a disk that is full."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

from psrstats.errors import Fault

OUTPUT, ERRORS = 1, 2


def open_streams() -> None:
    """Put something in the place of streams that were closed.

    Otherwise the next file that is opened takes their number, and messages for standard error go to standard output.
    What is written to a closed standard output fails, as on a full disk; messages that nobody can see are dropped.
    """
    if sys.stdout is None:
        _lead(OUTPUT, os.O_RDONLY)
        sys.stdout = open(OUTPUT, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        _lead(ERRORS, os.O_WRONLY)
        sys.stderr = open(ERRORS, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _lead(stream: int, how: int) -> None:
    """Lead a stream to nowhere; read-only, each attempt to write to it fails."""
    nowhere = os.open(os.devnull, how)
    if nowhere != stream:
        os.dup2(nowhere, stream)
        os.close(nowhere)


def fault_of(error: OSError) -> Fault:
    """Say in words what could not be read or written: a file by its name, otherwise standard output."""
    if error.filename is not None:
        return Fault(str(error.filename), f"cannot be read or written: {error.strerror}.")
    if error.errno == errno.EBADF:
        return Fault("Standard output", "is closed.", "What was to be printed is lost.")
    return Fault("Standard output", f"cannot be written: {error.strerror}.", "What was to be printed is not complete.")


def give_up() -> None:
    """Lead standard output to nowhere, that what still waits to be written does not fail again when Python ends."""
    with suppress(OSError, ValueError):
        _lead(OUTPUT, os.O_WRONLY)
        sys.stdout.flush()
