"""Rows of dots on axes of their own for each unit, the figures written in columns beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from psrstats.drawings import Chart, Mark, Panel
from psrstats.writers.drawing.scale import AXIS, Scale, axis, named, span, values_of
from psrstats.writers.drawing.shapes import Dot, Path, Picture, Text, below, height_of, width_of, wrapped
from psrstats.writers.drawing.style import COLOURS, DUO, EDGE, JOIN, LETTERS, PAPER, SHAPES, SPACE, WIDTH, Shape

NAMES = 210.0  # pixels: the most that the names of the rows may take
COLUMN = 91.0  # and a column of figures
PLOT = 134.0  # and the least that the dots need
ASIDE = 0.06  # of the axis: beyond its ends, so that no dot is cut
GAP = 9.0
BETWEEN = 14.0  # panels
KEY = 20.0  # the mark above a column
APART = 12.5  # between the dots of two areas, so that none hides another
WHISKER = 4.0  # how far the end of one stands up and down


class Look(Struct, frozen=True):
    """How the marks of one series are drawn."""

    colour: str
    shape: Shape
    size: float
    filled: bool = True
    shift: float = 0.0  # down from the middle of its row

    def dot(self, x: float, y: float) -> Dot:
        """Make its mark about a point."""
        return Dot(x, y, self.shape, self.size, self.colour if self.filled else PAPER, self.colour)


PAIR = (Look(DUO[0], "circle", 11, filled=False), Look(DUO[1], "circle", 6))  # a dot in a ring, where both are the same


def pairs(chart: Chart) -> Picture:
    """Draw two dots a row, joined: the earlier a ring, the later filled."""
    return _picture(chart, PAIR, paired=True)


def dots(chart: Chart) -> Picture:
    """Draw a dot an area in each row, with the interval of the first."""
    number = len(chart.panels[0].series)
    shifts = [(place - (number - 1) / 2) * APART for place in range(number)]
    looks = [Look(COLOURS[place], SHAPES[place], 8, shift=shift) for place, shift in enumerate(shifts)]
    return _picture(chart, looks, paired=False)


class _Columns(Struct, frozen=True):
    """Where the columns beside the dots stand: the left edge of them all, the right edge of each, and the headings."""

    left: float
    edges: tuple[float, ...]
    headings: tuple[str, ...]

    @property
    def names(self) -> float:
        """The room that is left for the names of the rows."""
        return min(NAMES, self.left - PLOT - EDGE - 2 * SPACE)

    @property
    def head(self) -> float:
        """The height of the headings."""
        return max(map(height_of, self.headings)) + KEY + SPACE


class _Block(Struct, frozen=True):
    """Where a panel stands, and the names of its rows in lines."""

    panel: Panel
    names: tuple[str, ...]
    row: float
    top: float

    @property
    def bottom(self) -> float:
        """Where its axes end."""
        return self.top + self.row * len(self.names)

    def middle(self, place: int) -> float:
        """Give the middle of a row."""
        return self.top + self.row * (place + 0.5)

    def marks(self, place: int) -> list[Mark]:
        """Give the marks of a row."""
        return [series.marks[place] for series in self.panel.series]


def _picture(chart: Chart, looks: Sequence[Look], *, paired: bool) -> Picture:
    columns = _columns(chart)
    blocks = _blocks(chart, columns)
    left = EDGE + max(width_of(name) for block in blocks for name in block.names) + SPACE
    shapes: list[Text | Path | Dot] = [*_head(columns, looks)]
    for block in blocks:
        shapes += _plot(block, looks, left, columns.left - SPACE, paired=paired)
        for place, name in enumerate(block.names):
            shapes.append(Text(left - SPACE, block.middle(place), name, "end"))
            shapes += _written(columns, block.middle(place), block.marks(place))
    return Picture(blocks[-1].bottom + AXIS + EDGE, tuple(shapes))


def _blocks(chart: Chart, columns: _Columns) -> list[_Block]:
    """Stack the panels, each row as high as the longest text of its panel."""
    blocks: list[_Block] = []
    for panel in chart.panels:
        names = tuple(wrapped(label, columns.names) for label in panel.labels)
        texts = [*names, *(wrapped(mark.text, COLUMN) for mark in panel.marks)]
        row = max(*map(height_of, texts), APART * len(panel.series)) + GAP
        blocks.append(_Block(panel, names, row, blocks[-1].bottom + AXIS + BETWEEN if blocks else columns.head))
    return blocks


def _columns(chart: Chart) -> _Columns:
    """Set the columns at the right edge, each as wide as its longest text."""
    series = [[panel.series[place] for panel in chart.panels] for place in range(len(chart.panels[0].series))]
    headings = tuple(wrapped(some[0].name, COLUMN) for some in series)
    widths = [
        max(width_of(text) for text in (heading, *(wrapped(m.text, COLUMN) for one in some for m in one.marks)))
        for heading, some in zip(headings, series, strict=True)
    ]
    edges = [
        WIDTH - EDGE - sum(widths[place + 1 :]) - 2 * SPACE * (len(widths) - 1 - place) for place in range(len(widths))
    ]
    return _Columns(edges[0] - widths[0] - SPACE, tuple(edges), headings)


def _head(columns: _Columns, looks: Sequence[Look]) -> Iterator[Text | Dot]:
    """Head each column with its series' name and mark."""
    for edge, heading, look in zip(columns.edges, columns.headings, looks, strict=True):
        yield below(edge, KEY, heading, "end")
        yield look.dot(edge - SPACE, KEY / 2 + 1)


def _written(columns: _Columns, middle: float, marks: Sequence[Mark]) -> Iterator[Text]:
    """Write the figures of a row, each in its column."""
    for edge, mark in zip(columns.edges, marks, strict=True):
        yield Text(edge, middle, wrapped(mark.text, COLUMN), "end")


def _plot(
    block: _Block, looks: Sequence[Look], left: float, right: float, *, paired: bool
) -> Iterator[Text | Path | Dot]:
    values, unit = values_of(block.panel.marks), block.panel.unit
    low, high = span(values, from_zero=paired)
    aside = (high - low) * ASIDE
    scale = Scale(low if low > 0 else low - aside, high + aside, left, right)
    if values:
        yield from axis(scale, unit, block.top, block.bottom)
    else:
        yield named(scale, unit, block.bottom + LETTERS * 1.5)
    for place in range(len(block.names)):
        marks = block.marks(place)
        if paired and len(shown := [float(mark.value) for mark in marks if mark.value is not None]) > 1:
            yield Path(tuple((scale.at(value), block.middle(place)) for value in shown), JOIN)
        for mark, look in zip(marks, looks, strict=True):
            yield from _marked(mark, look, scale, block.middle(place) + look.shift)


def _marked(mark: Mark, look: Look, scale: Scale, y: float) -> Iterator[Path | Dot]:
    """Draw a dot with its interval."""
    if mark.low is not None and mark.high is not None:
        ends = [scale.at(float(mark.low)), scale.at(float(mark.high))]
        yield Path(((ends[0], y), (ends[1], y)), look.colour)
        yield from (Path(((end, y - WHISKER), (end, y + WHISKER)), look.colour) for end in ends)
    if mark.value is not None:
        yield look.dot(scale.at(float(mark.value)), y)
