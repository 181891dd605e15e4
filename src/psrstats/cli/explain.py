"""psrstats explain: where a figure comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_option


def explain(
    figure: Annotated[
        str, typer.Argument(metavar="MEASURE[:GROUP][@PERIOD]", help="Such as looked-after-rate@Q4 2019-20; or PSR001.")
    ],
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    format: Annotated[str, format_option("explain", "How to print it.")] = "table",
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Trace a figure to its cells: formula, inputs, method, rounding, and what uses it; or say what a code means."""
    if figure.startswith("PSR"):
        typer.echo(_meaning(figure))
        return
    from psrstats.cli.output import put, warn
    from psrstats.pipeline import explain
    from psrstats.writers.explained import document, tree

    explanation = explain(report, figure, internal=internal)
    warn(internal)
    put(document(explanation) if format == "json" else tree(explanation))


def _meaning(code: str) -> str:
    from psrstats.codes import CODES
    from psrstats.errors import Fault, UserError, did_you_mean

    known = {each.code: each for each in CODES}
    if code not in known:
        raise UserError(Fault(code, "is no code of a finding.", did_you_mean(code, known)))
    return f"{code} ({known[code].name}): {known[code].says}"
