"""Areas down, ranked: wards by poverty; the report's own area and its comparators below them, apart."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell, gap_to
from psrstats.tables.parts import Layout, in_order, latest, measures_of, numbers, printed, texts, unit_of

NO_PLACE = Cell("[z]")


def ranking(figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """Rank the areas by the first measure, worst first, then by a second; with the move between, and the gap.

    The report's own area and those it is compared with stand below, with their figures and no place.
    """
    own = settings.report.area
    first, *others = measures_of(table, settings)

    def cell(measure: str, area: str, statistic: str = "") -> Cell:
        period = latest(figures, measure, settings, area)
        return printed(figures, figures.find(measure, statistic, area=area, period=period))

    columns = (*numbers("Rank"), *texts(table.rows), *numbers(f"{first.words} ({unit_of(first)})"))
    for other in others:
        columns += numbers(f"{other.words} ({unit_of(other)})", f"Rank {other.words.casefold()}", "Move")
    columns += numbers(f"Quantile of {first.quantiles}") if first.quantiles else ()
    columns += numbers(f"Gap to {own}") if first.benchmark else ()

    def row(area: str, *, apart: bool) -> tuple[Cell, ...]:
        def place(measure: str, statistic: str) -> Cell:
            return NO_PLACE if apart else cell(measure, area, statistic)

        cells = [place(first.name, "rank"), Cell(area), cell(first.name, area)]
        for other in others:
            cells += [cell(other.name, area), place(other.name, "rank"), place(first.name, "move")]
        cells += [place(first.name, "quantile")] if first.quantiles else []
        gap = NO_PLACE if area == own else cell(first.name, area, gap_to(own))
        return (*cells, *([gap] if first.benchmark else []))

    areas = dict.fromkeys(figures.get(number, "area") for number in figures.of_measure(first.name))
    apart = [area for area in settings.report.outside if area in areas]
    ranked = [row(area, apart=False) for area in areas if area not in apart]
    return columns, (*in_order(ranked, figures, 0, "lowest first"), *(row(area, apart=True) for area in apart))
