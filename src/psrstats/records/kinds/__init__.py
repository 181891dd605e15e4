"""One expression a kind of count: a log in, the rows that count out, each at the day by which it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ibis.expr.types import Table

from psrstats.counted import Kind
from psrstats.records.kinds.again import again
from psrstats.records.kinds.asked import Asked
from psrstats.records.kinds.happened import happened
from psrstats.records.kinds.in_time import due, in_time
from psrstats.records.kinds.lasting import lasting
from psrstats.records.kinds.often import often
from psrstats.records.kinds.open_at import open_at
from psrstats.records.kinds.took import took

KINDS: Mapping[Kind, Callable[[Asked], Table]] = {
    "events": happened,
    "children": happened,
    "often": often,
    "again": again,
    "open at": open_at,
    "lasting": lasting,
    "in time": in_time,
    "due": due,
    "days": took,
    "ended": took,
    "overlap": happened,
}

__all__ = ["KINDS", "Asked"]
