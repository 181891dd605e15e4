"""Run a psrstats command in this process, with what it prints and its exit status."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from unittest.mock import patch

from msgspec import Struct

from psrstats.cli import main


class Ran(Struct, frozen=True):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


def ran(*arguments: str | Path, cwd: Path | None = None) -> Ran:
    """Run a command as if it were typed; cwd: where."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    before, status = Path.cwd(), 0
    with patch.multiple(sys, argv=["psrstats", *map(str, arguments)], stdout=out, stderr=err):
        try:
            os.chdir(cwd or before)
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        finally:
            os.chdir(before)
    return Ran(status, _said(out), _said(err))


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode("utf-8", "replace")
