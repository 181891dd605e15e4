"""A picture to draw on, measured in inches from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from psrstats.writers.drawing.style import GRID, WIDTH


@dataclass(frozen=True)
class Page:
    """A figure of the common width, and its height."""

    figure: Figure
    height: float

    @classmethod
    def of(cls, height: float) -> Page:
        """Begin a picture of a height."""
        return cls(Figure(figsize=(WIDTH, height)), height)

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Add axes without a frame."""
        bottom = self.height - top - height
        made = self.figure.add_axes((left / WIDTH, bottom / self.height, width / WIDTH, height / self.height))
        made.spines[:].set_visible(False)
        made.tick_params(length=0)
        made.set_axisbelow(True)
        return made

    def text(self, x: float, y: float, said: str, **look: Any) -> None:
        """Write a text."""
        how: dict[str, Any] = {"va": "center", "linespacing": 1.15} | look
        self.figure.text(x / WIDTH, 1 - y / self.height, said, **how)

    def mark(self, x: float, y: float, **look: Any) -> None:
        """Draw a mark beside a text, as a key to it."""
        how: dict[str, Any] = {"transform": self.figure.transFigure, "linestyle": "none"} | look
        self.figure.add_artist(Line2D([x / WIDTH], [1 - y / self.height], **how))


def ruled(axes: Axes, axis: Literal["x", "y"]) -> None:
    """Rule light lines across axes."""
    axes.grid(axis=axis, color=GRID, linewidth=0.8)
