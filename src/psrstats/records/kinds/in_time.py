"""Episodes completed within so many days, or working days, of those that fell due: the day of the start is day 0."""

from __future__ import annotations

from ibis.expr.types import Table

from psrstats.records.calendar import due_days
from psrstats.records.kinds.asked import Asked
from psrstats.records.spans import within


def due(asked: Asked) -> Table:
    """Give the episodes that fell due in the periods, each at the day on which it did.

    Those that are still open count among them; those whose end is before their start, or cannot be read, do not.
    """
    count, days = asked.count, asked.days
    falls = {"began": list(days), "falls_due": due_days(days, count.length, working=count.working)}
    table = asked.calendar(f"due in {count.length} {count.working}", falls)
    sound = (asked.table.end_day >= asked.table.start_day).fill_null(~asked.table.given_end)
    rows = asked.table.filter(sound)
    rows = rows.inner_join(table, rows.start_day == table.began)
    rows = rows.filter(within(rows.falls_due, asked.spans))
    return rows.mutate(when=rows.falls_due).drop("began", "falls_due")


def in_time(asked: Asked) -> Table:
    """Give those of them that were completed by then."""
    rows = due(asked)
    return rows.filter((rows.end_day <= rows.when).fill_null(False))
