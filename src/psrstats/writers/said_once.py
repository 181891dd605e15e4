"""A table as people read it: what is the same in every row is said once, and no word or number breaks.

This is for pages, and for workbooks, whose words and numbers are typed; other programs' formats have each table whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from psrstats.model import PERIOD, UNIT, Cell, Column, Table
from psrstats.patterns import regex
from psrstats.units import POINTS, said_of

NUMBER = said_of("count").heading
PERCENT = said_of("percent").heading
MARKER = regex(r"\[\w+\]")
IN_SHORT = "points"
NOTE = f"Points are {POINTS}."
_PERIOD = regex(r"(?<=\d)-(?=\d)")
_MINUS = regex(r"(?<![\w.)])-(?=\d)")
NO_PLACE = "[z]"
JOINER, MINUS, SPACE = "\u2011", "\u2212", "\u00a0"


@lru_cache(maxsize=256)  # a page, a document and two workbooks ask for the same, some more than once
def said_once(table: Table, *, set_as_type: bool = True) -> Table:
    """Give a table as people read it.

    set_as_type: whether its hyphens and minus signs are a printer's; else they are as they are typed, as in a workbook.
    A period or unit that all rows share goes into the title; units that differ stand behind what they are of;
    percentage points are said in short, over their column or behind the figure.
    """
    columns, rows, title = list(table.columns), [list(row) for row in table.rows], table.title
    for name in (PERIOD, UNIT):
        place = next((at for at, column in enumerate(columns) if at and column == Column(name, number=False)), None)
        if place is None or not rows:
            continue
        said = [row[place].text for row in rows]
        if len(set(said)) == 1:
            title += _told(said[0], title, name)
        elif name == UNIT:
            rows = [
                [Cell(f"{row[0].text}{_behind(row[0].text, unit)}"), *row[1:]]
                for row, unit in zip(rows, said, strict=True)
            ]
        else:
            continue
        del columns[place]
        rows = [[*row[:place], *row[place + 1 :]] for row in rows]
    short = IN_SHORT if set_as_type else POINTS
    points = any(cell.text.endswith(POINTS) for row in rows for cell in row)
    columns, rows = _in_points(columns, rows, short)
    notes = (*table.notes, NOTE) if points and short != POINTS else table.notes
    looks = unbroken if set_as_type else str
    kept = tuple(tuple(replace(cell, text=looks(cell.text)) for cell in row) for row in rows)
    heads = tuple(replace(column, title=looks(column.title)) for column in columns)
    return replace(table, title=title, columns=heads, rows=kept, notes=notes)


def apart(table: Table) -> int | None:
    """Give the first of the last rows that stand apart, under a rule: the areas of a ranking that take no place."""
    if table.layout != "ranking":
        return None
    first = len(table.rows)
    while first and table.rows[first - 1][0].text == NO_PLACE:
        first -= 1
    return first if 0 < first < len(table.rows) else None


def unbroken(text: str) -> str:
    r"""Keep periods and numbers from breaking at a line's end, and write minus signs as such.

    >>> unbroken("Q4 2019-20") == "Q4\u00a02019\u201120", unbroken("-3.0") == "\u22123.0", unbroken("Year 6")
    (True, True, 'Year 6')
    """
    joined = _PERIOD.sub(JOINER, _MINUS.sub(MINUS, text))
    return re.sub(r"(?<=^Q\d) (?=\d)", SPACE, joined)


def _told(said: str, title: str, name: str) -> str:
    """Say in a title what all rows share, unless it says so or it needs no saying."""
    if name == PERIOD:
        return "" if said in title else f", {said}"
    return "" if said == NUMBER or said in title else f" ({said})"


def _behind(label: str, unit: str) -> str:
    """Say a unit behind a label, unless it or its figures say so: 57% needs no more."""
    return "" if unit in (NUMBER, PERCENT) or unit.casefold() in label.casefold() else f" ({unit})"


def _in_points(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], short: str
) -> tuple[list[Column], list[list[Cell]]]:
    """Say percentage points by a word: over a column that has nothing else, and behind the figure where it has."""
    heads, lines = list(columns), [list(row) for row in rows]
    for at, column in enumerate(heads):
        told = [row for row in lines if row[at].text.endswith(POINTS)]
        alone = bool(told) and all(row in told or MARKER.fullmatch(row[at].text) for row in lines)
        if alone:
            heads[at] = replace(column, title=f"{column.title} ({short})")
        for row in told:
            figure = row[at].text.removesuffix(POINTS).rstrip()
            behind = row[at].text if short == POINTS else f"{figure}{SPACE}{short}"
            row[at] = replace(row[at], text=figure if alone else behind)
    return heads, lines
