"""The corners of the marks that are no circles."""

from __future__ import annotations

from psrstats.writers.drawing.shapes import Dot


def outline(dot: Dot) -> tuple[tuple[float, float], ...]:
    """Give the corners of a square, a diamond or a triangle about its point."""
    x, y, half = dot.x, dot.y, dot.size / 2
    match dot.shape:
        case "square":
            return (x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)
        case "diamond":
            return (x, y - half), (x + half, y), (x, y + half), (x - half, y)
        case _:
            return (x, y - half), (x + half, y + half), (x - half, y + half)
