"""psrstats inspect: show what a file holds and how psrstats understands it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from psrstats.cli.formats import format_option
from psrstats.errors import Fault, UserError

if TYPE_CHECKING:
    from psrstats.inspection import FileSeen

PIPE = 110  # characters, the width of a picture that is not for a terminal


def inspect(
    files: Annotated[list[Path], typer.Argument(help="Agencies' files, as they came.", show_default=False)],
    format: Annotated[str, format_option("inspect", "Pictures and tables, or JSON.")] = "table",
    cell: Annotated[
        str, typer.Option("--cell", help="Only what this figure was taken to be about: B7 or Sheet!B7.")
    ] = "",
) -> None:
    """Show each sheet of a file: the class of every cell, the tables found, and what was not read and why."""
    from psrstats.pipeline import inspect

    faults: list[Fault] = []
    _print(_readable(inspect(files), faults), format, cell)
    if faults:
        raise UserError(*faults)


def _readable(files: Iterable[FileSeen], faults: list[Fault]) -> Iterator[FileSeen]:
    """Pass on the files that could be read, and gather the faults of the others."""
    for file in files:
        faults += file.faults
        if not file.faults:
            yield file


def _print(files: Iterable[FileSeen], format: str, cell: str) -> None:
    from psrstats.cli.output import put
    from psrstats.inspection import document, file_lines, one_cell, plain

    if cell:
        put("".join(f"{line}\n" for line in one_cell(files, cell)))
    elif format == "json":
        put(document(files))
    elif sys.stdout.isatty():
        from psrstats.inspection.screen import show

        show(files)
    else:
        for file in files:
            put("".join(f"{plain(line)}\n" for line in file_lines(file, PIPE)))
