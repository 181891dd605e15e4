"""What stands over and beside a figure by its place alone: of any table, also one of which nothing is understood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct, field

from psrstats.files.grid import Place
from psrstats.load.column import SheetColumn, role_of_heading
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found
from psrstats.load.terms_of import TermSeen
from psrstats.load.titles import lines_above
from psrstats.patterns import regex

FIGURES = ("value", "total")  # the roles of columns of figures
CODES = ("code", "reference")
AFTER = ("note", "commentary")  # what stands behind figures and names none of them
GAP = 2  # rows without a word between a figure and its heading, where no table was found
TITLES = 3  # lines above such a figure
_PIVOTED = regex(r"(?:sum|count|average|max|min|product) of .+", 0)


class ByPlace(Struct, frozen=True, dict=True):
    """The figures of one found table, each with the words of its row and its column."""

    sheet: Sheet
    found: Found
    columns: tuple[SheetColumn, ...]
    tables: tuple[Found, ...]

    @cached_property
    def places(self) -> list[Place]:
        """Where its figures stand, whatever their columns were taken for; what may be a year only among others."""
        held = self.sheet.is_figure
        rows = list(self.found.body_rows)
        counted = [one for one in self.columns if held[rows, one.index].any() and not _is_code(one)]
        return [
            (row, column.index)
            for row in self.found.body_rows
            for column in counted
            if held[row, column.index] or (column.role in FIGURES and self.sheet.is_year(row, column.index))
        ]

    def terms(self, place: Place, taken: Sequence[TermSeen] = ()) -> tuple[TermSeen, ...]:
        """Give the words that a figure was taken to be about, and those over and beside it that are not among them."""
        row, column = place
        told = {term.place for term in taken}
        further = () if taken else (*self._section(row), *self._above)
        more = (*self._over[column], *self._beside(row, column), *further)
        return (*taken, *(term for term in dict.fromkeys(more) if term.place not in told))

    @cached_property
    def _over(self) -> dict[int, tuple[TermSeen, ...]]:
        corner = [seen for column in self._labels for place in column.headings for seen in self._seen(place, "heading")]
        pivoted = [term for term in corner if _PIVOTED.fullmatch(term.text.casefold())]
        return {
            column.index: (*(seen for place in column.headings for seen in self._seen(place, "heading")), *pivoted)
            for column in self.columns
        }

    @cached_property
    def _labels(self) -> list[SheetColumn]:
        return [column for column in self.columns if column.role not in FIGURES]

    @cached_property
    def _first(self) -> int:
        """The first column of figures."""
        return next((column.index for column in self.columns if column.role in FIGURES), self.sheet.width)

    def _beside(self, row: int, column: int) -> Iterator[TermSeen]:
        """Give the labels to the left of a figure, those of the rows above where they stand once; else to the right."""
        left = [label for label in self._labels if label.index < column]
        own = [label for label in left if self.sheet.text(row, label.index)]
        if not own:
            own = [label for label in self._labels if label.index > column and self.sheet.text(row, label.index)][:1]
        first = own[0].index if own else 0
        for label in left:
            if label.index < min(first, self._first) and label.role not in AFTER:
                yield from self._from_above(row, label.index)
        for label in own:
            yield from self._seen((row, label.index), "label")

    def _from_above(self, row: int, column: int) -> Iterator[TermSeen]:
        filled = self._filled[column]
        if before := bisect_left(filled, row):
            yield from self._seen((filled[before - 1], column), "label")

    @cached_property
    def _filled(self) -> dict[int, list[int]]:
        """For each column of labels, the rows that say something in it."""
        return {
            label.index: [row for row in self.found.body_rows if self.sheet.has[row, label.index]]
            for label in self._labels
        }

    @cached_property
    def _sections(self) -> list[Place]:
        """The words that stand alone in their rows."""
        first, last = self.found.columns[0], self.found.columns[-1]
        rows = ((row, self.sheet.own(row, first, last)) for row in self.found.body_rows)
        return [(row, own[0]) for row, own in rows if len(own) == 1 and not self.sheet.is_figure[row, own[0]]]

    def _section(self, row: int) -> Iterator[TermSeen]:
        if before := bisect_left(self._sections, (row, 0)):
            yield from self._seen(self._sections[before - 1], "section")

    @cached_property
    def _above(self) -> tuple[TermSeen, ...]:
        own, above = lines_above(self.sheet, self.found, self.tables)
        return tuple(seen for place in (*own, *above) for seen in self._seen(place, "title"))

    def _seen(self, place: Place, role: str) -> Iterator[TermSeen]:
        origin = self.sheet.origin(*place)
        if text := self.sheet.said(origin):
            yield TermSeen(origin, text, role)


def _is_code(column: SheetColumn) -> bool:
    """Tell numbers that their own heading calls codes."""
    return column.role in CODES and role_of_heading(column.heading.split(" | ")[-1]) in CODES


def outside(sheet: Sheet, tables: Sequence[Found]) -> Iterator[tuple[Place, tuple[TermSeen, ...]]]:
    """Give the figures that stand in no table: what is beside each in its row, above it, and the titles."""
    inside = np.zeros_like(sheet.has)
    for found in tables:
        inside[np.ix_(found.rows, range(found.columns[0], found.columns[-1] + 1))] = True
    around = _Around(sheet, [row for row, filled in enumerate(sheet.filled) if len(filled) == 1])
    for row, column in np.argwhere(sheet.is_figure & ~inside).tolist():
        reading = sheet.reading(row, column)
        if reading and not reading.marker:
            yield (row, column), tuple(dict.fromkeys(around.terms(row, column)))


class _Around(Struct):
    """What stands around the figures of a sheet; in long columns each is looked at once."""

    sheet: Sheet
    lone: list[int]  # the rows that hold one cell
    known: dict[Place, list[Place]] = field(default_factory=dict)  # the headings above a figure

    def terms(self, row: int, column: int) -> Iterator[TermSeen]:
        sheet, heads = self.sheet, self._above(row, column)
        for place in heads:
            yield TermSeen(place, sheet.said(place), "heading")
        words = [other for other in sheet.filled[row] if not sheet.is_figure[row, other]]
        for other in [each for each in words if each < column] or words[:1]:
            yield TermSeen((row, other), sheet.said((row, other)), "label")
        before = bisect_left(self.lone, min((place[0] for place in heads), default=row))
        for above in reversed(self.lone[max(0, before - TITLES) : before]):
            other = sheet.filled[above][0]
            if not sheet.is_figure[above, other]:
                yield TermSeen((above, other), sheet.said((above, other)), "title")

    def _above(self, row: int, column: int) -> list[Place]:
        """Give the headings above a figure: those of the figure above it, or the first run of words in its column."""
        heads: list[Place] = []
        passed, blank = [row], 0
        for above in range(row - 1, -1, -1):
            place = self.sheet.origin(above, column)
            if self.sheet.is_figure[place] and not heads:
                if (above, column) in self.known:
                    heads = self.known[above, column]
                    break
                passed.append(above)
                blank = 0
            elif self.sheet.has[place] and not self.sheet.is_figure[place]:
                heads.append(place)
            elif heads or blank == GAP:
                break
            else:
                blank += 1
        self.known |= {(each, column): heads for each in passed}
        return heads
