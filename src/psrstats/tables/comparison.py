"""Measures down, areas across: the report's area beside those it is compared with."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell, comparison_with, gap_to
from psrstats.tables.parts import Layout, latest, measures_of, numbers, printed, texts, unit_of


def comparison(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each measure beside its comparators: value, difference, and which is higher."""
    report = settings.report
    columns = texts("Measure", PERIOD, UNIT) + numbers(report.area)
    for area in report.compared_with:
        columns += (*numbers(area, f"Difference from {area}"), *texts(f"Compared with {area}"))
    return columns, tuple(_row(figures, measure, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    report = settings.report
    period = latest(figures, measure.name, settings)

    def cell(area: str, statistic: str = "") -> Cell:
        return printed(figures, figures.find(measure.name, statistic, area=area, period=period))

    cells = [Cell(measure.title), Cell(period), Cell(unit_of(measure)), cell(report.area)]
    for area in report.compared_with:
        against = (gap_to(area), comparison_with(area))
        cells += [cell(area), *(cell(report.area, statistic) for statistic in against)]
    return tuple(cells)
