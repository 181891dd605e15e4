"""A Word file as the rules see it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct


class TableCell(Struct, frozen=True):
    """One cell of a table."""

    text: str
    across: int  # how many columns it covers
    down: bool  # whether it is merged with the one above or below
    align: str


class Row(Struct, frozen=True):
    """One row of a table."""

    cells: tuple[TableCell, ...]
    header: bool  # repeated on each page
    whole: bool  # never split over two pages


class DocumentTable(Struct, frozen=True):
    """One table."""

    number: int
    rows: tuple[Row, ...]
    first_row: bool  # ticked in Table Design
    first_column: bool
    title: str  # of its text alternative
    description: str
    captioned: bool
    nested: bool  # whether a table is in it

    @property
    def name(self) -> str:
        """Name it, as messages do."""
        return f"table {self.number}"

    def row(self, number: int) -> str:
        """Name one of its rows, from 0."""
        return f"{self.name}, row {number + 1}"

    def cell(self, row: int, column: int) -> str:
        """Name one of its cells, both from 0."""
        return f"{self.row(row)}, column {column + 1}"

    @property
    def cells(self) -> Iterator[tuple[str, TableCell]]:
        """Every cell, with its name."""
        return (
            (self.cell(row, column), cell)
            for row, each in enumerate(self.rows)
            for column, cell in enumerate(each.cells)
        )


class Paragraph(Struct, frozen=True):
    """One paragraph, in a table or not."""

    number: int
    text: str
    level: int  # of a heading; 0 for none
    sizes: frozenset[float]  # of its letters, in points
    fonts: frozenset[str]
    superscripts: tuple[str, ...]
    in_table: bool

    @property
    def name(self) -> str:
        """Name it by how it begins."""
        words = " ".join(self.text.split()[:6])
        return f"paragraph {self.number} ('{words}')"


class Picture(Struct, frozen=True):
    """An image or drawing."""

    name: str
    alt: str


class Document(Struct, frozen=True, dict=True):
    """A Word file."""

    file: str
    title: str
    languages: tuple[str, ...]  # of the properties and of the styles
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[DocumentTable, ...]
    pictures: tuple[Picture, ...]
    links: tuple[str, ...]  # the text of each
    text_boxes: int
    font: str
    size: float

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are headings."""
        return tuple(each for each in self.paragraphs if each.level)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """The text outside tables."""
        return tuple(each.text for each in self.paragraphs if not each.in_table)
