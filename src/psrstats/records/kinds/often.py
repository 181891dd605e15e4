"""Children with more than n events within any d days: the last of them at most d - 1 days after the first."""

from __future__ import annotations

from ibis.expr.types import Table

from psrstats.records.kinds.asked import Asked


def often(asked: Asked) -> Table:
    """Give the events at which a child has more than n within d days, both ends counted, each at its own day.

    The period holds the last of them, and the first may lie before it. Of several on the day on which there are more
    than n each is given, for no time of day tells which was the last.
    """
    length = asked.count.length - 1
    rows = asked.inside(earlier=length)
    rows = rows.filter(rows.child.notnull())
    number = rows.count().over(group_by=rows.child, order_by=rows.day, range=(-length, 0))
    rows = rows.mutate(number=number)
    return rows.filter(rows.number > asked.count.many).mutate(when=rows.day).drop("number")
