"""psrstats validate: check every figure against the others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option


def validate(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[str, format_option("validate", "How to print what is found.")] = "table",
    select: Annotated[str, typer.Option(metavar="CODES", help="Only these codes: PSR001,PSR002.")] = "",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with exit status 0 whatever is found.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Check every figure against the others; the exit status is 1 where anything is found, 2 where it could not run."""
    from psrstats.cli.output import left_out, put, warn
    from psrstats.errors import DONE, FOUND
    from psrstats.pipeline import validate
    from psrstats.writers.findings import WRITE_FINDINGS

    validation = validate(report, [code.strip() for code in select.split(",") if code.strip()], internal=internal)
    warn(internal)
    put(WRITE_FINDINGS[format](validation))
    if validation.partial:
        left_out()
    raise typer.Exit(DONE if exit_zero or validation.passes else FOUND)
