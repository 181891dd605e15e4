"""psrstats catalogue: look an indicator up."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.formats import format_of, format_option


def catalogue(
    word: Annotated[str, typer.Argument(help="A word of its name, title, wording or definition.")] = "",
    format: Annotated[str | None, format_option("catalogue", "By the output's suffix, else table.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A file to write; - for standard output.")] = Path("-"),
) -> None:
    """Look up the sector's usual indicators: their unit, population, which end is good, and whose definition it is."""
    from psrstats.catalogue import searched
    from psrstats.cli.output import put
    from psrstats.errors import Fault, UserError
    from psrstats.writers.indicators import indicators_as, indicators_table

    wanted = format_of("catalogue", format, output)
    found = searched(word)
    if not found:
        raise UserError(Fault("catalogue", f"holds no indicator with '{word}'.", "Without a word it lists them all."))
    if output == Path("-") and wanted == "table" and sys.stdout.isatty():
        from rich.console import Console

        from psrstats.writers.screen import show_table

        show_table(indicators_table(found), Console(highlight=False))
    else:
        put(indicators_as(wanted, found), output)
