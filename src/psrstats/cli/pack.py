"""psrstats pack: a report with all that it follows from, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports


def pack(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.", show_default=False)] = Path(
        "report.zip"
    ),
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[
        bool, typer.Option("--internal", help="Put the sources in, and the internal edition; say so.")
    ] = False,
) -> None:
    """Pack a report with its description, its sources or their keyed hashes, what is published, and the versions."""
    from psrstats.cli.output import must_be_free, named, place, warn
    from psrstats.continuity.pack import packed

    file = named(output, internal)
    must_be_free(file, force)
    data = packed(report, file.stem, internal=internal)
    warn(internal)
    place([(file.name, data)], file.parent, force)
    print(f"Wrote {file}.")
