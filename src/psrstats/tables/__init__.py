"""Figures in, tables out: each layout of a report's tables."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Table
from psrstats.tables.actions import actions
from psrstats.tables.breakdown import breakdown
from psrstats.tables.change import change
from psrstats.tables.comparison import comparison
from psrstats.tables.listing import listing
from psrstats.tables.notes import with_notes
from psrstats.tables.progress import progress
from psrstats.tables.quotes import quotes
from psrstats.tables.ranking import ranking
from psrstats.tables.rates import rates
from psrstats.tables.scorecard import scorecard
from psrstats.tables.sources import with_sources
from psrstats.tables.subtotals import subtotals
from psrstats.tables.survey import survey
from psrstats.tables.targets import targets
from psrstats.tables.trends import trends

TABLES = (
    *(listing, breakdown, comparison, ranking, change, rates, subtotals, scorecard, targets, trends),
    *(actions, progress, quotes, survey),
)
LAYOUTS = {layout.__name__: layout for layout in TABLES}


def tabulate(figures: Figures, settings: Settings, name: str = "") -> tuple[Table, ...]:
    """Lay out the report's tables, or the one named."""
    wanted = [table for table in settings.tables if name in ("", table.name)]
    return tuple(_laid_out(figures, table, settings) for table in wanted)


def _laid_out(figures: Figures, table: TableSettings, settings: Settings) -> Table:
    columns, rows = LAYOUTS[table.layout](figures, table, settings)
    laid_out = Table(table.name, table.title, columns, rows, table.notes, table.layout)
    return with_sources(with_notes(laid_out, figures, settings), figures, settings)
