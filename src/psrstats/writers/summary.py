"""The year in a few figures, in each of the forms that `psrstats summary` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json import dumps
from typing import Any

from psrstats.drawings import SummaryLine
from psrstats.model import INTERNAL, Cell, Column, Table
from psrstats.writers.markdown import plain as escaped
from psrstats.writers.table import plain

TITLE = "The year in figures"
YEARS = "Over the years"


def table(lines: Sequence[SummaryLine], *, internal: bool = False) -> str:
    """Write a summary as plain text."""
    columns = tuple(Column(title, number=False) for title in ("Measure", "Figure", "When", "Change"))
    rows = tuple(tuple(map(Cell, (one.title, one.figure, one.when, one.change))) for one in lines)
    title = f"{INTERNAL}. {TITLE}" if internal else TITLE
    return plain(Table("summary", title, columns, rows))


def markdown(lines: Sequence[SummaryLine], *, internal: bool = False) -> str:
    """Write a summary as Markdown, a line each."""
    said = [f"- **{escaped(one.figure)}** {escaped(words(one))}" for one in lines]
    return "\n".join([f"**{INTERNAL}**\n"] * internal + [f"## {TITLE}", "", *said]) + "\n"


def json(lines: Sequence[SummaryLine], *, internal: bool = False) -> str:
    """Write a summary as one JSON document."""
    said: dict[str, Any] = {"classification": INTERNAL} if internal else {}
    told = [
        {
            "measure": one.name,
            "title": one.title,
            "figure": one.figure,
            "when": one.when,
            "change": one.change,
            "years": [mark.text for mark in one.spark.marks] if one.spark else [],
        }
        for one in lines
    ]
    return dumps(said | {"summary": told}, ensure_ascii=False, indent=1) + "\n"


def words(line: SummaryLine) -> str:
    """Say a line of a summary behind its figure.

    >>> words(SummaryLine("a", "Children looked after", "463", "in 2019-20", "20 (4.1%) fewer than a year before"))
    'Children looked after, in 2019-20: 20 (4.1%) fewer than a year before'
    """
    about = ", ".join(filter(None, (line.title, line.when)))
    return f"{about}: {line.change}" if line.change else about


WRITE_SUMMARY: dict[str, Callable[..., str]] = {"table": table, "markdown": markdown, "json": json}
