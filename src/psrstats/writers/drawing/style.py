"""How every chart looks: the colours of the Government Analysis Function, shapes beside them, and the sizes."""

from __future__ import annotations

from typing import Any

# Of afcharts' categorical palette, in its order: each has at least 3:1 against white and against its neighbour.
COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25")
SHAPES = ("o", "s", "D", "^")
DUO = ("#F46A25", "#12436D")  # earlier, later
LINE = "#F46A25"
JOIN = "#6F777B"
INK = "#0B0C0C"
PAPER = "#FFFFFF"
GRID = "#D9D9D9"  # decoration: every figure is written beside its mark

FAMILIES = ("Arial", "Liberation Sans", "DejaVu Sans")  # the first that is there
SIZE = 10.0  # points: 13 px of a web page
WIDTH = 6.5  # inches: within the margins of an A4 page
DPI = 150

# Inches.
LETTERS = 0.19  # from one line of text to the next
SPACE = 0.1
EDGE = 0.08

SETTINGS: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": list(FAMILIES),
    "font.size": SIZE,
    "text.parse_math": False,
    "svg.fonttype": "none",
    "text.color": INK,
    "axes.edgecolor": JOIN,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
}
