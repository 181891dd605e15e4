"""psrstats compute: print the report's tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports, tables
from psrstats.cli.formats import format_of, format_option


def compute(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    table: Annotated[str, typer.Option(autocompletion=tables, help="Only the table of this name.")] = "",
    format: Annotated[str | None, format_option("compute", "By the output's suffix, else table.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A file to write; - for standard output.")] = Path("-"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Work out the report's figures and print its tables; the exit status is 1 where a file is still awaited."""
    from psrstats.cli.output import absent, count, must_be_free, named, waiting, write
    from psrstats.pipeline import compute

    wanted = format_of("compute", format, output)
    must_be_free(named(output, internal), force)
    results = compute(report, table, internal=internal)
    count([*results.findings, *results.silent])
    absent(results)
    if output == Path("-") and wanted == "table" and sys.stdout.isatty():
        from psrstats.writers.screen import show

        show(results)
    else:
        write(results, wanted, named(output, internal), force)
    raise typer.Exit(waiting(results))
