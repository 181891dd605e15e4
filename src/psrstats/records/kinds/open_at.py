"""Episodes begun on or before the period's last day and not ended on or before it."""

from __future__ import annotations

import ibis
from ibis.expr.types import Table

from psrstats.records.kinds.asked import Asked
from psrstats.records.spans import Span


def open_at(asked: Asked) -> Table:
    """Give the episodes that are open at the end of each period, each at that day."""
    made = [_open(asked.table, span) for span in asked.spans]
    return made[0] if len(made) == 1 else ibis.union(*made)


def _open(rows: Table, span: Span) -> Table:
    still = ~rows.given_end | (rows.end_day > span.last).fill_null(False)
    return rows.filter(rows.start_day <= span.last, still).mutate(when=ibis.literal(span.last, "int32"))
