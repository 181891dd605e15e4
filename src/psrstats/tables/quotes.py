"""What was written in replies and may be quoted, one a row, with who agreed."""

from __future__ import annotations

from psrstats.config import Settings, TableSettings
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.tables.parts import NOT_SENT, Layout, measures_of, texts


def quotes(_figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """List what may be quoted of the surveys that the table's measures are counted from."""
    names = dict.fromkeys(measure.source for measure in measures_of(table, settings))
    listed = [quote for name in names for quote in settings.quoted.get(name, ())]
    rows = tuple(
        (Cell(quote.text), Cell(quote.about) if quote.about else NOT_SENT, Cell(quote.agreed_by)) for quote in listed
    )
    return texts("What was said", "About", "Agreed by"), rows or ((NOT_SENT, NOT_SENT, NOT_SENT),)
