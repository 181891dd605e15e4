"""A year of quarters of each measure as a line, a panel each."""

from __future__ import annotations

from psrstats.charts.lines import line_chart, panel
from psrstats.charts.marks import mark
from psrstats.charts.words import moved
from psrstats.config import Settings
from psrstats.drawings import Chart
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.periods import known_period, quarter_before, year_before

MEASURE, UNIT, LATEST, DIRECTION = 0, 1, 2, 8  # the columns
SINCE = " on the year"
QUARTERS = 5  # up to the same quarter of the year before


def scorecard(table: Table, figures: Figures, settings: Settings) -> Chart:
    """Draw each measure over the quarters of a year, those between the table's as they would be printed in it."""
    names = [name for one in settings.tables if one.name == table.name for name in one.measures]
    made = []
    for name, row in zip(names, table.rows, strict=True):
        periods = _quarters(row[LATEST].text)
        rows = [figures.find(name, area=settings.report.area, period=period) for period in periods]
        marks = [mark("[x]" if found is None else figures.text(found)) for found in rows]
        made.append(panel(row[MEASURE].text, row[UNIT].text, periods, marks))
    on_year = [way for row in table.rows if (way := row[DIRECTION].text.removesuffix(SINCE)) != row[DIRECTION].text]
    return line_chart(table, made, moved(on_year, SINCE.strip()), settings)


def _quarters(latest: str) -> list[str]:
    """Name a quarter and those before it, the earliest first; for another period, the years before it."""
    found = [known_period(latest)]
    while len(found) < QUARTERS:
        found.append(quarter_before(found[-1]) or year_before(found[-1]))
    return [period.name for period in reversed(found)]
