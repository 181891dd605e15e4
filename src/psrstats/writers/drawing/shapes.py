"""What a picture is made of: texts, bars, lines and dots, each at its place in pixels from the top left corner."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from psrstats.writers import lettering
from psrstats.writers.drawing.style import INK, LETTERS, SIZE, STROKE, WIDTH, Shape
from psrstats.writers.lettering import EM, ems

SLACK = 1.04  # on screen and on paper, letters are fitted to the dots
Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]  # left, top, right, bottom


class Text(Struct, frozen=True):
    """Lines of text about a height, those of a mark on white, so that no line runs through them."""

    x: float
    middle: float
    said: str
    anchor: Anchor = "start"
    bold: bool = False
    backed: bool = False
    colour: str = INK

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.said.split("\n")

    @property
    def box(self) -> Box:
        """What it covers."""
        wide, high = width_of(self.said, bold=self.bold), height_of(self.said)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return left, self.middle - high / 2, left + wide, self.middle + high / 2


class Bar(Struct, frozen=True):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str

    @property
    def box(self) -> Box:
        """What it covers."""
        return self.x, self.y, self.x + self.width, self.y + self.height


class Path(Struct, frozen=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str = INK
    thick: float = STROKE
    dashed: bool = False

    @property
    def box(self) -> Box:
        """What it covers."""
        across, down = zip(*self.points, strict=True)
        half = self.thick / 2
        return min(across) - half, min(down) - half, max(across) + half, max(down) + half


class Dot(Struct, frozen=True):
    """A mark: a shape about a point."""

    x: float
    y: float
    shape: Shape
    size: float  # across
    face: str
    edge: str

    @property
    def box(self) -> Box:
        """What it covers."""
        half = (self.size + STROKE) / 2
        return self.x - half, self.y - half, self.x + half, self.y + half


class Picture(Struct, frozen=True):
    """A picture of the common width: what lies on top comes last."""

    height: float
    shapes: tuple[Text | Bar | Path | Dot, ...]
    width: float = WIDTH

    @property
    def texts(self) -> tuple[Text, ...]:
        """All that is written in it."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Text))


def width_of(text: str, *, bold: bool = False) -> float:
    """Measure a text's longest line, in pixels."""
    return max(ems(line, bold=bold) for line in text.split("\n")) * SIZE / EM * SLACK


def height_of(text: str) -> float:
    """Give the height of a text's lines, in pixels."""
    return LETTERS * len(text.split("\n"))


def wrapped(text: str, width: float, *, bold: bool = False) -> str:
    """Break a text into lines no wider than a width in pixels."""
    return lettering.wrapped(text, width * EM / SIZE / SLACK, bold=bold)


def below(x: float, top: float, said: str, anchor: Anchor = "start", *, bold: bool = False) -> Text:
    """Write a text below a height."""
    return Text(x, top + height_of(said) / 2, said, anchor, bold)
