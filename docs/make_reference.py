"""Write docs/reference from the code: `python docs/make_reference.py`. A test fails when it is stale."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from typer.main import get_command
from typer.testing import CliRunner

from psrstats.cli import app
from psrstats.config import PARTS, SINGLE, Measure
from psrstats.formats import FORMATS, Format
from psrstats.lint.linting import RULES
from psrstats.model import FIGURES, MARKERS, OBSERVATIONS
from psrstats.tables import LAYOUTS

FOLDER = Path(__file__).parent / "reference"
MADE = "<!-- Made from the code by docs/make_reference.py. -->\n"


def pages() -> dict[str, str]:
    """Give each page's file name and text."""
    return {
        "configuration.md": _page("Describing a report", _configuration()),
        "accessibility-checks.md": _page("Accessibility checks", _accessibility()),
        "columns.md": _page("Columns and markers", _columns()),
        "command-line.md": _page("Command line", _command_line()),
    }


def _page(title: str, parts: Iterator[str]) -> str:
    return "\n".join([f"# {title}\n", MADE, *parts])


def _configuration() -> Iterator[str]:
    yield "A report is a folder: psrstats.toml, measures.csv, and the agencies' files in the folder sources.\n"
    headings: dict[str, type[BaseModel]] = {
        **{f"psrstats.toml: [{name}]": part for name, part in SINGLE.items()},
        **{f"psrstats.toml: [[{name}]]": part for name, part in PARTS.items()},
        "measures.csv: one row for each measure": Measure,
    }
    for heading, part in headings.items():
        yield f"## {heading}\n\n{part.__doc__}\n"
        yield _table(("key", "needed", "meaning"), _keys(part))
    yield "## Layouts of tables\n"
    yield _table(("layout", "what it does"), ((f"`{name}`", _first_line(layout)) for name, layout in LAYOUTS.items()))


def _keys(part: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    for name, field in part.model_fields.items():
        needed = "yes" if field.is_required() else ""
        choices = [f"`{choice}`" for choice in get_args(field.annotation) if isinstance(choice, str) and choice]
        one_of = f" One of {', '.join(choices)}." if choices else ""
        yield f"`{field.alias or name}`", needed, f"{field.description}{one_of}"


def _columns() -> Iterator[str]:
    yield "## Observations: one row a figure as its agency sent it\n"
    yield _table(("column", "meaning"), ((f"`{name}`", meaning) for name, meaning in OBSERVATIONS.items()))
    yield "## Figures: one row a figure that the report may state\n"
    yield _table(("column", "meaning"), ((f"`{name}`", meaning) for name, meaning in FIGURES.items()))
    yield "## Markers: where no number stands\n"
    yield _table(("marker", "meaning"), ((f"`[{name}]`", meaning) for name, meaning in MARKERS.items()))


LINTED = {
    "workbooks": "Workbooks (xlsx, xlsm, ods)",
    "documents": "Word files (docx)",
    "pages": "Web pages (html)",
}


def _accessibility() -> Iterator[str]:
    yield "`psrstats lint` tries each of these on a published file. Rules that need a person are listed apart with"
    yield "what to look at, and are not counted. Entries are those of the Analysis Function's checklist: W of the"
    yield "workbook, S of a sheet, T of a table, C of cells; 1e of shorthand, 1g of Word tables, 1h of tables on"
    yield "web pages.\n"
    for kind, rules in RULES.items():
        yield f"## {LINTED[kind]}\n"
        rows = ((rule.code, rule.entry, rule.level, rule.says, rule.fix) for rule in rules)
        yield _table(("code", "entry", "level", "what holds", "what mends it, or what a person looks at"), rows)


def _command_line() -> Iterator[str]:
    yield "## Formats\n"
    rows = (
        (f"`{each.name}`", each.suffix, each.says, _called(each), ", ".join(f"`{name}`" for name in each.printed))
        for each in FORMATS
    )
    yield _table(("format", "suffix", "what it is", "written by `export`", "printed by"), rows)
    for words in _commands(get_command(app)):
        shown = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}).invoke(app, [*words, "--help"])
        yield f"## psrstats {' '.join(words)}".rstrip() + "\n"
        yield "```text\n" + "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines()) + "\n```\n"


def _called(format: Format) -> str:
    asked = ", where it is asked for" if format.on_request else ""
    return f"`--to {format.exported}`{asked}" if format.exported else ""


def _commands(command: Any, *words: str) -> Iterator[list[str]]:
    """Name a command and those below it."""
    yield list(words)
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, *words, name)


def _table(heading: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").splitlines()[0]


if __name__ == "__main__":
    for file, text in pages().items():
        (FOLDER / file).write_text(text, encoding="utf-8", newline="\n")
