"""psrstats attack: what an outsider could learn from the report."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports


class Format(StrEnum):
    """What `attack` can print."""

    table = "table"
    json = "json"


def attack(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print what is found.")] = Format.table,
) -> None:
    """Try to work out what the report does not show; the exit status is 1 where anything can be worked out."""
    from psrstats.cli.output import put
    from psrstats.errors import DONE, FOUND
    from psrstats.pipeline import attack
    from psrstats.writers.attacked import WRITE_ATTACK

    found = attack(report)
    put(WRITE_ATTACK[format](found))
    raise typer.Exit(FOUND if found.breaches else DONE)
