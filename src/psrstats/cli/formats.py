"""The option --format, with the choices that a command has."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import typer
from typer.main import get_click_type

from psrstats.errors import Fault, UserError
from psrstats.formats import BY_SUFFIX, EXPORTED, printed


def format_option(command: str, help: str) -> Any:
    """Make a command's option --format: its choices are those of psrstats.formats.

    command: its name; help: what is said of the option.
    """
    choices: Any = Literal[printed(command)]
    kind = get_click_type(annotation=choices, parameter_info=typer.models.OptionInfo())
    kind.__class__ = _by_either_name(type(kind))
    return typer.Option("--format", "-f", help=help, click_type=kind)


def _by_either_name(kind: type[Any]) -> type[Any]:
    """Let a choice be called as a file of it ends, too: md for markdown."""

    class ByEitherName(kind):  # type: ignore[misc]
        def convert(self, value: Any, param: Any, ctx: Any) -> Any:
            named = BY_SUFFIX.get(f".{value}", value)
            return super().convert(named if named in self.choices else value, param, ctx)

    return ByEitherName


def format_of(command: str, format: str | None, output: Path) -> str:
    """Name the format that is asked for: in so many words, or by the output's suffix; a table where neither tells.

    Raises UserError for a suffix of another format, which the file would not be.

    >>> format_of("compute", None, Path("report.csv")), format_of("compute", "json", Path("report.csv"))
    ('csv', 'json')
    """
    named = BY_SUFFIX.get(output.suffix.lower(), "table")
    if format or named in printed(command):
        return format or named
    by_export = "psrstats export writes such files." if named in EXPORTED else ""
    fix = by_export if command == "compute" else f"It writes {', '.join(printed(command))}."
    raise UserError(Fault(str(output), f"{command} writes no {output.suffix} files.", fix))
