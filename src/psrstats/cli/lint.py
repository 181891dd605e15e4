"""`psrstats lint`: any published file against the accessibility checklist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from psrstats.cli.formats import format_option
from psrstats.errors import DONE, FOUND, Fault, UserError

if TYPE_CHECKING:
    from psrstats.verdicts import Linted


def lint(
    files: Annotated[list[Path], typer.Argument(help="Files as they are published.", show_default=False)],
    format: Annotated[str, format_option("lint", "Plain text, or JSON.")] = "table",
) -> None:
    """Check published workbooks, Word files and web pages against the accessibility checklist."""
    from psrstats.cli.output import put
    from psrstats.writers.linted import WRITE_LINTED

    faults: list[Fault] = []
    linted = [one for file in files for one in _readable(file, faults)]
    if linted:
        put(WRITE_LINTED[format](linted))
    if faults:
        raise UserError(*faults)
    raise typer.Exit(FOUND if any(file.counts["fail"] for file in linted) else DONE)


def _readable(file: Path, faults: list[Fault]) -> tuple[Linted, ...]:
    """Check a file, or gather why it cannot be: one that is broken does not stop the others."""
    from psrstats.lint.linting import lint

    try:
        return lint([file])
    except UserError as error:
        faults += error.faults
        return ()
