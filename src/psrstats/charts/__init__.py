"""Tables in, charts out: each drawn from what its table prints, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from psrstats.charts.change import change
from psrstats.charts.comparison import comparison
from psrstats.charts.progress import progress
from psrstats.charts.ranking import ranking
from psrstats.charts.scorecard import scorecard
from psrstats.charts.survey import survey
from psrstats.charts.trends import trends
from psrstats.config import Settings
from psrstats.drawings import Chart
from psrstats.lineage import Figures
from psrstats.model import Table

CHARTS = (ranking, change, comparison, scorecard, trends, progress, survey)
OF_LAYOUT = {chart.__name__: chart for chart in CHARTS}


def charts(tables: Iterable[Table], figures: Figures, settings: Settings) -> tuple[Chart, ...]:
    """Make a chart of each table whose layout has one; a table without numbers has none.

    tables: as they are laid out, before their titles are numbered or marked.
    """
    made = (OF_LAYOUT[table.layout](table, figures, settings) for table in tables if table.layout in OF_LAYOUT)
    beside = {table.name for table in settings.tables if table.charted}
    drawn = (chart for chart in made if any(mark.value is not None for mark in chart.marks))
    return tuple(replace(chart, beside=chart.name in beside) for chart in drawn)
