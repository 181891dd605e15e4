"""Lines over periods, a panel a measure; a line breaks where a figure is not there."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.drawings import Chart, Mark, Panel
from psrstats.writers.drawing.runs import runs
from psrstats.writers.drawing.scale import Scale, span, values_of
from psrstats.writers.drawing.shapes import Dot, Path, Picture, Text, below, height_of, width_of, wrapped
from psrstats.writers.drawing.style import COLOURS, EDGE, FINE, GRID, LETTERS, SPACE, STROKE, WIDTH

TALL = 78.0  # pixels: the axes of a panel
PERIODS = 2 * LETTERS  # below them
BETWEEN = 22.0
NOUGHT = 14.0  # to the left of the axes, for the 0 that they stand on
LIFT = 13.0  # from a dot to the middle of its figure
ROOM = 24.0  # above the highest figure, for its text
DOT = 7.0
GAPS = ("[x]", "[z]")


def lines(chart: Chart) -> Picture:
    """Draw the panels two beside each other where their figures have room, else one below the other."""
    across = 2 if len(chart.panels) > 1 and _fits(chart, _width(2)) else 1
    width = _width(across)
    top, shapes = EDGE, list[Text | Path | Dot]()
    for start in range(0, len(chart.panels), across):
        row = chart.panels[start : start + across]
        head = max(height_of(_head(panel, width)) for panel in row) + SPACE / 2
        for place, panel in enumerate(row):
            shapes += _panel(panel, EDGE + place * (width + BETWEEN), top, head, width)
        top += head + TALL + PERIODS + BETWEEN
    return Picture(top - BETWEEN + EDGE, tuple(shapes))


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


def _panel(panel: Panel, left: float, top: float, head: float, width: float) -> Iterator[Text | Path | Dot]:
    title, _, unit = _head(panel, width).rpartition("\n")
    yield below(left, top, title, bold=True)
    yield below(left, top + height_of(title), unit)
    marks, slot = panel.series[0].marks, _slot(panel, width)
    low, high = span(values_of(marks), from_zero=True)
    up, bottom = Scale(low, high, top + head + TALL, top + head + ROOM), top + head + TALL
    places = [left + NOUGHT + slot * (number + 0.5) for number in range(len(marks))]
    if values_of(marks):
        yield Path(((left + NOUGHT, up.at(0)), (left + width, up.at(0))), GRID, FINE)
        yield Text(left + NOUGHT - 4, up.at(0), "0", "end")
    for x, label in zip(places, panel.labels, strict=True):
        yield below(x, bottom + 2, _stacked(label) if width_of(label) > slot else label, "middle")
    for run in runs(marks, panel.breaks):
        yield Path(tuple((places[at], up.at(float(marks[at].value or 0))) for at in run), COLOURS[0])
    for x, mark in zip(places, marks, strict=True):
        if mark.value is not None:
            yield Dot(x, up.at(float(mark.value)), "circle", DOT, COLOURS[0], COLOURS[0])
    yield from _texts(marks, places, up, slot, top + head)


def _texts(marks: tuple[Mark, ...], places: list[float], up: Scale, slot: float, top: float) -> Iterator[Text]:
    """Write each figure over its dot, and where there is none, why, unless the gap says so."""
    for x, mark in zip(places, marks, strict=True):
        if mark.value is not None:
            yield Text(x, up.at(float(mark.value)) - LIFT - STROKE / 2, mark.text, "middle", backed=True)
        elif not mark.text.startswith(GAPS):
            yield Text(x, top + TALL / 2, wrapped(mark.text, slot - SPACE / 2), "middle", backed=True)
