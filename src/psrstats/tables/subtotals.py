"""Items down, by group, with each group's sum and the sum of all: training courses by type."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.tables.parts import Layout, groups_of, in_order, latest, measures_of, numbers, printed, texts


def subtotals(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """List the items of each group, its sum under them, and the sum of all at the end."""
    area = settings.report.area
    measure = measures_of(table, settings)[0]
    period = latest(figures, measure.name, settings)
    sent = [row for row in figures.of_measure(measure.name) if figures.get(row, "period") == period]
    source = next((source for source in settings.sources if source.name == measure.source), None)

    def total(group: str) -> tuple[Cell, ...]:
        row = figures.find(measure.name, "total", area=area, group=group, period=period)
        return Cell(group or "All"), Cell("Total"), printed(figures, row)

    rows: list[tuple[Cell, ...]] = []
    for group in filter(None, groups_of(figures, [measure.name], area)):
        items = [row for row in sent if figures.get(row, "group") == group]
        listed = [(Cell(group), Cell(figures.get(row, "item")), printed(figures, row)) for row in items]
        rows += [*in_order(list(listed), figures, 2, table.order), total(group)]
    heading = source.group if source and source.group else "Group"
    return (*texts(heading, table.rows), *numbers(measure.title)), (*rows, total(""))
