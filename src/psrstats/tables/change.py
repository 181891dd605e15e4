"""Measures down, years across: this year against the last."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell
from psrstats.tables.parts import Layout, before, latest, measures_of, numbers, printed, texts, unit_of


def change(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each measure beside the same stretch a year before: the change, in per cent too where that is its unit."""
    report = settings.report
    previous = before(report.period, settings)
    columns = (
        *texts("Measure", PERIOD, UNIT),
        *numbers(report.period, previous, "Change", "Per cent change"),
        *texts("Direction"),
    )
    measures = measures_of(table, settings)
    if any(measure.polarity for measure in measures):
        columns = (*columns, *texts("Judgement"))
    return columns, tuple(_row(figures, measure, settings)[: len(columns)] for measure in measures)


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)

    def cell(statistic: str = "", of: str = period) -> Cell:
        return printed(figures, figures.find(measure.name, statistic, area=settings.report.area, period=of))

    relative = Cell("[z]") if measure.unit == "percent" else cell("percent-change")
    return (
        *(Cell(measure.title), Cell(period), Cell(unit_of(measure))),
        *(cell(), cell(of=before(period, settings)), cell("change"), relative, cell("direction")),
        cell("travel") if measure.polarity else Cell("[z]"),
    )
