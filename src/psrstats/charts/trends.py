"""The years of each measure as a line, a panel each."""

from __future__ import annotations

from psrstats.charts.lines import breaks_in, line_chart, panel
from psrstats.charts.marks import mark
from psrstats.charts.words import moved
from psrstats.config import Settings
from psrstats.drawings import Chart
from psrstats.formulas.trend import YEARS
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.periods import known_period, year_before

MEASURE, LATEST, UNIT, FIRST, TREND = 0, 1, 2, 3, -2  # the columns


def trends(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw each measure over its years."""
    made = []
    for row in table.rows:
        cells = row[FIRST:TREND]
        periods = _years(row[LATEST].text, len(cells))
        breaks = breaks_in(cells, periods, figures, settings)
        made.append(panel(row[MEASURE].text, row[UNIT].text, periods, [mark(cell.text) for cell in cells], breaks))
    message = moved((row[TREND].text for row in table.rows), f"since {table.columns[TREND - YEARS].title}")
    return line_chart(table, made, message, settings)


def _years(latest: str, number: int) -> list[str]:
    return [year_before(known_period(latest), back).name for back in reversed(range(number))]
