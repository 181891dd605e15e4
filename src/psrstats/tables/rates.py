"""Rates down, with the counts they are made of and their intervals, this year and last."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell, limit
from psrstats.tables.parts import Layout, before, latest, measures_of, numbers, printed, texts, unit_of


def rates(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each rate beside its number of children and its interval, and both numbers a year before."""
    report = settings.report
    now, then = report.period, before(report.period, settings)
    columns = (
        *texts("Measure", PERIOD, UNIT),
        *numbers(f"Number, {now}", f"Rate, {now}"),
        *numbers(*(f"{end} {level:g}% limit" for level in report.intervals for end in ("Lower", "Upper"))),
        *numbers(f"Number, {then}", f"Rate, {then}"),
    )
    return columns, tuple(_row(figures, measure, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)

    def cell(name: str, of: str, statistic: str = "") -> Cell:
        return printed(figures, figures.find(name, statistic, area=settings.report.area, period=of))

    now, then = (
        [cell(name, of) for name in (measure.numerator, measure.name)] for of in (period, before(period, settings))
    )
    limits = [limit(end, level) for level in settings.report.intervals for end in ("lower", "upper")]
    cells = [*now, *(cell(measure.name, period, statistic) for statistic in limits), *then]
    return Cell(measure.title), Cell(period), Cell(unit_of(measure)), *cells
