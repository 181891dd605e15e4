"""Events of children who had an earlier one within so many months before: the same day is not earlier."""

from __future__ import annotations

from ibis.expr.types import Table

from psrstats.records.calendar import months_before
from psrstats.records.kinds.asked import Asked


def again(asked: Asked) -> Table:
    """Give the events that came again, each at its own day."""
    months = asked.count.length
    rows = asked.table if not months else asked.inside(earlier=31 * months + 1)
    rows = rows.filter(rows.child.notnull(), rows.day.notnull())
    before = rows.day.max().over(group_by=rows.child, order_by=rows.day, range=(None, -1))
    rows = rows.mutate(before=before)
    rows = rows.filter(rows.before.notnull())
    if months:
        days = asked.days
        limits = {"of_day": list(days), "earliest": [months_before(day, months) for day in days]}
        limit = asked.calendar(f"{months} months before", limits)
        rows = rows.inner_join(limit, rows.day == limit.of_day)
        rows = rows.filter(rows.before >= rows.earliest).drop("of_day", "earliest")
    return rows.mutate(when=rows.day).drop("before")
