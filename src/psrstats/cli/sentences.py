"""psrstats sentences: say what the figures are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import measures, reports
from psrstats.cli.formats import format_option


def sentences(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    measure: Annotated[str, typer.Option(autocompletion=measures, help="Only the measure of this name.")] = "",
    format: Annotated[str, format_option("sentences", "How to print them.")] = "table",
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Say each measure's figure in a sentence: what it is, how it has changed, and how it compares."""
    from psrstats.cli.output import put, warn
    from psrstats.pipeline import tell
    from psrstats.writers.sentences import WRITE_SENTENCES

    told = tell(report, measure, internal=internal)
    warn(internal)
    put(WRITE_SENTENCES[format](told, internal=internal))
