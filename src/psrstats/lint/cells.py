"""What stands in a published workbook: cells, their look, and what floats over them."""

from __future__ import annotations

from msgspec import Struct


class Style(Struct, frozen=True):
    """How a cell looks."""

    name: str = "Normal"
    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    colour: str = ""  # blank for automatic or black
    filled: bool = False
    align: str = ""  # left, right, center or blank, which is by what the cell holds
    wrap: bool = False
    turned: bool = False
    indent: bool = False


class Cell(Struct, frozen=True):
    """One cell that holds something, or is filled with colour."""

    value: object
    text: str  # as it is shown
    style: Style = Style()
    formula: bool = False
    link: str = ""  # where it leads; within the workbook: #Sheet!A1

    @property
    def uncalculated(self) -> bool:
        """Whether it holds a formula that was never calculated."""
        return self.formula and self.value is None

    @property
    def is_number(self) -> bool:
        """Whether it holds a number, and not a date or a truth."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)


class Drawing(Struct, frozen=True):
    """Something that floats over a sheet: an image, a chart, a text box or another shape."""

    kind: str
    name: str
    alt: str = ""
