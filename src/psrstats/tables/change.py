"""Measures down, years across: this year against the last."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell, name_of
from psrstats.tables.parts import (
    Layout,
    before,
    latest,
    limits_of_change,
    measures_of,
    numbers,
    printed,
    texts,
    unit_of,
)


def change(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each measure beside the same stretch a year before: the change, in per cent too, its interval where known."""
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
    rows = [_row(figures, measure, settings)[: len(columns)] for measure in measures]
    limits = [_limits(figures, measure, settings) for measure in measures]
    if any(cell.figure is not None for each in limits for cell in each):
        columns = (*columns, *numbers(*(heading for heading, _ in limits_of_change(settings))))
        rows = [(*row, *each) for row, each in zip(rows, limits, strict=True)]
    return columns, tuple(rows)


def _limits(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    """Print the limits of a change where its interval is known: those of a mean are measures of their own."""
    place = {"area": settings.report.area, "period": latest(figures, measure.name, settings)}

    def cell(statistic: str) -> Cell:
        row = figures.find(measure.name, statistic, **place)
        row = figures.find(name_of(measure.name, statistic), **place) if row is None else row
        return Cell("[z]") if row is None else printed(figures, row)

    return tuple(cell(statistic) for _, statistic in limits_of_change(settings))


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
