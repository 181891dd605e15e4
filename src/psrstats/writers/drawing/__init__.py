"""Charts in, pictures out: SVG for pages, PNG for documents, the same bytes whenever they are made."""

from __future__ import annotations

from psrstats.drawings import Chart
from psrstats.errors import Fault, UserError
from psrstats.writers.drawing.bars import bars
from psrstats.writers.drawing.diverging import diverging
from psrstats.writers.drawing.dots import dots, pairs
from psrstats.writers.drawing.lines import lines
from psrstats.writers.drawing.shapes import Picture
from psrstats.writers.drawing.vector import vector

KINDS = {"bars": bars, "diverging": diverging, "pairs": pairs, "dots": dots, "lines": lines}


def draw(chart: Chart) -> Picture:
    """Lay a chart out by its kind: what is drawn where."""
    return KINDS[chart.kind](chart)


def svg(chart: Chart) -> str:
    """Draw a chart as SVG, to stand in a page: its text is text, its text alternative is its title."""
    return vector(draw(chart), chart.name, chart.alt)


def png(chart: Chart) -> bytes:
    """Draw a chart as PNG, for a document that takes no SVG.

    Raises UserError where Pillow is not installed.
    """
    try:
        from psrstats.writers.drawing.raster import raster
    except ImportError:
        fault = Fault("psrstats export", "charts as PNG need Pillow.", "Install psrstats[charts].")
        raise UserError(fault) from None
    return raster(draw(chart))
