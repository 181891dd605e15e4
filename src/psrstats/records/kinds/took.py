"""How many days completed episodes took."""

from __future__ import annotations

from ibis.expr.types import Table

from psrstats.records.kinds.asked import Asked


def took(asked: Asked) -> Table:
    """Give the episodes that ended in the periods, each at its last day, with the days from the first as `length`."""
    rows = asked.inside("end_day")
    rows = rows.filter(rows.end_day >= rows.start_day)
    return rows.mutate(when=rows.end_day, length=rows.end_day - rows.start_day)
