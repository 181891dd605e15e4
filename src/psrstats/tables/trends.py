"""Measures down, five years or more across, and the trend."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import UNIT, Cell
from psrstats.periods import known_period, year_before
from psrstats.tables.parts import Layout, latest, measures_of, numbers, printed, texts, unit_of


def trends(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set five years or more of each measure side by side, with the trend of the last five and whether it is good."""
    columns = (
        *texts("Measure", "Latest period", UNIT),
        *numbers(*_years(settings.report.period, table.years)),
        *texts("Trend", "Judgement"),
    )
    return columns, tuple(_row(figures, measure, table.years, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, years: int, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)

    def cell(statistic: str = "", of: str = period) -> Cell:
        return printed(figures, figures.find(measure.name, statistic, area=settings.report.area, period=of))

    values = [cell(of=year) for year in _years(period, years)]
    judgement = cell("trend-travel") if measure.polarity else Cell("[z]")
    return Cell(measure.title), Cell(period), Cell(unit_of(measure)), *values, cell("trend"), judgement


def _years(period: str, number: int) -> list[str]:
    """Name a period and the same stretch of the years before it, the earliest first."""
    return [year_before(known_period(period), back).name for back in reversed(range(number))]
