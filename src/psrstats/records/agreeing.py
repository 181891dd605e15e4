"""What is counted in a log against what its agency sent of the same, and what would explain the difference."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from psrstats.columns import Observations
from psrstats.config import Measure, Settings
from psrstats.counted import Count
from psrstats.model import Finding
from psrstats.periods import Period, academic_year, calendar_year, known_period, month_of, year_before
from psrstats.records.engines import Engine
from psrstats.records.events import Events
from psrstats.records.kinds import Asked
from psrstats.records.parted import parted
from psrstats.records.spans import Span, span_of

FEW = 10  # a count of children below this is never repeated


def check_agreement(
    events: Events,
    measure: Measure,
    settings: Settings,
    sent: Observations,
    counted: float,
    own_cell: str,
    engine: Engine,
) -> Iterator[Finding]:
    """Explain a difference between a count and what [[agree]] says was sent of the same, for the report's own period.

    counted, own_cell: the count and where it is told to come from; sent: the observations of sheets (columns as in
    model.OBSERVATIONS).
    """
    others = [pair.second for pair in settings.agreements if pair.first == measure.name]
    others += [pair.first for pair in settings.agreements if pair.second == measure.name]
    for other in others if len(sent) else ():
        report = settings.report
        own = sent.where(measure=other, area=report.area, period=report.period, group="", item="")
        for value, cell in zip(sent["value"][own].tolist(), sent.texts("cell", own).tolist(), strict=True):
            if value != counted and (reasons := list(_reasons(events, measure, settings, value, counted, engine))):
                message = f"'{measure.title}'{_told(counted)} in the log is not what was sent{_told(value, 'as ')}."
                explanation = f"The figure that was sent is that of {'; or '.join(reasons)}."
                ask = "Which of the two is meant?"
                yield Finding("log-agreement", "warning", message, (cell, own_cell), explanation=explanation, ask=ask)


def _told(value: float, before: str = "") -> str:
    return f" ({before}{value:,.0f})" if value >= FEW else ""


def _reasons(
    events: Events, measure: Measure, settings: Settings, value: float, counted: float, engine: Engine
) -> Iterator[str]:
    """Say which other count of the same log gives the figure that was sent."""
    period, count = known_period(settings.report.period), measure.counted
    assert count is not None  # only such a measure is asked about
    if count.kind == "events" and events.twice and counted - events.twice == value:
        yield "the log without the rows that say the same as another"
    for words, other in _other_counts(count):
        if _total(events, other, span_of(period), engine) == value:
            yield words
    for words, span in _other_periods(period):
        if _total(events, count, span, engine) == value:
            yield words


def _other_counts(count: Count) -> Iterator[tuple[str, Count]]:
    if count.kind == "events":
        yield "children, each once", Count("children")
    if count.kind == "children":
        yield "events, not children", Count("events")
    if count.kind == "often":
        yield f"{count.many} or more, not more than {count.many}", replace(count, many=count.many - 1)
        yield f"more than {count.many} in the whole period", replace(count, length=366)
    if count.kind == "lasting":
        yield f"{count.length} hours or longer, to the minute", replace(count, length=count.length - 1)
    if count.kind == "again" and count.length:
        yield "those that came again at any time", replace(count, length=0)


def _other_periods(period: Period) -> Iterator[tuple[str, Span]]:
    years = (period.start.year, period.end.year)
    others = [*map(calendar_year, years), *map(academic_year, (years[0] - 1, years[0])), year_before(period)]
    yield from ((f"{other}, not {period}", span_of(other)) for other in others if other != period)
    last = month_of(period.end.year, period.end.month)
    if last.start > period.start:
        short = replace(span_of(period), last=span_of(last).first - 1)
        yield f"{period} without its last month", short


def _total(events: Events, count: Count, span: Span, engine: Engine) -> float:
    return next((part.value for part in parted(Asked(events, count, (span,), engine), ())), 0.0)
