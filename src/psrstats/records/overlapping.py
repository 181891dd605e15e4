"""Children in one log, in another, and in both, by their identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ibis.expr.types import Table

from psrstats.capitals import capital
from psrstats.records.by import QUARTER
from psrstats.records.engines import Engine
from psrstats.records.events import Events
from psrstats.records.parted import Part
from psrstats.records.spans import Span, number_of, quarters_of

BOTH = "Both"


def overlapping(
    first: Events, second: Events, spans: tuple[Span, ...], engine: Engine, by: Sequence[tuple[str, ...]]
) -> Iterator[Part]:
    """Count the children of each log, those of both, and all of them once; by quarters where that is asked for."""
    names = (_named(first), _named(second))
    for each in (spans, *(quarters_of(spans) for parts in by if parts == (QUARTER,))):
        one, other = (_children(events, each) for events in (first, second))
        both = one.semi_join(other, ["span", "child"])
        every = one.union(other, distinct=True)
        for group, table in (("", every), (names[0], one), (names[1], other), (BOTH, both)):
            found = dict(engine.fetch(table.group_by("span").aggregate(value=table.count())))
            for at, span in enumerate(each):
                yield Part(span.period, "", (group,) if group else (), float(found.get(at, 0)))


def _named(events: Events) -> str:
    rows = events.log.rows if events.log.rows != "events" else events.log.name
    return capital(rows)


def _children(events: Events, spans: tuple[Span, ...]) -> Table:
    rows = events.table.filter(events.table.child.notnull())
    rows = rows.mutate(span=number_of(rows.day, spans))
    rows = rows.filter(rows.span.notnull()).select("span", "child").distinct()
    named = events.children.select("who", "child").distinct()
    return rows.inner_join(named, "child").select("span", child="who")  # each log has numbers of its own
