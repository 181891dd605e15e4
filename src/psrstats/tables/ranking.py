"""Areas down, ranked: wards by poverty."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell, gap_to
from psrstats.tables.parts import Layout, in_order, latest, measures_of, numbers, printed, texts, unit_of


def ranking(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Rank the areas by the first measure, worst first, then by a second; with the move between, and the gap."""
    own = settings.report.area
    first, *others = measures_of(table, settings)
    areas = dict.fromkeys(figures.get(row, "area") for row in figures.of_measure(first.name))

    def cell(measure: str, area: str, statistic: str = "") -> Cell:
        period = latest(figures, measure, settings, area)
        return printed(figures, figures.find(measure, statistic, area=area, period=period))

    columns = (*numbers("Rank"), *texts(table.rows), *numbers(f"{first.words} ({unit_of(first)})"))
    for other in others:
        columns += numbers(f"{other.words} ({unit_of(other)})", f"Rank {other.words.casefold()}", "Move")
    columns += numbers(f"Quantile of {first.quantiles}") if first.quantiles else ()
    columns += numbers(f"Gap to {own}") if first.benchmark else ()
    rows = []
    for area in areas:
        row = [cell(first.name, area, "rank"), Cell(area), cell(first.name, area)]
        for other in others:
            row += [cell(other.name, area), cell(other.name, area, "rank"), cell(first.name, area, "move")]
        row += [cell(first.name, area, "quantile")] if first.quantiles else []
        row += [cell(first.name, area, gap_to(own))] if first.benchmark else []
        rows.append(tuple(row))
    return columns, tuple(in_order(rows, figures, 0, "lowest first"))
