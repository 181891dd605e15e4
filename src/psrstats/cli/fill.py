"""psrstats fill: put the report's figures into the analyst's own document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from psrstats.cli.completion import reports


def fill(
    document: Annotated[Path, typer.Argument(help="The Word document, with {{table:NAME}} where a table goes.")],
    report: Annotated[
        Path, typer.Argument(autocompletion=reports, help="The report's folder, with its psrstats.toml.")
    ] = Path(),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file; DOCUMENT-filled unless given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    internal: Annotated[bool, typer.Option("--internal", help="Show what may not be published; say so.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what is wrong.")] = False,
) -> None:
    """Fill a Word document: {{table:NAME}}, {{chart:NAME}}, {{figure:MEASURE@PERIOD}} and {{sentence:MEASURE}}.

    {{paragraph:NAME}} is replaced by what stands out in a table.

    Each becomes a content control of that name, so that the filled document can be filled again next year.
    """
    from psrstats.cli.output import named, place, warn
    from psrstats.errors import Fault, UserError
    from psrstats.pipeline import answer
    from psrstats.writers.word import Template

    template = Template.read(document)
    if not template.asked:
        fix = "Write {{table:NAME}} in a paragraph of its own, or {{figure:MEASURE@PERIOD}} in a line."
        raise UserError(Fault(document.name, "asks for nothing.", fix))
    content = answer(report, template.asked, internal=internal)
    target = named(output or document.with_stem(f"{document.stem}-filled"), internal)
    place([(target.name, template.filled(content))], target.parent, force)
    if not quiet:
        warn(internal)
        print(target)
