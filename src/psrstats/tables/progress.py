"""Where actions come from, or whose they are, down; across, how many were made and what became of them."""

from __future__ import annotations

from psrstats.config import Measure, Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.tables.parts import (
    Layout,
    before,
    groups_of,
    in_order,
    latest,
    measures_of,
    numbers,
    printed,
    texts,
    unit_of,
)


def progress(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Set beside one another how many of each group were made, done and overdue, and what was done a report before."""
    measures, area = measures_of(table, settings), settings.report.area
    period = latest(figures, measures[0].name, settings)
    then = before(period, settings)
    again = [one for one in measures if _is_done(one) and figures.find(one.name, area=area, period=then) is not None]

    def row(group: str) -> tuple[Cell, ...]:
        now = [figures.find(one.name, area=area, group=group, period=period) for one in measures]
        earlier = [figures.find(one.name, area=area, group=group, period=then) for one in again]
        return Cell(group or "All"), *(printed(figures, found) for found in (*now, *earlier))

    groups = groups_of(figures, [one.name for one in measures], area)
    rows = in_order([row(group) for group in groups if group], figures, 1, table.order)
    rows += [row("")] if "" in groups else []
    titles = [*map(_heading, measures), *(f"{_heading(one)}, {then}" for one in again)]
    return (*texts(table.rows), *numbers(*titles)), tuple(rows)


def _is_done(measure: Measure) -> bool:
    return measure.tally is not None and measure.tally.kind == "completed" and not measure.tally.share


def _heading(measure: Measure) -> str:
    return measure.title if measure.unit == "count" else f"{measure.title} ({unit_of(measure)})"
