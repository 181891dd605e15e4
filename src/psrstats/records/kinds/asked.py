"""What a kind of count is asked: of which log, within which lengths, in which periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ibis.expr.types import Table
from msgspec import Struct, field

from psrstats.counted import Count
from psrstats.records.calendar import days_between
from psrstats.records.engines.engine import Engine
from psrstats.records.events import Events
from psrstats.records.spans import Span, within


class Asked(Struct, frozen=True):
    """One count of one log, in some periods."""

    events: Events
    count: Count
    spans: tuple[Span, ...]
    engine: Engine
    calendars: dict[str, Table] = field(default_factory=dict)  # that were made before
    answers: dict[object, dict[tuple[Any, ...], Any]] = field(default_factory=dict)  # that were given before

    @property
    def table(self) -> Table:
        """The log's rows."""
        return self.events.table

    @property
    def days(self) -> range:
        """The days that the log and the periods may need."""
        ends = [self.events.first, self.events.last, *(day for span in self.spans for day in (span.first, span.last))]
        known = [day for day in ends if day is not None]
        return days_between(min(known), max(known) + 2 * self.count.length)

    def inside(self, name: str = "day", earlier: int = 0) -> Table:
        """Give the rows of which a day lies in the periods, or at most so many days earlier."""
        return self.table.filter(within(self.table[name], self.spans, earlier))

    def calendar(self, name: str, columns: Mapping[str, list[int]]) -> Table:
        """Hold a calendar, once for all measures that look up the same."""
        if name not in self.calendars:
            self.calendars[name] = self.engine.hold(columns, numbers=tuple(columns))
        return self.calendars[name]
