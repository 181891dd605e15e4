"""psrstats load: give the figures as their agencies sent them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_of, format_option


def load(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    source: Annotated[str, typer.Option(help="Only the source of this name.")] = "",
    format: Annotated[str | None, format_option("load", "By the output's suffix, else table.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A file to write; - for standard output.")] = Path("-"),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Load the report's sources and print their figures, one a row, each with its cell."""
    from psrstats.cli.output import must_be_free, named, put, say, warn
    from psrstats.pipeline import observe
    from psrstats.writers.observations import observations_as, observations_table

    wanted = format_of("load", format, output)
    must_be_free(named(output, internal), force)
    observations, findings = observe(report, source, internal=internal)
    warn(internal)
    say(findings)
    if output == Path("-") and wanted == "table" and sys.stdout.isatty():
        from rich.console import Console

        from psrstats.writers.screen import show_table

        show_table(observations_table(observations, internal=internal), Console(highlight=False))
    else:
        put(
            observations_as(wanted, observations, findings, internal=internal),
            named(output, internal),
            force=force,
        )
