"""The year in a few figures, in each of the forms that `psrstats summary` prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json import dumps
from typing import Any

from psrstats.drawings import SummaryLine
from psrstats.model import IN_SHORT, INTERNAL, Cell, Column, Table
from psrstats.writers.markdown import plain as escaped
from psrstats.writers.table import plain
from psrstats.writers.typed import typed

TITLE = "The year in figures"
NAME = "the-year-in-figures"
MOVES = ("Change", "Over the years")
NOT_THERE = "[x]"


def table(lines: Sequence[SummaryLine], *, internal: bool = False) -> str:
    """Write a summary as plain text."""
    columns = tuple(Column(title, number=False) for title in ("Measure", "Figure", "When", "Change"))
    rows = tuple(tuple(map(Cell, (one.title, one.figure, one.when, one.change))) for one in lines)
    title = f"{INTERNAL}. {TITLE}" if internal else TITLE
    return plain(Table("summary", title, columns, rows))


def as_table(lines: Sequence[SummaryLine], period: str, *, internal: bool) -> Table:
    """Make a summary a table of a workbook: its lines over the years are their figures in words.

    period: the report's.
    """
    columns = (Column("Measure", number=False), Column("Figure"), *(Column(t, number=False) for t in ("When", *MOVES)))
    rows = tuple((*_unit_said(one), one.when, one.change, years(one)) for one in lines)
    title = f"{INTERNAL}. {TITLE}, {period}" if internal else f"{TITLE}, {period}"
    sources = tuple(dict.fromkeys(source for one in lines for source in one.sources))
    cells = tuple(tuple(Cell(text or NOT_THERE) for text in row) for row in rows)
    return Table(NAME, title, columns, cells, sources=sources)


def _unit_said(line: SummaryLine) -> tuple[str, str]:
    """Put what stands behind a number, such as "per 10,000", behind what it is of; and a code in place of words."""
    if typed(line.figure):
        return line.title, line.figure
    number, _, unit = line.figure.partition(" ")
    if typed(number) and unit:
        return f"{line.title} ({unit})", number
    codes = {meaning: code for code, meaning in IN_SHORT.items()}
    return line.title, f"[{codes.get(line.figure, 'x')}]"


def years(line: SummaryLine) -> str:
    """Say the figures of a line's years; blank where there are none to draw.

    >>> from psrstats.drawings import Spark
    >>> years(SummaryLine("a", "Plans", "3", spark=Spark("a", (), "Plans: 2 in 2018-19, 3 in 2019-20.")))
    '2 in 2018-19, 3 in 2019-20'
    """
    return line.spark.alt.removeprefix(f"{line.title}: ").removesuffix(".") if line.spark else ""


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
