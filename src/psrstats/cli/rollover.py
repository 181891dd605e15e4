"""psrstats rollover: begin next year's report with this year's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports


def rollover(
    report: Annotated[
        Path,
        typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.", show_default=False),
    ],
    new: Annotated[Path, typer.Argument(help="The new report's folder, beside it.", show_default=False)],
    period: Annotated[str, typer.Option(help="The new report's period; a year after this one's unless given.")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write the new folder; otherwise only show what it holds.")
    ] = False,
) -> None:
    """Move a report on to another year: periods, titles and headings; its agencies' files are awaited."""
    from psrstats.cli.output import place, put
    from psrstats.config import SOURCES_FOLDER
    from psrstats.continuity.rollover import rolled_over
    from psrstats.writers.rolled import rolled

    over = rolled_over(report, new, period)
    put(rolled(over))
    if not write:
        print(f"Nothing is written yet: add --write for {new}.", file=sys.stderr)
        return
    for path in place(over.files, new, force=False):
        print(f"Wrote {path}.", file=sys.stderr)
    (new / SOURCES_FOLDER).mkdir(exist_ok=True)
