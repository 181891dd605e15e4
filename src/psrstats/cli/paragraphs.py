"""psrstats paragraphs: say what stands out in each table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports, tables
from psrstats.cli.formats import format_option


def paragraphs(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    table: Annotated[str, typer.Option(autocompletion=tables, help="Only the table of this name.")] = "",
    format: Annotated[str, format_option("paragraphs", "How to print them.")] = "table",
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Say what stands out in each table in a paragraph: highest, lowest, what changed most, what is unlike England."""
    from psrstats.cli.output import put, warn
    from psrstats.pipeline import describe
    from psrstats.writers.sentences import WRITE_PARAGRAPHS

    told = describe(report, table, internal=internal)
    warn(internal)
    put(WRITE_PARAGRAPHS[format](told, internal=internal))
