"""psrstats export: write the report's files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.formats import EXPORTED, USUALLY_EXPORTED

ALSO = " and ".join(sorted(EXPORTED.keys() - set(USUALLY_EXPORTED)))
USUAL = [",".join(USUALLY_EXPORTED)]


def export(
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")] = Path("export"),
    to: Annotated[list[str], typer.Option(help=f"The formats wanted; {ALSO} too.")] = USUAL,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Write the report's files, for the report, with a manifest; the exit status is 1 where a source is awaited."""
    from psrstats.cli.output import count, place, progress, waiting, warn
    from psrstats.pipeline import publish
    from psrstats.writers.files import written

    formats = _formats(to)
    with progress("Working out the figures", quiet):
        results = publish(report, internal=internal)
    with progress("Writing the files", quiet):
        files = place(written(results, _name(report, internal), formats), output, force)
    if not quiet:
        warn(internal)
        count([*results.findings, *results.silent])
        for file in files:
            print(file)
    raise typer.Exit(waiting(results))


def _formats(to: Sequence[str]) -> list[str]:
    """Read the formats: --to html,pdf and --to html --to pdf say the same."""
    from psrstats.errors import Fault, UserError, did_you_mean

    wanted = list(dict.fromkeys(filter(None, re.split(r"[,\s]+", ",".join(to)))))
    if unknown := [format for format in wanted if format not in EXPORTED]:
        raise UserError(*(Fault("--to", f"'{name}' is no format.", did_you_mean(name, EXPORTED)) for name in unknown))
    if not wanted:
        raise UserError(Fault("--to", "names no format.", f"Write some of {', '.join(EXPORTED)}."))
    return wanted


def _name(report: Path, internal: bool) -> str:
    """Name a report's files after its folder, as published files are named: lower case and dashes."""
    words = re.sub(r"[^a-z0-9]+", "-", report.resolve().name.casefold()).strip("-") or "report"
    return f"{words[:40].strip('-')}-internal" if internal else words[:40].strip("-")
