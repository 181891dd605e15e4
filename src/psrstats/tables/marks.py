"""The marks behind a table's figures: provisional and revised, as their agencies say or as last year's report shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np
from msgspec.structs import replace

from psrstats.columns import Observations
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import MARKS, Cell, Table
from psrstats.periods import known_period


def _form(letter: str, word: str) -> re.Pattern[str]:
    """Make the form in which a mark is written: in brackets, behind a number or a period, or as a word for figures."""
    return re.compile(
        rf"[(\[]\s*(?:{letter}|{word})\s*[)\]]|\b(?:{word}) (?:figures?|data|estimates?|values?)\b|"
        rf"(?<=[\d%])(?:{letter}|\s+(?:{word}))$",
        re.IGNORECASE,
    )


SAYS = {"p": _form("p", r"prov(?:isional)?\.?"), "r": _form("r", r"rev(?:ised)?\.?|restated")}
_LETTERS = re.compile(f"[{''.join(SAYS)}]", re.IGNORECASE)  # one of them stands in each form
SAID_IN = ("original", "label", "heading")


def marks_sent(observations: Observations) -> dict[str, str]:
    """Give the mark of each cell that its agency calls provisional or revised, in it, its row or its heading."""
    found: dict[str, str] = {}
    for name in SAID_IN:
        marks = observations.told(_mark, name)
        for row in np.flatnonzero(marks).tolist():
            found.setdefault(observations.get(row, "cell"), observations.words[marks[row]])
    return found


def with_breaks(table: Table, figures: Figures, settings: Settings) -> Table:
    """Put a mark behind the first figure after a break in its series, where the row has an earlier one too."""
    if not settings.breaks:
        return table
    rows, notes = [], []
    for row in table.rows:
        own = [n for n, cell in enumerate(row) if _is_plain(cell, figures)]
        own.sort(key=lambda n: known_period(figures.get(row[n].figure or 0, "period")))
        cells = list(row)
        for before, after in pairwise(own):
            periods = [figures.get(row[n].figure or 0, "period") for n in (before, after)]
            name = figures.get(row[after].figure or 0, "measure")
            if found := settings.break_between(name, *periods):
                cells[after] = cells[after] if cells[after].mark else replace(cells[after], mark="b")
                title = settings.measures[name].title
                notes += [f"[b] {MARKS['b']}.", f"[b] '{title}' from {found.period}: {found.reason}"]
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows), notes=(*table.notes, *dict.fromkeys(notes)))


def _is_plain(cell: Cell, figures: Figures) -> bool:
    """Say whether a cell prints a measure itself, with a number."""
    if cell.figure is None or figures.get(cell.figure, "marker"):
        return False
    return not figures.get(cell.figure, "statistic")


def with_marks(table: Table, figures: Figures, sent: Mapping[str, str], restated: Mapping[int, str]) -> Table:
    """Put a mark behind each number that was restated, and behind each that comes from a marked cell.

    sent: the marks of cells; restated: of the figures that last year's report printed otherwise, what is said of it.
    """
    rows = tuple(
        tuple(
            _marked(cell, figures, sent, restated) if column.number else cell
            for cell, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    )
    return replace(table, rows=rows, notes=(*table.notes, *dict.fromkeys(_notes(rows, restated))))


def _marked(cell: Cell, figures: Figures, sent: Mapping[str, str], restated: Mapping[int, str]) -> Cell:
    if cell.figure is None or figures.get(cell.figure, "marker"):
        return cell
    if cell.figure in restated:
        return replace(cell, mark="r")
    marks = {sent[one] for one in figures.sources(cell.figure) if one in sent} if sent else set()
    return replace(cell, mark="p" if "p" in marks else "r") if marks else cell


def _notes(rows: tuple[tuple[Cell, ...], ...], restated: Mapping[int, str]) -> Iterator[str]:
    cells = [cell for row in rows for cell in row if cell.mark]
    used = {cell.mark for cell in cells}
    yield from (f"[{mark}] {meaning}." for mark, meaning in MARKS.items() if mark in used and mark in SAYS)
    yield from (f"[r] {restated[cell.figure]}" for cell in cells if cell.figure is not None and cell.figure in restated)


def _mark(words: str) -> str:
    if not _LETTERS.search(words):  # most are numbers
        return ""
    marks = set(map(_mark_of, words.split(" | ")))  # a row's labels: each is met in many rows
    return next((mark for mark in SAYS if mark in marks), "")


@lru_cache(50_000)
def _mark_of(words: str) -> str:
    return next((mark for mark, form in SAYS.items() if form.search(words)), "")
