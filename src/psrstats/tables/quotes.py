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
    about = any(quote.about for quote in listed)  # where none says it, the column would be of [z] alone
    headings = ("What was said", "About", "Agreed by") if about else ("What was said", "Agreed by")
    beside = [(Cell(quote.about or "[z]"),) if about else () for quote in listed]
    rows = tuple((Cell(q.text), *more, Cell(q.agreed_by)) for q, more in zip(listed, beside, strict=True))
    return texts(*headings), rows or ((NOT_SENT, NOT_SENT),)
