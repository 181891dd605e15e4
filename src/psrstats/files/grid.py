"""A sheet as its sender left it: the cells' values and what a workbook knows about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta

from msgspec import Struct, field

# None is an empty cell. A datetime is a date; a bool is an int. A CSV file gives only text.
Raw = str | int | float | date | time | timedelta | None
Place = tuple[int, int]  # row and column, both from 0: (0, 0) is A1
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


class MarkedTable(Struct, frozen=True):
    """A range that the sender marked up as a table."""

    name: str
    area: Area
    header_rows: int


class Grid(Struct, frozen=True):
    """One sheet. `rows[r][c]` is the cell in row r + 1 and column c + 1, leading blanks kept."""

    file: str
    sheet: str
    rows: list[list[Raw]]
    state: str = "visible"  # visible, hidden, very hidden
    formats: Mapping[Place, str] = field(default_factory=dict)  # number formats other than General
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)  # "#DIV/0!"
    uncalculated: frozenset[Place] = frozenset()  # formulas that hold no calculated value
    comments: Mapping[Place, str] = field(default_factory=dict)
    marks: Mapping[Place, str] = field(default_factory=dict)  # raised beside what the cell says: a footnote's "2"
    struck: Mapping[Place, str] = field(default_factory=dict)  # struck out beside it: "46", where it now says 48
    tables: tuple[MarkedTable, ...] = ()
    title: str = ""  # where it stands beside the file, as in the metadata of a CSV file
    warnings: tuple[str, ...] = ()  # of the file: "is a CSV file, though named .xlsx"
    unshown: frozenset[Place] = frozenset()  # numbers that their format hides, for which [c] stands
    joined: Mapping[Place, str] = field(default_factory=dict)  # by an unquoted comma parted, and put together: 1,204
    left_out: Mapping[Place, str] = field(default_factory=dict)  # rows that such a comma leaves without one meaning
    indents: Mapping[Place, int] = field(default_factory=dict)  # how far words are, by their cell's look

    def cell(self, place: Place) -> str:
        """Name a cell as every message does: file!sheet!A1."""
        return f"{self.file}!{self.sheet}!{address(*place)}"


def is_number(raw: Raw) -> bool:
    """Say whether a cell holds a number: neither text, nor TRUE or FALSE.

    >>> is_number(40), is_number("40"), is_number(True)
    (True, False, False)
    """
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def address(row: int, column: int) -> str:
    """Name a place by letters and a number.

    >>> address(0, 0), address(8, 10), address(3, 27)
    ('A1', 'K9', 'AB4')
    """
    return f"{letters_of(column)}{row + 1}"


def letters_of(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does.

    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(name: str) -> Place | None:
    """Give the place that letters and a number name; None where they name none.

    >>> place_of("K9"), place_of("AB4"), place_of("Total")
    ((8, 10), (3, 27), None)
    """
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", name.upper())
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1
