"""`psrstats lint`: any published file against the accessibility checklist."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from psrstats.errors import DONE, FOUND


class Format(StrEnum):
    """What `lint` can print."""

    table = "table"
    json = "json"


def lint(
    files: Annotated[list[Path], typer.Argument(help="Files as they are published.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", "-f", help="Plain text, or JSON.")] = Format.table,
) -> None:
    """Check published workbooks, Word files and web pages against the accessibility checklist."""
    from psrstats.cli.output import put
    from psrstats.lint import lint
    from psrstats.writers.linted import WRITE_LINTED

    linted = lint(files)
    put(WRITE_LINTED[format](linted))
    raise typer.Exit(FOUND if any(file.counts["fail"] for file in linted) else DONE)
