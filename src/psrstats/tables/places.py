"""What a ranking says under itself: among which areas its places are, and which areas take none."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.among import PLACES, among, areas_called
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Table

AREA = 1  # the column


def places(table: Table, figures: Figures, settings: Settings) -> Iterator[str]:
    """Say of a ranking among which areas its places are, where some are not shown, and which areas stand apart."""
    if table.layout != "ranking":
        return
    areas = areas_called(table.columns[AREA].title)
    for number, column in enumerate(table.columns):
        rows = [cell.figure for line in table.rows if (cell := line[number]).figure is not None]
        placed = [row for row in rows if figures.get(row, "statistic") in PLACES and not figures.get(row, "marker")]
        by_period = {figures.get(row, "period"): row for row in placed}
        for period, row in by_period.items():
            heading = f"{column.title}, {period}" if len(by_period) > 1 else column.title
            yield from (f"{heading}: {said}." for said in [among(figures, row).words(areas)] if said)
    apart = [line[AREA].text for line in table.rows if line[AREA].text in settings.report.outside]
    if apart:
        named = " and ".join(filter(None, (", ".join(apart[:-1]), apart[-1])))
        yield f"{named} {'take no place, and stand' if len(apart) > 1 else 'takes no place, and stands'} below."
