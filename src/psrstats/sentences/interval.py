"""How sure a percentage or a rate is."""

from __future__ import annotations

from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import limit
from psrstats.sentences.clause import Clause


def interval(figures: Figures, row: int, settings: Settings) -> Clause | None:
    """Give a figure's interval in brackets; None where it has none."""
    found = limits(figures, row, settings)
    return found and Clause(f"({found.text})", found.rows)


def limits(figures: Figures, row: int, settings: Settings) -> Clause | None:
    """Give a figure's interval, the narrowest of the report; None where it has none."""
    for level in settings.report.intervals[:1]:
        found = [figures.beside(row, limit(end, level)) for end in ("lower", "upper")]
        rows = tuple(end for end in found if end is not None and not figures.get(end, "marker"))
        if len(rows) == 2:
            return Clause(f"{level:g}% interval {' to '.join(map(figures.text, rows))}", rows)
    return None
