"""A line without axes, as high as a line of text or two: as SVG for a page, as PNG for a document."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from struct import pack
from zlib import compress, crc32

import numpy as np
import numpy.typing as npt

from psrstats.drawings import Spark
from psrstats.writers.drawing.runs import runs
from psrstats.writers.drawing.style import COLOURS

WIDE, HIGH, EDGE = 120, 30, 5  # dots of a page
THICK, DOT = 2.0, 3.5
FINER = 3  # times as many dots in a picture
Point = tuple[float, float]


def spark_svg(spark: Spark) -> str:
    """Draw a line as SVG, to stand in a page, with its text alternative."""
    runs = [" ".join(f"{x:.1f},{y:.1f}" for x, y in run) for run in _runs(spark)]
    lines = "".join(
        f'<polyline points="{run}" fill="none" stroke="currentColor" stroke-width="{THICK:g}"/>' for run in runs
    )
    x, y = _points(spark)[-1]
    name = f"spark-{spark.name}"
    return (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" role="img" aria-labelledby="{name}">'
        f'<title id="{name}">{escape(spark.alt, quote=False)}</title>{lines}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT:g}" fill="currentColor"/></svg>'
    )


def spark_png(spark: Spark) -> bytes:
    """Draw a line as PNG, on white."""
    across, down = np.meshgrid(np.arange(WIDE * FINER) + 0.5, np.arange(HIGH * FINER) + 0.5)
    ink = np.zeros_like(across)
    for run in _runs(spark):
        for (x, y), (to_x, to_y) in pairwise(run):
            reach = _distance(across / FINER, down / FINER, (x, y), (to_x, to_y))
            ink = np.maximum(ink, np.clip((THICK / 2 - reach) * FINER + 0.5, 0, 1))
    last = _points(spark)[-1]
    reach = _distance(across / FINER, down / FINER, last, last)
    ink = np.maximum(ink, np.clip((DOT - reach) * FINER + 0.5, 0, 1))
    colour = np.array([int(COLOURS[0][place : place + 2], 16) for place in (1, 3, 5)])
    dots = np.rint(255 + (colour - 255) * ink[..., None]).astype(np.uint8)
    lines = b"".join(b"\0" + line.tobytes() for line in dots)
    high, wide = ink.shape
    head = pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_part, parts))


def _part(part: tuple[bytes, bytes]) -> bytes:
    name, data = part
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))


def _points(spark: Spark) -> list[Point]:
    """Place the figures that are shown, in the order of their periods, the highest at the top."""
    return [point for point in _placed(spark) if point is not None]


def _placed(spark: Spark) -> list[Point | None]:
    values = [None if mark.value is None else float(mark.value) for mark in spark.marks]
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    step = (WIDE - 2 * EDGE) / max(1, len(values) - 1)
    height = HIGH - 2 * EDGE

    def up(value: float) -> float:
        return HIGH / 2 if high == low else HIGH - EDGE - (value - low) / (high - low) * height

    return [None if value is None else (EDGE + place * step, up(value)) for place, value in enumerate(values)]


def _runs(spark: Spark) -> list[list[Point]]:
    """Give the points of each run of figures that the line joins."""
    placed = _placed(spark)
    return [[point for at in run if (point := placed[at])] for run in runs(spark.marks, spark.breaks)]


def _distance(
    across: npt.NDArray[np.float64], down: npt.NDArray[np.float64], start: Point, end: Point
) -> npt.NDArray[np.float64]:
    """Measure how far each dot lies from the line between two points."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = np.clip(((across - x) * dx + (down - y) * dy) / length, 0, 1) if length else np.zeros_like(across)
    return np.asarray(np.hypot(across - x - along * dx, down - y - along * dy))
