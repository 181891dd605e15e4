"""psrstats attack: what an outsider could learn from the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option


def attack(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[str, format_option("attack", "How to print what is found.")] = "table",
) -> None:
    """Try to work out what the report does not show; the exit status is 1 where anything can be worked out."""
    from psrstats.cli.output import put
    from psrstats.errors import DONE, FOUND
    from psrstats.pipeline import attack
    from psrstats.writers.attacked import WRITE_ATTACK

    found = attack(report)
    put(WRITE_ATTACK[format](found))
    raise typer.Exit(FOUND if found.breaches else DONE)
