"""Rectangles of cells, named as spreadsheet programs do."""

from __future__ import annotations

from msgspec import Struct

from psrstats.files.grid import address, place_of

Place = tuple[int, int]  # row and column, both from 1


class Range(Struct, frozen=True):
    """A rectangle of cells: a table that is marked up, or one that was found by its shape."""

    top: int
    left: int
    bottom: int
    right: int
    name: str = ""
    marked: bool = True
    header_rows: int = 1
    filter: bool = False
    style: str = ""  # of the table; blank for none
    banded: bool = False

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)

    @property
    def body(self) -> range:
        """Its rows below the header."""
        return range(self.top + self.header_rows, self.bottom + 1)

    @property
    def area(self) -> str:
        """Name it as a spreadsheet program does.

        >>> Range(4, 1, 9, 3).area
        'A4:C9'
        """
        return f"{reference(self.top, self.left)}:{reference(self.bottom, self.right)}"


def reference(row: int, column: int) -> str:
    """Name a cell.

    >>> reference(12, 6)
    'F12'
    """
    return address(row - 1, column - 1)


def area(text: str, **more: object) -> Range:
    """Read a range as spreadsheet programs write it.

    >>> area("$A$4:C9").area
    'A4:C9'
    """
    first, _, last = text.replace("$", "").partition(":")
    begin, end = place_of(first), place_of(last or first)
    if begin is None or end is None:
        raise ValueError(f"{text!r} is no range")
    return Range(begin[0] + 1, begin[1] + 1, end[0] + 1, end[1] + 1, **more)  # type: ignore[arg-type]
