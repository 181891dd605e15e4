"""Horizontal bars from nought, each with its figure at its end."""

from __future__ import annotations

from matplotlib.axes import Axes

from psrstats.drawings import Chart, Line, Mark, Panel
from psrstats.writers.drawing.lettering import height_of, width_of, wrapped
from psrstats.writers.drawing.page import Page, ruled
from psrstats.writers.drawing.scale import named, numbered, span, values_of
from psrstats.writers.drawing.style import COLOURS, EDGE, LETTERS, LINE, PAPER, SPACE, WIDTH

NAMES = 2.2  # inches: the most that the names of the bars may take
THICK = 0.62  # of a row: the gap is narrower than the bar
GAP = 0.06
APART = 0.5  # of a row
AXIS = 0.45
WHITE = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}


def bars(chart: Chart) -> Page:
    """Draw one panel of bars."""
    [panel] = chart.panels
    labels = [wrapped(label, NAMES) for label in panel.labels]
    row = max(map(height_of, labels)) + GAP
    left = EDGE + max(map(width_of, labels)) + SPACE
    above = LETTERS + SPACE if panel.line else SPACE
    places = _places(panel)
    high = row * (places[-1] + 1)
    page = Page.of(above + high + AXIS + EDGE)
    axes = page.axes(left, above, WIDTH - left - EDGE - SPACE, high)
    _draw(axes, panel, WIDTH - left - EDGE - SPACE)
    for place, label in zip(places, labels, strict=True):
        page.text(left - SPACE, above + row * (place + 0.5), label, ha="right", multialignment="right")
    return page


def _places(panel: Panel) -> list[float]:
    """Give the row at which each bar stands: those apart begin half a row lower."""
    together = len(panel.labels) - panel.apart
    return [number + (APART if number >= together > 0 else 0) for number in range(len(panel.labels))]


def _draw(axes: Axes, panel: Panel, room: float) -> None:
    marks = panel.series[0].marks
    low, high = _ends(panel, room)
    places = _places(panel)
    axes.set(xlim=(low, high), ylim=(places[-1] + 0.5, -0.5), yticks=[], xlabel=named(panel.unit, low))
    ruled(axes, "x")
    numbered(axes.xaxis, panel.unit, room)
    for number, (place, mark) in enumerate(zip(places, marks, strict=True)):
        if mark.value is not None:
            colour = COLOURS[number >= len(marks) - panel.apart]
            axes.barh(place, float(mark.value), height=THICK, color=colour)
        _say(axes, place, mark)
    if panel.line:
        _rule(axes, panel.line)


def _ends(panel: Panel, room: float) -> tuple[float, float]:
    """Give the ends of the axis, with room for the figure at the end of each bar."""
    marks = [*panel.marks, *([panel.line.mark] if panel.line else [])]
    low, high = span(values_of(marks), from_zero=True)
    written = [(float(mark.value), width_of(mark.text) + SPACE) for mark in panel.marks if mark.value is not None]
    return low, max([high, *(value / (1 - width / room) for value, width in written)])


def _say(axes: Axes, place: float, mark: Mark) -> None:
    """Write a figure at the end of its bar, or why there is none where the bar would begin."""
    at = max(float(mark.value or 0), 0.0)
    axes.annotate(mark.text, (at, place), (4, 0), textcoords="offset points", va="center", bbox=WHITE)


def _rule(axes: Axes, line: Line) -> None:
    """Draw the line that the bars are held against, its name above it."""
    assert line.mark.value is not None
    at = float(line.mark.value)
    axes.axvline(at, color=LINE, linewidth=2, linestyle=(0, (4, 2)), zorder=2.5)
    left, right = axes.get_xlim()
    side = "right" if at > (left + right) / 2 else "left"
    said = f"{line.name} {line.mark.text}"
    axes.annotate(said, (at, 1), (0, 3), xycoords=("data", "axes fraction"), textcoords="offset points", ha=side)
