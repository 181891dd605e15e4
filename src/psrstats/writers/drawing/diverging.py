"""Bars to the left and to the right of a middle, what is neither apart from both, each with its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from psrstats.drawings import Chart, Panel, Series
from psrstats.writers.drawing.shapes import Bar, Path, Picture, Text, height_of, width_of, wrapped
from psrstats.writers.drawing.style import ASIDE, EDGE, INK, LEFT, LETTERS, PAPER, RIGHT, SPACE, WIDTH

NAMES = 180.0  # pixels: the most that the names of the rows may take
WORDS = 150.0  # and the words of a row of which nothing is drawn
THICK = 0.68  # of a row
GAP = 5.0
AFTER = 5.0  # from a bar to the figures beside it
WITHIN = 3.0  # from the edge of a bar to the figure in it
BETWEEN = 1.0  # two bars
SWATCH = 11.0
STEPS = 40  # in which the scale is found: halved so often it is exact
DARK = (LEFT[0], RIGHT[1])
Sides = tuple[tuple[Series, ...], tuple[Series, ...], tuple[Series, ...]]


def diverging(chart: Chart) -> Picture:
    """Draw one panel of bars about a middle; of a row in which a figure is not there, no bar at all."""
    [panel] = chart.panels
    laid = _Laid(panel)
    key = list(_key(panel.series))
    top = key[-1].box[3] + SPACE
    rows = [piece for at in range(len(panel.labels)) for piece in laid.row(at, top)]
    bottom = top + laid.height * len(panel.labels)
    middle = Path(((laid.middle, top), (laid.middle, bottom)), INK)
    unit = Text((laid.left + WIDTH - EDGE) / 2, bottom + LETTERS / 2 + GAP, wrapped(panel.unit, WIDTH / 2), "middle")
    bars = [piece for piece in rows if isinstance(piece, Bar)]
    texts = [piece for piece in rows if isinstance(piece, Text)]
    return Picture(unit.box[3] + EDGE, (*key, *bars, middle, *texts, unit))


def _sides(series: Sequence[Series]) -> Sides:
    left, right, apart = ([one for one in series if one.side == side] for side in ("left", "right", "apart"))
    return tuple(left), tuple(right), tuple(apart)


def _colours(series: Sequence[Series]) -> dict[str, str]:
    """Give each series its colour: the outer of a side is the darker."""
    left, right, apart = _sides(series)
    pairs = [*zip(left[::-1], LEFT[::-1], strict=False), *zip(right, RIGHT, strict=False)]
    return {one.name: colour for one, colour in pairs} | {one.name: ASIDE for one in apart}


def _key(series: Sequence[Series]) -> Iterator[Bar | Text]:
    """Name the colours, in the order in which they stand."""
    x, y, colours = EDGE, EDGE + LETTERS / 2, _colours(series)
    for one in series:
        said = wrapped(one.name, WIDTH - 2 * EDGE - SWATCH - AFTER)
        wide = SWATCH + AFTER + width_of(said)
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, y = EDGE, y + LETTERS
        y += (height_of(said) - LETTERS) / 2
        yield Bar(x, y - SWATCH / 2, SWATCH, SWATCH, colours[one.name])
        yield Text(x + SWATCH + AFTER, y, said)
        y += (height_of(said) - LETTERS) / 2
        x += wide + 2 * SPACE


class _Laid(Struct, frozen=True, dict=True):
    """Where the rows of a panel stand: a scale for all of them, wide enough for the figures beside the bars."""

    panel: Panel

    @cached_property
    def names(self) -> list[str]:
        """The names of the rows, in lines."""
        return [wrapped(label, NAMES) for label in self.panel.labels]

    @cached_property
    def height(self) -> float:
        """The height of a row."""
        words = [said for at in range(len(self.names)) if (said := self.why(at))]
        return max(map(height_of, [*self.names, *words])) + GAP

    @cached_property
    def left(self) -> float:
        """Where the names end and the bars may begin."""
        return EDGE + max(map(width_of, self.names)) + SPACE

    @cached_property
    def sides(self) -> Sides:
        """The series of each side."""
        return _sides(self.panel.series)

    @cached_property
    def pixels(self) -> float:
        """How wide one of what is counted is: as wide as leaves room for all that is written."""
        low, high = 0.0, WIDTH
        for _ in range(STEPS):
            pixels = (low + high) / 2
            if sum(self._wide(side, pixels) for side in range(3)) <= WIDTH - EDGE - self.left - 2 * SPACE:
                low = pixels
            else:
                high = pixels
        return low

    @cached_property
    def middle(self) -> float:
        """Where the two sides meet."""
        return self.left + self._wide(0, self.pixels)

    def why(self, at: int) -> str:
        """Say why nothing is drawn in a row; blank where all of its figures are there."""
        marks = [series.marks[at] for series in self.panel.series]
        return next((wrapped(mark.text, WORDS) for mark in marks if mark.value is None), "")

    def values(self, side: int, at: int) -> list[float]:
        """Give the numbers of one side of a row, from left to right; none where it is not drawn."""
        return [] if self.why(at) else [float(series.marks[at].value or 0) for series in self.sides[side]]

    def texts(self, side: int, at: int) -> list[str]:
        """Give what is written of one side of a row."""
        return [series.marks[at].text for series in self.sides[side]]

    def within(self, side: int, at: int, pixels: float) -> bool:
        """Say whether each figure of one side of a row fits into its bar."""
        pairs = zip(self.values(side, at), self.texts(side, at), strict=True)
        return side < 2 and all(width_of(text) + 2 * WITHIN <= value * pixels - BETWEEN for value, text in pairs)

    def _wide(self, side: int, pixels: float) -> float:
        """Give how wide a side is of its widest row, with the figures that stand beside it."""
        return max(self._row_wide(side, at, pixels) for at in range(len(self.names)))

    def _row_wide(self, side: int, at: int, pixels: float) -> float:
        if why := self.why(at):
            return (AFTER + width_of(why)) * (side == 1)
        if not self.sides[side]:
            return 0.0
        beside = 0.0 if self.within(side, at, pixels) else AFTER + width_of(_beside(self.texts(side, at)))
        return sum(self.values(side, at)) * pixels + beside

    def row(self, at: int, top: float) -> Iterator[Bar | Text]:
        """Draw one row: its name, its bars, their figures."""
        middle = top + self.height * (at + 0.5)
        yield Text(self.left - SPACE, middle, self.names[at], "end")
        if why := self.why(at):
            yield Text(self.middle + AFTER, middle, why)
            return
        for side in range(3):
            yield from self._side(side, at, middle)

    def _side(self, side: int, at: int, middle: float) -> Iterator[Bar | Text]:
        values, texts, colours = self.values(side, at), self.texts(side, at), _colours(self.panel.series)
        whole = sum(values) * self.pixels
        begin = (self.middle - whole, self.middle, WIDTH - EDGE - self._wide(2, self.pixels))[side]
        x, inside, thick = begin, self.within(side, at, self.pixels), self.height * THICK
        for series, value, text in zip(self.sides[side], values, texts, strict=True):
            colour, wide = colours[series.name], value * self.pixels
            yield Bar(x, middle - thick / 2, max(wide - BETWEEN, 0), thick, colour)
            if inside:
                ink = PAPER if colour in DARK else INK
                yield Text(x + (wide - BETWEEN) / 2, middle, text, "middle", colour=ink)
            x += wide
        if texts and not inside:
            end = begin - AFTER if side == 0 else begin + whole + AFTER
            yield Text(end, middle, _beside(texts), "end" if side == 0 else "start")


def _beside(texts: Sequence[str]) -> str:
    """Write the figures of a side beside its bars, in their order."""
    return ", ".join(texts)
