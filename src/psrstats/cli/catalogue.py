"""psrstats catalogue: look an indicator up."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What `catalogue` can print."""

    table = "table"
    csv = "csv"
    json = "json"


def catalogue(
    word: Annotated[str, typer.Argument(help="A word of its name, title, wording or definition.")] = "",
    format: Annotated[Format | None, typer.Option("--format", "-f", help="By the output's suffix, else table.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A file to write; - for standard output.")] = Path("-"),
) -> None:
    """Look up the sector's usual indicators: their unit, population, which end is good, and whose definition it is."""
    from psrstats.catalogue import searched
    from psrstats.cli.output import put
    from psrstats.errors import Fault, UserError
    from psrstats.writers import SUFFIXES
    from psrstats.writers.indicators import indicators_as, indicators_table

    found = searched(word)
    if not found:
        raise UserError(Fault("catalogue", f"holds no indicator with '{word}'.", "Without a word it lists them all."))
    if output == Path("-") and format in (None, Format.table) and sys.stdout.isatty():
        from rich.console import Console

        from psrstats.writers.screen import show_table

        show_table(indicators_table(found), Console(highlight=False))
    else:
        put(indicators_as(format or SUFFIXES.get(output.suffix, "table"), found), output)
