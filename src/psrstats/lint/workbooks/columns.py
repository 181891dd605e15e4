"""The columns of a table that hold figures, as against labels, codes and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from psrstats.lint.cells import Cell
from psrstats.lint.ranges import Place, Range
from psrstats.lint.shorthand import CODE, is_obsolete
from psrstats.lint.typed_number import is_marked_number, is_number, is_year
from psrstats.lint.workbook import Sheet, Workbook
from psrstats.patterns import regex

LABELS = regex(r"\b(?:codes?|id|urn|ukprn|number of note|year|period|date|quarter|month|age)\b", re.IGNORECASE)
UNITS = regex(r"\b(?:units?|measures?|statistics?|indicators?|metric|type)\b", re.IGNORECASE)


class Column(Struct, frozen=True):
    """One column of figures."""

    sheet: Sheet
    table: Range
    number: int
    cells: dict[Place, Cell]  # of the body, those that hold something

    @property
    def mixed(self) -> bool:
        """Whether a column beside it says that the rows have different units."""
        heads = (self.sheet.text(self.table.top, column) for column in self.table.columns)
        return any(UNITS.search(head) for head in heads)


@lru_cache(maxsize=1)  # each rule about figures asks in turn
def figures(book: Workbook) -> tuple[Column, ...]:
    """Give the columns of figures of every table that is there for them."""
    return tuple(_figures(book))


def _figures(book: Workbook) -> Iterator[Column]:
    for sheet, table in book.data_tables:
        for number in table.columns[1:]:
            column = Column(sheet, table, number, _body(sheet, table, number))
            if not LABELS.search(sheet.text(table.top, number)) and _is_figures(column):
                yield column


def labels(sheet: Sheet, table: Range) -> list[Place]:
    """Give the places of the labels of rows: of the first column that is not numbers, such as ranks."""
    for column in table.columns:
        places = [(row, column) for row in table.body]
        numbers = sum(is_number(sheet.text(*place).rstrip("=")) for place in places)
        if numbers * 2 <= len(places):
            return places
    return []


def has_figures(book: Workbook) -> bool:
    """Whether there is a column of figures."""
    return bool(figures(book))


def _body(sheet: Sheet, table: Range, number: int) -> dict[Place, Cell]:
    places = ((row, number) for row in table.body)
    cells = {place: cell for place in places if (cell := sheet.cells.get(place)) and cell.text.strip()}
    return {place: cell for place, cell in cells.items() if not cell.uncalculated}


def _is_figures(column: Column) -> bool:
    """Whether half of what is no marker is numbers, however they are typed, and not all of these are years."""
    cells = [cell for cell in column.cells.values() if not is_marker(cell.text)]
    numbers = [cell for cell in cells if cell.is_number or is_number(cell.text) or is_marked_number(cell.text)]
    return len(numbers) * 2 > len(cells) and not all(is_year(cell.text) for cell in numbers)


def is_marker(text: str) -> bool:
    """Whether a text is codes, or a symbol that stood for one.

    >>> is_marker("[c]"), is_marker("[p][r]"), is_marker(".."), is_marker("12")
    (True, True, True, False)
    """
    return is_obsolete(text) or not CODE.sub("", text).strip()
