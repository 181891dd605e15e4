"""Charts as neutral records: what is drawn where, before anything is drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

# bars: one series of horizontal bars; diverging: series left and right of a middle, one apart; pairs: two dots a row,
# joined; dots: a dot an area, in rows; lines: over periods.
Kind = Literal["bars", "diverging", "pairs", "dots", "lines"]


class Mark(Struct, frozen=True):
    """One figure as it is printed, placed by what is printed; without a number it has only its words."""

    text: str  # such as 57%, or [c] not shown
    value: Decimal | None = None
    low: Decimal | None = None  # the limits of its interval, as they are printed
    high: Decimal | None = None


class Series(Struct, frozen=True):
    """Marks of one colour and shape, one for each label of the panel."""

    name: str
    marks: tuple[Mark, ...]
    side: Literal["", "left", "right", "apart"] = ""  # of the middle, of diverging bars


class Line(Struct, frozen=True):
    """A line across a panel, such as the city's own figure."""

    name: str
    mark: Mark


class Panel(Struct, frozen=True):
    """One pair of axes: figures of one unit."""

    unit: str  # as its axis says it
    labels: tuple[str, ...]  # of the rows, or of the periods
    series: tuple[Series, ...]
    title: str = ""
    line: Line | None = None
    apart: int = 0  # how many of the last rows stand apart from the others, below them
    breaks: tuple[int, ...] = ()  # the labels before which a series breaks, so that no line leads to them

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of its series."""
        return tuple(mark for series in self.series for mark in series.marks)


class Chart(Struct, frozen=True):
    """A chart of one table; its title, subtitle and source are text for the page, and no part of the picture."""

    name: str  # of its table
    kind: Kind
    title: str  # what it shows, as a message
    subtitle: str  # the measure, the place and the period
    source: str
    alt: str  # the same in words, for who cannot see it
    panels: tuple[Panel, ...]
    beside: bool = False  # whether it stands below its table in the Word document

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of its panels."""
        return tuple(mark for panel in self.panels for mark in panel.marks)


class Spark(Struct, frozen=True):
    """One figure over the same stretch of some years, to be drawn without axes."""

    name: str  # of its measure
    marks: tuple[Mark, ...]
    alt: str
    breaks: tuple[int, ...] = ()  # the marks before which the series breaks


class SummaryLine(Struct, frozen=True):
    """One of the few figures of a year: every text final."""

    name: str  # of its measure
    title: str
    figure: str
    when: str = ""  # in 2019-20
    change: str = ""  # 20 (4.1%) fewer than a year before
    spark: Spark | None = None
    row: int | None = None  # of FIGURES
    sources: tuple[str, ...] = ()  # the agencies whose figure it is
