"""psrstats status: what of the report has come."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option


def status(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[str, format_option("status", "How to print it.")] = "table",
) -> None:
    """Tell which files have come, and how they look beside last year's; the exit status is 1 unless all are alike."""
    from psrstats.cli.output import put
    from psrstats.continuity.status import status
    from psrstats.errors import DONE, FOUND
    from psrstats.writers.come import WRITE_STATUS

    found = status(report)
    put(WRITE_STATUS[format](found))
    raise typer.Exit(DONE if found.settled else FOUND)
