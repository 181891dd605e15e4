"""Measures down, each beside its target: met, within tolerance or missed."""

from __future__ import annotations

from decimal import Decimal

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell
from psrstats.numbers import show
from psrstats.tables.parts import Layout, latest, measures_of, numbers, printed, texts, unit_of


def targets(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each measure's latest figure beside its target and tolerance."""
    columns = (
        *texts("Measure", PERIOD, UNIT),
        *numbers(settings.report.area, "Target", "Tolerance"),
        *texts("Outcome"),
    )
    return columns, tuple(_row(figures, measure, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)
    value, outcome = (
        printed(figures, figures.find(measure.name, statistic, area=settings.report.area, period=period))
        for statistic in ("", "target")
    )
    aims = (Cell(_aim(measure.target, measure)), Cell(_aim(measure.tolerance, measure)))
    return Cell(measure.title), Cell(period), Cell(unit_of(measure)), value, *aims, outcome


def _aim(number: Decimal | None, measure: Measure) -> str:
    """Print a target as it was typed.

    >>> percent = Measure(name="a", title="A", source="s", unit="percent", target="95.0", polarity="high")
    >>> _aim(percent.target, percent), _aim(None, percent)
    ('95.0%', '[z]')
    """
    if number is None:
        return "[z]"
    return show(number, max(0, -int(number.as_tuple().exponent))) + "%" * (measure.unit == "percent")
