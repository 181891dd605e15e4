"""Quarterly measures down: the latest quarter, the one before, and the same quarter last year."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import UNIT, Cell
from psrstats.periods import known_period, quarter_before
from psrstats.tables.parts import NOT_SENT, Layout, before, latest, measures_of, numbers, printed, texts, unit_of


def scorecard(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Follow each measure by quarter: never across a missing one; with the agency's commentary where it sent one."""
    columns = (
        *texts("Measure", UNIT, "Latest quarter"),
        *numbers("Value", "Quarter before", "Same quarter last year", "Change on quarter", "Change on year"),
        *texts("Direction", "Commentary"),
    )
    return columns, tuple(_row(figures, measure, settings) for measure in measures_of(table, settings))


def _row(figures: Figures, measure: Measure, settings: Settings) -> tuple[Cell, ...]:
    period = latest(figures, measure.name, settings)
    quarter = quarter_before(known_period(period))

    def find(statistic: str = "", of: str = period) -> int | None:
        return figures.find(measure.name, statistic, area=settings.report.area, period=of)

    sent = find()
    values = (sent, find(of=quarter.name if quarter else ""), find(of=before(period, settings)))
    changes = (find("change-on-quarter"), find("change"))
    return (
        *(Cell(measure.title), Cell(unit_of(measure)), Cell(period)),
        *(printed(figures, row) for row in (*values, *changes)),
        _direction(figures, find("direction"), find("direction-on-quarter")),
        Cell((figures.get(sent, "commentary") if sent is not None else "") or NOT_SENT.text),
    )


def _direction(figures: Figures, on_year: int | None, on_quarter: int | None) -> Cell:
    """Say which way it went since last year; where that is not known, since the last quarter."""
    row, since = (on_year, "on the year") if on_year is not None else (on_quarter, "on the quarter")
    return printed(figures, row) if row is None else Cell(f"{figures.text(row)} {since}", row)
