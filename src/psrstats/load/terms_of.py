"""What stands over and beside one figure: the words that it was taken to be about, and what each was taken for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from psrstats.files.grid import Place
from psrstats.load.decision import Decision
from psrstats.load.lines import NONE, Line
from psrstats.load.term import Term


class TermSeen(Struct, frozen=True):
    """A word that a figure was taken to be about: its cell, none for the name of a sheet, and what it was taken for."""

    place: Place | None
    text: str
    role: str


class Seen(Struct, frozen=True, dict=True):
    """The figures of one table, each with its words."""

    decision: Decision

    @cached_property
    def places(self) -> dict[Place, tuple[int, int]]:
        """Each figure's place, and the number of its row and of its column."""
        axes = self.decision.axes
        rows, columns = self.decision.places
        return {
            (int(axes.body[row]), axes.values[column].index): (row, column)
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        }

    def terms(self, place: Place) -> tuple[TermSeen, ...]:
        """Give the words of one figure: headings from the top, labels from the left, then the lines above."""
        row, column = self.places[place]
        return tuple(dict.fromkeys([*self._headings(column), *self._labels(row), *self._roots]))

    def _headings(self, column: int) -> Iterator[TermSeen]:
        axes = self.decision.axes
        for line in axes.headings:
            if line.codes[column] != NONE:
                yield _seen(line, column, "heading")

    def _labels(self, row: int) -> Iterator[TermSeen]:
        for line in self.decision.axes.labels:
            if line.codes[row] != NONE:
                above = line.rows[row] != self.decision.axes.body[row]
                yield _seen(line, row, "section" if above else line.role if line.role != "item" else "group")
        yield from self._beside(row)

    def _beside(self, row: int) -> Iterator[TermSeen]:
        axes = self.decision.axes
        for column in axes.columns:
            if column.role in ("code", "commentary") and (text := axes.sheet.text(int(axes.body[row]), column.index)):
                yield TermSeen(axes.sheet.origin(int(axes.body[row]), column.index), text, column.role)

    @cached_property
    def _roots(self) -> tuple[TermSeen, ...]:
        found = [TermSeen(root.place, root.text, "title" if root.place else "sheet") for root in self.decision.roots]
        return tuple(found)


def _seen(line: Line, number: int, otherwise: str) -> TermSeen:
    term = line.terms[line.codes[number]]
    return TermSeen(line.place(number), term.text, _role(term) or otherwise)


def _role(term: Term) -> str:
    """Name what a word was taken for."""
    if term.measure:
        return "measure"
    if term.area:
        return "area"
    if term.dated:
        return "period"
    return "statistic" if term.statistic else "total" if term.total else ""
