"""Measures down, one figure each; those sent by group take a row a group."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import PERIOD, UNIT, Cell
from psrstats.tables.parts import Layout, groups_of, latest, measures_of, numbers, printed, texts, unit_of


def listing(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """List each measure's latest figure with its period."""
    area = settings.report.area
    rows = []
    for measure in measures_of(table, settings):
        period = latest(figures, measure.name, settings)
        for group in groups_of(figures, [measure.name], area) or [""]:
            row = figures.find(measure.name, area=area, group=group, period=period)
            title = f"{measure.title}: {group}" if group else measure.title
            rows.append((Cell(title), Cell(period), Cell(unit_of(measure)), printed(figures, row)))
    return (*texts("Measure", PERIOD, UNIT), *numbers(area)), tuple(rows)
