"""psrstats verify: whether an export, and the report that gave it, are what the manifest says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from psrstats.cli.completion import manifests, reports
from psrstats.cli.formats import format_option

if TYPE_CHECKING:
    from psrstats.results import Verified


def verify(
    manifest: Annotated[
        Path,
        typer.Argument(
            autocompletion=manifests,
            help="The manifest that export wrote, or the file that pack wrote.",
            show_default=False,
        ),
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
    """See whether an export, or a pack, is unaltered and its report still gives it; the exit status is 1 where not."""
    from psrstats.cli.output import put
    from psrstats.errors import DONE, FOUND
    from psrstats.verification import report_of, verify
    from psrstats.writers.verified import WRITE_VERIFIED

    if manifest.suffix.lower() == ".zip":
        found = _of_pack(manifest, report, files=files)
    else:
        found = verify(manifest, None if files else report or report_of(manifest))
    put(WRITE_VERIFIED[format](found))
    raise typer.Exit(FOUND if found.strayed else DONE)


def _of_pack(file: Path, report: Path | None, *, files: bool) -> Verified:
    """Open a pack, and hold it against itself and against its report."""
    from msgspec.structs import replace

    from psrstats.continuity.unpacked import unpacked
    from psrstats.verification import verify

    with unpacked(file) as pack:
        own = report if pack.report is None else pack.report
        found = verify(pack.manifest, None if files else own)
        strayed = (*pack.strayed, *(pack.of(report) if report and not files else ()), *found.strayed)
        named = "" if not found.report else str(report or "the report in it")
        return replace(found, manifest=str(file), report=named, strayed=strayed)
