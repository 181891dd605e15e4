"""psrstats compute: print the report's tables."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports, tables


class Format(StrEnum):
    """What `compute` can print."""

    table = "table"
    markdown = "markdown"
    csv = "csv"
    json = "json"


def compute(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    table: Annotated[str, typer.Option(autocompletion=tables, help="Only the table of this name.")] = "",
    format: Annotated[Format | None, typer.Option("--format", "-f", help="By the output's suffix, else table.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A file to write; - for standard output.")] = Path("-"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Work out the report's figures and print its tables."""
    from psrstats.cli.output import absent, count, must_be_free, named, write
    from psrstats.pipeline import compute

    must_be_free(named(output, internal), force)
    results = compute(report, table, internal=internal)
    count([*results.findings, *results.silent])
    absent(results)
    if output == Path("-") and format in (None, Format.table) and sys.stdout.isatty():
        from psrstats.writers.screen import show

        show(results)
    else:
        write(results, format, named(output, internal), force)
