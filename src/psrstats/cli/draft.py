"""psrstats draft: a draft's numbers held against each other, and against the report's figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from psrstats.cli.completion import reports
from psrstats.cli.formats import format_of, format_option

if TYPE_CHECKING:
    from psrstats.draft.review import Review


MOST = 10  # findings on a terminal


def draft(
    file: Annotated[Path, typer.Argument(help="The draft: a .docx, .pdf, .md or .txt file.", show_default=False)],
    report: Annotated[
        Path | None,
        typer.Argument(autocompletion=reports, help="The folder of the report whose figures it states, if any."),
    ] = None,
    format: Annotated[
        str | None,
        format_option("draft", "A list, JSON, a copy of the Word draft with comments, or a page. [default: table]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file, whose suffix names the format too.")
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("--all", help="List every finding, also beyond the ten worst and as before."),
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with exit status 0 whatever is found.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
) -> None:
    """Check a draft's numbers: against each other, and against the figures of a report.

    The exit status is 1 where anything is found, 2 where it could not run.
    """
    from psrstats.cli.output import STANDARD_OUTPUT, must_be_free, named, place, put, warn
    from psrstats.draft.checking import check_draft
    from psrstats.errors import DONE, FOUND

    wanted = format_of("draft", format, output or STANDARD_OUTPUT)
    target = named(output or _usual(file, wanted), internal)
    must_be_free(target, force)
    _must_be_word(file, wanted)
    checked = check_draft(file, report, internal=internal)
    warn(internal)
    if wanted == "docx":
        from psrstats.draft.writing.comments import commented

        place([(target.name, commented(file, checked.review))], target.parent, force)
        print(f"Wrote {target}.", file=sys.stderr)
    else:
        most = None if all_ or target != STANDARD_OUTPUT or not sys.stdout.isatty() else MOST
        put(_written(checked.review, wanted, most, whole=all_), target, force=force)
    raise typer.Exit(DONE if exit_zero or checked.passes else FOUND)


def _usual(file: Path, wanted: str) -> Path:
    """Name the file of a copy with comments; all else is printed."""
    return file.with_stem(f"{file.stem}-checked") if wanted == "docx" else Path("-")


def _must_be_word(file: Path, wanted: str) -> None:
    from psrstats.errors import Fault, UserError

    if wanted == "docx" and file.suffix.lower() not in (".docx", ".docm"):
        fix = "Ask for a page instead: --format html."
        raise UserError(Fault(file.name, "is no Word document, so that no comments can be put into it.", fix))


def _written(review: Review, wanted: str, most: int | None, *, whole: bool) -> str:
    if wanted == "html":
        from psrstats.draft.writing.page import page

        return page(review)
    from psrstats.draft.writing.json import json
    from psrstats.draft.writing.listing import listing

    return json(review) if wanted == "json" else listing(review, most, whole=whole)
