"""Rows of dots on axes of their own for each unit, the figures written in columns beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from psrstats.drawings import Chart, Mark, Panel
from psrstats.writers.drawing.lettering import height_of, width_of, wrapped
from psrstats.writers.drawing.page import Page, ruled
from psrstats.writers.drawing.scale import named, numbered, span, values_of
from psrstats.writers.drawing.style import COLOURS, DUO, EDGE, JOIN, PAPER, SHAPES, SPACE, WIDTH

NAMES = 2.2  # inches: the most that the names of the rows may take
COLUMN = 0.95  # and a column of figures
PLOT = 1.4  # and the least that the dots need
ASIDE = 0.06  # of the axis: beyond its ends, so that no dot is cut
GAP = 0.1
AXIS = 0.45
BETWEEN = 0.15  # panels
KEY = 0.2  # the mark above a column
APART = 0.13  # between the dots of two areas, so that none hides another


@dataclass(frozen=True, slots=True)
class Look:
    """How the marks of one series are drawn."""

    colour: str
    shape: str
    size: float
    filled: bool = True
    shift: float = 0.0  # inches down from the middle of its row

    @property
    def marker(self) -> dict[str, Any]:
        """The same for matplotlib."""
        face = self.colour if self.filled else PAPER
        edge = {"markeredgecolor": self.colour, "markeredgewidth": 2}
        return {"marker": self.shape, "markersize": self.size, "markerfacecolor": face} | edge


PAIR = (Look(DUO[0], "o", 9, filled=False), Look(DUO[1], "o", 5))  # a dot within a ring, where both are the same


def pairs(chart: Chart) -> Page:
    """Draw two dots a row, joined: the earlier a ring, the later filled."""
    return _page(chart, PAIR, paired=True)


def dots(chart: Chart) -> Page:
    """Draw a dot an area in each row, with the interval of the first."""
    number = len(chart.panels[0].series)
    shifts = [(place - (number - 1) / 2) * APART for place in range(number)]
    looks = [Look(COLOURS[place], SHAPES[place], 6, shift=shift) for place, shift in enumerate(shifts)]
    return _page(chart, looks, paired=False)


@dataclass(frozen=True, slots=True)
class _Columns:
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


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a panel stands, and the names of its rows in lines."""

    panel: Panel
    names: tuple[str, ...]
    row: float
    top: float

    @property
    def height(self) -> float:
        """The height of its axes."""
        return self.row * len(self.names)

    @property
    def bottom(self) -> float:
        """Where it ends, with what stands below its axes."""
        return self.top + self.height + AXIS

    def middle(self, place: int) -> float:
        """Give the middle of a row."""
        return self.top + self.row * (place + 0.5)

    def marks(self, place: int) -> list[Mark]:
        """Give the marks of a row."""
        return [series.marks[place] for series in self.panel.series]


def _page(chart: Chart, looks: Sequence[Look], *, paired: bool) -> Page:
    columns = _columns(chart)
    blocks = _blocks(chart, columns)
    left = EDGE + max(width_of(name) for block in blocks for name in block.names) + SPACE
    page = Page.of(blocks[-1].bottom + EDGE)
    _head(page, columns, looks)
    for block in blocks:
        room = columns.left - SPACE - left
        _draw(page.axes(left, block.top, room, block.height), block, looks, room, paired=paired)
        for place, name in enumerate(block.names):
            page.text(left - SPACE, block.middle(place), name, ha="right", multialignment="right")
            _write(page, columns, block.middle(place), block.marks(place))
    return page


def _blocks(chart: Chart, columns: _Columns) -> list[_Block]:
    """Stack the panels, each row as high as the longest text of its panel."""
    blocks: list[_Block] = []
    for panel in chart.panels:
        names = tuple(wrapped(label, columns.names) for label in panel.labels)
        texts = [*names, *(wrapped(mark.text, COLUMN) for mark in panel.marks)]
        row = max(*map(height_of, texts), APART * len(panel.series)) + GAP
        blocks.append(_Block(panel, names, row, blocks[-1].bottom + BETWEEN if blocks else columns.head))
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


def _head(page: Page, columns: _Columns, looks: Sequence[Look]) -> None:
    """Head each column with its series' name and mark."""
    for edge, heading, look in zip(columns.edges, columns.headings, looks, strict=True):
        page.text(edge, KEY + SPACE / 2, heading, ha="right", va="top", multialignment="right")
        page.mark(edge - SPACE, KEY / 2, **look.marker)


def _write(page: Page, columns: _Columns, middle: float, marks: Sequence[Mark]) -> None:
    """Write the figures of a row, each in its column."""
    for edge, mark in zip(columns.edges, marks, strict=True):
        page.text(edge, middle, wrapped(mark.text, COLUMN), ha="right", multialignment="right")


def _draw(axes: Axes, block: _Block, looks: Sequence[Look], room: float, *, paired: bool) -> None:
    values, unit = values_of(block.panel.marks), block.panel.unit
    low, high = span(values, from_zero=paired)
    aside = (high - low) * ASIDE
    start = low if low > 0 else low - aside
    axes.set(xlim=(start, high + aside), ylim=(len(block.names) - 0.5, -0.5), yticks=[], xlabel=named(unit, start))
    ruled(axes, "x")
    numbered(axes.xaxis, unit, room)
    if not values:
        axes.set_xticks([])
    for place in range(len(block.names)):
        _row(axes, place, block, looks)
        if paired:
            _join(axes, place, block.marks(place))


def _join(axes: Axes, place: int, marks: Sequence[Mark]) -> None:
    """Join the dots of a row."""
    values = [float(mark.value) for mark in marks if mark.value is not None]
    axes.plot(values, [place] * len(values), color=JOIN, linewidth=2, zorder=2)


def _row(axes: Axes, place: int, block: _Block, looks: Sequence[Look]) -> None:
    """Draw the dots of a row, each with its interval."""
    for mark, look in zip(block.marks(place), looks, strict=True):
        y = place + look.shift / block.row
        if mark.low is not None and mark.high is not None:
            ends = [float(mark.low), float(mark.high)]
            axes.plot(ends, [y, y], color=look.colour, linewidth=2, marker="|", markersize=8, zorder=3)
        if mark.value is not None:
            axes.plot([float(mark.value)], [y], linestyle="none", zorder=4, **look.marker)
