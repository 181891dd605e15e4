"""Horizontal bars from nought, each with its figure at its end."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.drawings import Chart, Line, Mark, Panel
from psrstats.writers.drawing.scale import AXIS, Scale, axis, span, values_of
from psrstats.writers.drawing.shapes import Bar, Path, Picture, Text, height_of, width_of, wrapped
from psrstats.writers.drawing.style import COLOURS, EDGE, LETTERS, LINE, SPACE, WIDTH

NAMES = 210.0  # pixels: the most that the names of the bars may take
THICK = 0.68  # of a row: the gap is narrower than the bar
GAP = 5.0
APART = 0.5  # of a row
AFTER = 5.0  # from the end of a bar to its figure
SAID = (WIDTH - NAMES) / 3  # the most that a figure's words take on a line


def bars(chart: Chart) -> Picture:
    """Draw one panel of bars."""
    [panel] = chart.panels
    names = [wrapped(label, NAMES) for label in panel.labels]
    row = max(map(height_of, [*names, *(wrapped(mark.text, SAID) for mark in panel.marks)])) + GAP
    left = EDGE + max(map(width_of, names)) + SPACE
    top = EDGE + (LETTERS if panel.line else 0)
    places = _places(panel)
    bottom = top + row * (places[-1] + 1)
    scale = Scale(*_ends(panel, WIDTH - EDGE - left), left, WIDTH - EDGE)
    shapes = [
        *axis(scale, panel.unit, top, bottom),
        *_bars(panel, scale, places, top, row),
        *(_rule(panel.line, scale, top, bottom) if panel.line else ()),
        *_texts(panel, scale, places, top, row),
        *(
            Text(left - SPACE, top + row * (place + 0.5), name, "end")
            for place, name in zip(places, names, strict=True)
        ),
    ]
    return Picture(bottom + AXIS + EDGE, tuple(shapes))


def _places(panel: Panel) -> list[float]:
    """Give the row at which each bar stands: those apart begin half a row lower."""
    together = len(panel.labels) - panel.apart
    return [number + (APART if number >= together > 0 else 0) for number in range(len(panel.labels))]


def _bars(panel: Panel, scale: Scale, places: list[float], top: float, row: float) -> Iterator[Bar]:
    marks = panel.series[0].marks
    for number, (place, mark) in enumerate(zip(places, marks, strict=True)):
        if mark.value is not None:
            ends = sorted((scale.at(0), scale.at(float(mark.value))))
            high = top + row * (place + (1 - THICK) / 2)
            yield Bar(ends[0], high, ends[1] - ends[0], row * THICK, COLOURS[number >= len(marks) - panel.apart])


def _texts(panel: Panel, scale: Scale, places: list[float], top: float, row: float) -> Iterator[Text]:
    """Write a figure at the end of its bar, or why there is none where the bar would begin."""
    for place, mark in zip(places, panel.series[0].marks, strict=True):
        at = scale.at(max(float(mark.value or 0), 0.0))
        yield Text(at + AFTER, top + row * (place + 0.5), wrapped(mark.text, SAID), backed=True)


def _ends(panel: Panel, room: float) -> tuple[float, float]:
    """Give the ends of the axis, with room for the figure at the end of each bar."""
    marks = [*panel.marks, *([panel.line.mark] if panel.line else [])]
    low, high = span(values_of(marks), from_zero=True)
    return low, max([high, *(_reach(mark, low, room) for mark in panel.marks)])


def _reach(mark: Mark, low: float, room: float) -> float:
    """Give how far the axis must reach that a bar and its figure lie within it."""
    wide = width_of(wrapped(mark.text, SAID)) + AFTER
    at = max(float(mark.value or 0), 0.0)
    return low + (at - low) / (1 - wide / room)


def _rule(line: Line, scale: Scale, top: float, bottom: float) -> tuple[Path, Text]:
    """Draw the line that the bars are held against, its name above it."""
    assert line.mark.value is not None
    at = scale.at(float(line.mark.value))
    said = f"{line.name} {line.mark.text}"
    half = width_of(said) / 2
    middle = min(max(at, EDGE + half), WIDTH - EDGE - half)
    return Path(((at, top), (at, bottom)), LINE, dashed=True), Text(middle, top - LETTERS / 2, said, "middle")
