"""Areas as bars, in the order of their ranks, with the line of the area that they are held against."""

from __future__ import annotations

from psrstats.charts.marks import axis, mark, unit_of
from psrstats.charts.words import ends, extremes, in_words, missing, settings_of, source
from psrstats.config import Measure, Settings
from psrstats.drawings import Chart, Line, Panel, Series
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.periods import known_period

AREA, VALUE = 1, 2  # the columns


def ranking(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw the first measure of a ranking; the report's area is a line, and those outside it are not drawn."""
    about = settings_of(table, settings)
    measure = settings.measures[about.measures[0]]
    rows = [row for row in table.rows if row[AREA].text not in _outside(settings)]
    labels = tuple(row[AREA].text for row in rows)
    marks = tuple(mark(row[VALUE].text) for row in rows)
    period = _period(table, figures) or settings.report.period
    line = _line(figures, measure, period, settings)
    panel = Panel(axis(unit_of(measure)), labels, (Series(measure.title, marks),), line=line)
    subtitle = f"{measure.title} ({unit_of(measure)}), {settings.report.area}, {period}"
    return Chart(
        table.name, "bars", _message(panel) or about.title, subtitle, source(table), _alt(panel, subtitle), (panel,)
    )


def _outside(settings: Settings) -> tuple[str, ...]:
    """Name the areas that are not within the report's own."""
    report = settings.report
    return (report.area, *report.compared_with, *report.neighbours)


def _message(panel: Panel) -> str:
    found = ends(panel.labels, panel.series[0].marks)
    among = "" if all(mark.value is not None for mark in panel.marks) else "Of those shown, h"
    return f"{among or 'H'}ighest in {found[0]}; lowest in {found[1]}" if found else ""


def _alt(panel: Panel, subtitle: str) -> str:
    line = f"A line marks {panel.line.name}, {panel.line.mark.text}." if panel.line else ""
    said = extremes(panel)
    return in_words(f"Bar chart of {subtitle}.", f"{said[:1].upper()}{said[1:]}", line, *missing(panel.marks))


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
