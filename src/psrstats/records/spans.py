"""The periods that a log is counted in: the report's, the one it is compared with, and their quarters."""

from __future__ import annotations

import ibis
from ibis.expr.types import IntegerColumn, IntegerValue
from msgspec import Struct

from psrstats.config import Settings
from psrstats.periods import Period, known_period, quarter
from psrstats.records.typed_dates import EPOCH

A_MONTH = 31  # days within which a log that holds a period's events has its first one


class Span(Struct, frozen=True):
    """A period as the numbers of its first and its last day."""

    period: str
    first: int
    last: int


def span_of(period: Period) -> Span:
    """Give the days of a period, both ends counted."""
    return Span(period.name, period.start.toordinal() - EPOCH, period.end.toordinal() - EPOCH)


def spans_of(settings: Settings, first: int | None, *, on_its_last_day: bool = False) -> tuple[Span, ...]:
    """Give the periods that a log is counted in.

    first: the first day of its events: where that is too late, it does not hold the period that the report's is
    compared with; on_its_last_day: whether what is counted is what is open on a period's last day.
    """
    period = known_period(settings.report.period)
    before = settings.report.compared_period
    limit = before.end if on_its_last_day else before.start
    begins = limit.toordinal() - EPOCH + (0 if on_its_last_day else A_MONTH)
    return (*([span_of(before)] if first is not None and first <= begins else []), span_of(period))


def quarters_of(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the quarters of some periods."""
    found = []
    for span in spans:
        period = known_period(span.period)
        years = range(period.start.year - 1, period.end.year + 1)
        each = (quarter(year, number) for year in years for number in (1, 2, 3, 4))
        found += [span_of(one) for one in each if period.start <= one.start and one.end <= period.end]
    return tuple(found)


def number_of(when: IntegerColumn, spans: tuple[Span, ...]) -> IntegerValue:
    """Say in which of some periods a day lies, by number; null where in none."""
    cases = [(when.between(span.first, span.last), ibis.literal(at, "int32")) for at, span in enumerate(spans)]
    return ibis.cases(*cases, else_=ibis.null("int32"))


def within(when: IntegerColumn, spans: tuple[Span, ...], earlier: int = 0) -> ibis.Value:
    """Say whether a day lies between the first and the last of some periods, or at most so many days earlier."""
    return when.between(min(span.first for span in spans) - earlier, max(span.last for span in spans))
