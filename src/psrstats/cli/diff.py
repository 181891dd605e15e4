"""psrstats diff: what changed between two reports, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option

WHAT = "A report's folder, REPORT@REVISION of git, its exported JSON or CSV, or its manifest"


def diff(
    before: Annotated[
        str, typer.Argument(autocompletion=reports, help=f"{WHAT}: the earlier one.", show_default=False)
    ],
    after: Annotated[str, typer.Argument(autocompletion=reports, help="The same: the later one.", show_default=False)],
    format: Annotated[str, format_option("diff", "How to print it; JSON has every figure.")] = "table",
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Tell each figure that is new, gone or changed, and why; the exit status is 1 where anything changed."""
    from psrstats.cli.output import put, warn
    from psrstats.continuity.diff import diff
    from psrstats.errors import DONE, FOUND
    from psrstats.writers.differences import WRITE_DIFFERENCES

    found = diff(before, after, internal=internal)
    warn(internal)
    put(WRITE_DIFFERENCES[format](found))
    raise typer.Exit(FOUND if found.number or found.opened else DONE)
