"""Areas as bars, in the order of their ranks, with a line for the area they are held against, and others apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from psrstats.among import areas_called
from psrstats.capitals import capital
from psrstats.charts.marks import mark, unit_of
from psrstats.charts.words import ends, extremes, in_words, listed, missing, settings_of, source
from psrstats.config import Measure, Settings
from psrstats.drawings import Chart, Line, Panel, Series
from psrstats.lineage import Figures
from psrstats.model import Cell, Table
from psrstats.periods import known_period
from psrstats.units import axis

AREA, VALUE = 1, 2  # the columns
Row = tuple[Cell, ...]


def ranking(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw the first measure of a ranking, the report's area as a line too.

    The areas that take no place have bars below, apart; where bars are numbers of things they are left to the table,
    for the number of all is no bar among the numbers of each.
    """
    about = settings_of(table, settings)
    measure = settings.measures[about.measures[0]]
    period = _period(table, figures) or settings.report.period
    within, apart = _parted(table, settings)
    drawn = [] if measure.unit == "count" else apart
    panel = replace(_panel(within, measure), line=_line(figures, measure, period, settings))
    subtitle = f"{measure.title} ({unit_of(measure)}), {settings.report.area}, {period}"
    said = _alt(panel, subtitle, areas_called(about.rows), tuple(_beside(apart, is_drawn=bool(drawn))))
    both = replace(_panel([*within, *drawn], measure), line=panel.line, apart=len(drawn))
    message = _message(panel, areas_called(about.rows)) or about.title
    return Chart(table.name, "bars", message, subtitle, source(table), said, (both,))


def _parted(table: Table, settings: Settings) -> tuple[list[Row], list[Row]]:
    """Part the rows of the areas that are ranked from those of the areas that take no place."""
    outside = settings.report.outside
    within = [row for row in table.rows if row[AREA].text not in outside]
    return within, [row for row in table.rows if row not in within]


def _panel(rows: list[Row], measure: Measure) -> Panel:
    marks = tuple(mark(row[VALUE].text) for row in rows)
    return Panel(axis(unit_of(measure)), tuple(row[AREA].text for row in rows), (Series(measure.title, marks),))


def _message(panel: Panel, areas: str) -> str:
    found = ends(panel.labels, panel.series[0].marks)
    among = _among(panel, areas)
    return f"{among}{'h' if among else 'H'}ighest in {found[0]}; lowest in {found[1]}" if found else ""


def _among(panel: Panel, areas: str) -> str:
    """Say of how areas_called areas something is told, where some are not shown."""
    shown = sum(mark.value is not None for mark in panel.marks)
    return f"Of the {shown:,} {areas} shown, " if shown < len(panel.marks) else ""


def _alt(panel: Panel, subtitle: str, areas: str, beside: Sequence[str]) -> str:
    line = f"A line marks {panel.line.name}, {panel.line.mark.text}." if panel.line else ""
    said = extremes(panel)
    among = _among(panel, areas) if said else ""
    said = f"{among}{said}" if among else capital(said)
    return in_words(f"Bar chart of {subtitle}.", said, line, *missing(panel.marks), *beside)


def _beside(apart: list[Row], *, is_drawn: bool) -> Iterator[str]:
    """Say which areas stand apart: with their figures where they are drawn."""
    if is_drawn:
        told = "; ".join(f"{row[AREA].text}, {mark(row[VALUE].text).text}" for row in apart)
        yield f"Below, in no place: {told}."
    elif apart:
        names = listed([row[AREA].text for row in apart])
        yield f"{names} {'are' if len(apart) > 1 else 'is'} in the table only."


def _line(figures: Figures, measure: Measure, period: str, settings: Settings) -> Line | None:
    """Find the figure of the report's area that its areas are held against; a number of things has none."""
    if measure.unit == "count":
        return None
    name, area = measure.benchmark or measure.name, settings.report.area
    row = figures.find(name, area=area, period=period)
    found = None if row is None else mark(figures.text(row))
    return None if found is None or found.value is None else Line(area, found)


def _period(table: Table, figures: Figures) -> str:
    """Give the latest period that the table's figures are of."""
    rows = [row[VALUE].figure for row in table.rows]
    periods = {known_period(figures.get(row, "period")) for row in rows if row is not None}
    return max(periods).name if periods else ""
