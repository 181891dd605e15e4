"""Events whose date lies in the period, both ends counted; and the children among them."""

from __future__ import annotations

from ibis.expr.types import Table

from psrstats.records.kinds.asked import Asked


def happened(asked: Asked) -> Table:
    """Give the events of the periods, each at its own day."""
    rows = asked.inside()
    return rows.mutate(when=rows.day)
