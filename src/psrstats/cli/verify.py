"""psrstats verify: whether an export, and the report that gave it, are what the manifest says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import manifests, reports
from psrstats.cli.formats import format_option


def verify(
    manifest: Annotated[
        Path,
        typer.Argument(autocompletion=manifests, help="The manifest that export wrote.", show_default=False),
    ],
    report: Annotated[
        Path | None,
        typer.Argument(
            autocompletion=reports,
            help="The report's folder, with its psrstats.toml; the one that holds the manifest, or this one, if any.",
            show_default=False,
        ),
    ] = None,
    files: Annotated[
        bool, typer.Option("--files", help="Look at the files beside the manifest only, not at the report.")
    ] = False,
    format: Annotated[str, format_option("verify", "How to print what is found.")] = "table",
) -> None:
    """See whether an export's files are unaltered and its report still gives them; the exit status is 1 where not."""
    from psrstats.cli.output import put
    from psrstats.errors import DONE, FOUND
    from psrstats.verification import report_of, verify
    from psrstats.writers.verified import WRITE_VERIFIED

    found = verify(manifest, None if files else report or report_of(manifest))
    put(WRITE_VERIFIED[format](found))
    raise typer.Exit(FOUND if found.strayed else DONE)
