"""psrstats init: begin a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(help="The report's folder; agencies' files lie in its folder sources.")],
    area: Annotated[str, typer.Option("--area", help="The report's area, as the files write it.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a description that is there already.")] = False,
) -> None:
    """Begin a report: describe the agencies' files in a folder, or make empty workbooks where there are none."""
    from psrstats.cli.output import steps
    from psrstats.pipeline import begin

    with steps("Looking at") as tell:
        started = begin(folder, force, area, tell)
    for path in started.written:
        print(f"Wrote {path}.")
    for words in started.words:
        typer.echo(words, err=True)
    print(f"Now look at what it loads: psrstats load {folder}")
