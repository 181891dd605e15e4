"""Who sent the figures of a table."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Table

EARLIER = "Earlier reports, as they were published"


def with_sources(table: Table, figures: Figures, settings: Settings) -> Table:
    """Name the agencies whose cells a table's figures come from, in the order in which it shows them."""
    rows = [cell.figure for row in table.rows for cell in row if cell.figure is not None]
    return replace(table, sources=agencies(rows, figures, settings))


def agencies(rows: Iterable[int], figures: Figures, settings: Settings) -> tuple[str, ...]:
    """Name the agencies whose cells some figures come from, each once; rows: of FIGURES."""
    known = {sender.place: sender.agency for sender in settings.senders}
    files = [place.split("!")[0] for row in dict.fromkeys(rows) for place in figures.sources(row)]
    last = f"{settings.report.against}/"  # of figures that are as last year's report published them
    named = (known.get(file) or known.get(file.removeprefix(last), EARLIER) for file in files)
    return tuple(dict.fromkeys(named))
