"""Lines over periods, a panel a measure; a line breaks where a figure is not there."""

from __future__ import annotations

from math import nan

from matplotlib.axes import Axes

from psrstats.drawings import Chart, Panel
from psrstats.writers.drawing.lettering import height_of, width_of, wrapped
from psrstats.writers.drawing.page import Page, ruled
from psrstats.writers.drawing.scale import span, values_of
from psrstats.writers.drawing.style import COLOURS, EDGE, PAPER, SPACE, WIDTH

TALL = 0.85  # inches: the axes of a panel
PERIODS = 0.42  # below them
BETWEEN = 0.2
NOUGHT = 0.15  # to the left of the axes, for the 0 that they stand on
ABOVE = 1.4  # how far the axis goes beyond its highest figure, which is written there
GAPS = ("[x]", "[z]")
WHITE = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}


def lines(chart: Chart) -> Page:
    """Draw the panels two beside each other where their figures have room, else one below the other."""
    across = 2 if len(chart.panels) > 1 and _fits(chart, _width(2)) else 1
    width = _width(across)
    rows = [chart.panels[start : start + across] for start in range(0, len(chart.panels), across)]
    heads = [max(height_of(_head(panel, width)) for panel in row) + SPACE for row in rows]
    page = Page.of(EDGE + sum(heads) + (TALL + PERIODS + BETWEEN) * len(rows) - BETWEEN)
    top = EDGE
    for row, head in zip(rows, heads, strict=True):
        for place, panel in enumerate(row):
            _panel(page, panel, EDGE + place * (width + BETWEEN), top, head, width)
        top += head + TALL + PERIODS + BETWEEN
    return page


def _width(across: int) -> float:
    return (WIDTH - 2 * EDGE - BETWEEN * (across - 1)) / across


def _slot(panel: Panel, width: float) -> float:
    return (width - NOUGHT) / len(panel.labels)


def _fits(chart: Chart, width: float) -> bool:
    """Say whether figures and periods stand beside each other in panels of a width."""
    return all(
        width_of(text) <= _slot(panel, width)
        for panel in chart.panels
        for text in (*map(_stacked, panel.labels), *(mark.text for mark in panel.marks if mark.value is not None))
    )


def _stacked(period: str) -> str:
    r"""Write a period on two lines.

    >>> _stacked("Q4 2019-20"), _stacked("2019-20"), _stacked("31 March 2020")
    ('Q4\n2019-20', '2019-20', '31 March\n2020')
    """
    return "\n".join(period.rsplit(" ", 1))


def _head(panel: Panel, width: float) -> str:
    return f"{wrapped(panel.title, width, bold=True)}\n{panel.unit}"


def _panel(page: Page, panel: Panel, left: float, top: float, head: float, width: float) -> None:
    title, _, unit = _head(panel, width).rpartition("\n")
    page.text(left, top, title, va="top", weight="bold")
    page.text(left, top + height_of(title), unit, va="top")
    axes = page.axes(left + NOUGHT, top + head, width - NOUGHT, TALL)
    _draw(axes, panel, _slot(panel, width))


def _with_gaps(values: list[float], breaks: tuple[int, ...]) -> tuple[list[float], list[float]]:
    """Give the places and the heights of a line that is interrupted where its series breaks.

    >>> _with_gaps([1.0, 2.0, 3.0], (2,))
    ([0, 1, 1.5, 2], [1.0, 2.0, nan, 3.0])
    """
    across, up = list[float](), list[float]()
    for place, value in enumerate(values):
        across += [place - 0.5] * (place in breaks)
        up += [nan] * (place in breaks)
        across.append(place)
        up.append(value)
    return across, up


def _draw(axes: Axes, panel: Panel, slot: float) -> None:
    marks, places = panel.series[0].marks, range(len(panel.labels))
    low, high = span(values_of(marks), from_zero=True)
    axes.set(xlim=(-0.5, len(places) - 0.5), ylim=(low, low + (high - low) * ABOVE))
    axes.set_xticks(places, [_stacked(label) if width_of(label) > slot else label for label in panel.labels])
    axes.set_yticks([0] if values_of(marks) else [])
    ruled(axes, "y")
    values = [nan if mark.value is None else float(mark.value) for mark in marks]
    across, up = _with_gaps(values, panel.breaks)
    axes.plot(across, up, color=COLOURS[0], linewidth=2, marker="o", markersize=6, clip_on=False)
    for place, mark in zip(places, marks, strict=True):
        if mark.value is not None:
            at, lift = (place, float(mark.value)), (0, 7)
            axes.annotate(mark.text, at, lift, textcoords="offset points", ha="center", bbox=WHITE)
        elif not mark.text.startswith(GAPS):
            beside = axes.get_xaxis_transform()
            axes.text(place, 0.5, wrapped(mark.text, slot), transform=beside, ha="center", va="center", bbox=WHITE)
