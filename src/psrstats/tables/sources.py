"""Who sent the figures of a table."""

from __future__ import annotations

from dataclasses import replace

from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Table

EARLIER = "Earlier reports, as they were published"


def with_sources(table: Table, figures: Figures, settings: Settings) -> Table:
    """Name the agencies whose cells a table's figures come from, in the order in which it shows them."""
    agencies = {sender.place: sender.agency for sender in settings.senders}
    rows = [cell.figure for row in table.rows for cell in row if cell.figure is not None]
    files = [place.split("!")[0] for row in dict.fromkeys(rows) for place in figures.sources(row)]
    last = f"{settings.report.against}/"  # of figures that are as last year's report published them
    named = (agencies.get(file) or agencies.get(file.removeprefix(last), EARLIER) for file in files)
    return replace(table, sources=tuple(dict.fromkeys(named)))
