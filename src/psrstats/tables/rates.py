"""Rates down, with the counts they are made of, this year and last."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.tables.parts import Layout, before, latest, measures_of, numbers, printed, texts, unit_of


def rates(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each rate beside its number of children, and both a year before."""
    report = settings.report
    years = (report.period, before(report.period, settings))
    columns = (
        *texts("Measure", "Period", "Unit"),
        *numbers(*(f"{what}, {year}" for year in years for what in ("Number", "Rate"))),
    )
    return columns, tuple(_row(figures, measure, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)

    def cell(name: str, of: str) -> Cell:
        return printed(figures, figures.find(name, area=settings.report.area, period=of))

    cells = [cell(name, of) for of in (period, before(period, settings)) for name in (measure.numerator, measure.name)]
    return Cell(measure.title), Cell(period), Cell(unit_of(measure)), *cells
