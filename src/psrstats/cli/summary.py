"""psrstats summary: the year in a few figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option


def summary(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[str, format_option("summary", "How to print it.")] = "table",
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Give the year in the figures that [summary] of psrstats.toml names, each with how it has changed."""
    from psrstats.cli.output import put, warn
    from psrstats.pipeline import summarise
    from psrstats.writers.summary import WRITE_SUMMARY

    lines = summarise(report, internal=internal)
    warn(internal)
    put(WRITE_SUMMARY[format](lines, internal=internal))
