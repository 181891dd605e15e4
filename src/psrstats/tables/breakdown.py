"""Groups down, measures across: age bands, kinds of risk."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.tables.parts import Layout, groups_of, in_order, latest, measures_of, numbers, printed, texts, unit_of


def breakdown(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set each group's figures side by side, all of them together last."""
    area = settings.report.area
    measures = measures_of(table, settings)
    period = latest(figures, measures[0].name, settings)

    def row(group: str) -> tuple[Cell, ...]:
        found = [figures.find(measure.name, area=area, group=group, period=period) for measure in measures]
        return Cell(group or "All"), *(printed(figures, figure) for figure in found)

    groups = groups_of(figures, [measures[0].name], area)
    rows = in_order([row(group) for group in groups if group], figures, 1, table.order)
    rows += [row("")] if "" in groups else []
    return (*texts(table.rows), *numbers(*map(_heading, measures))), tuple(rows)


def _heading(measure: Measure) -> str:
    return measure.title if measure.unit == "count" else f"{measure.title} ({unit_of(measure)})"
