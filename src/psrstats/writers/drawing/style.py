"""How every chart looks: the colours of the Government Analysis Function, shapes beside them, and the sizes."""

from __future__ import annotations

from typing import Literal

Shape = Literal["circle", "square", "diamond", "triangle"]

# The Analysis Function's categorical palette, in its order: each has 3:1 or more against white and its neighbour.
COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25")
SHAPES: tuple[Shape, ...] = ("circle", "square", "diamond", "triangle")
DUO = ("#F46A25", "#12436D")  # earlier, later
LINE = "#F46A25"
# Of bars to the left and right of a middle, each from left to right: the outer dark, the inner and what stands apart
# 3:1 to white and to the dark, so that they differ in greyscale too; left from right is told by place.
LEFT = ("#801650", "#CF74A0")
RIGHT = ("#5694CA", "#12436D")
ASIDE = "#8B9195"
JOIN = "#6F777B"
INK = "#0B0C0C"
PAPER = "#FFFFFF"
GRID = "#D9D9D9"  # decoration: every figure is written beside its mark

FAMILIES = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans")  # the first that is there; those of the tables

# Pixels of a web page, 96 to the inch.
SIZE = 13.5
WIDTH = 624.0  # within the margins of an A4 page
LETTERS = 18.0  # from one line of text to the next
SPACE = 10.0
EDGE = 8.0
STROKE = 2.0
FINE = 1.0
