"""Every log of a report, counted into observations: what agencies count by hand, the same way each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from psrstats.columns import Observations
from psrstats.config import Log, Measure, Settings
from psrstats.counted import Count
from psrstats.errors import Fault, UserError
from psrstats.model import Finding
from psrstats.records.agreeing import check_agreement
from psrstats.records.by import AGE, QUARTER, read_by
from psrstats.records.checking import check_log
from psrstats.records.engines import Engine, opened
from psrstats.records.events import Events, even
from psrstats.records.failing import in_words
from psrstats.records.kinds import Asked
from psrstats.records.observing import observations, observed
from psrstats.records.overlapping import overlapping
from psrstats.records.parted import Part, parted
from psrstats.records.spans import spans_of


class Counted(Struct):
    """What was counted from the logs of a report, and what was found on the way."""

    rows: list[dict[str, object]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def count(settings: Settings, sent: Observations) -> tuple[Observations, tuple[Finding, ...], tuple[Fault, ...]]:
    """Count the measures of a report that are counted from logs.

    sent: the observations of its sheets, columns as in model.OBSERVATIONS.
    Returns the observations (columns as in model.OBSERVATIONS), what was found, and the faults that stop the run.
    """
    made = Counted()
    wanted = [measure for measure in settings.measures.values() if _is_counted(measure)]
    came = [*filter(settings.has_come, settings.logs)]
    logs = [log for log in came if any(log.name in measure.logs for measure in wanted)]
    if logs:
        try:
            with opened(settings.engine) as engine:
                _count_logs(settings, wanted, logs, engine, made, sent)
        except UserError as error:
            made.faults += error.faults
    return observations(made.rows), tuple(made.findings), tuple(made.faults)


def _is_counted(measure: Measure) -> bool:
    """Whether a measure is counted itself, and not worked out from two that are."""
    return measure.counted is not None and not measure.counted.parts


def _count_logs(
    settings: Settings,
    wanted: Sequence[Measure],
    logs: Sequence[Log],
    engine: Engine,
    made: Counted,
    sent: Observations,
) -> None:
    evens: dict[str, Events] = {}
    for log in logs:
        own = [measure for measure in wanted if log.name in measure.logs]
        alone = [measure for measure in own if len(measure.logs) == 1]
        try:
            with in_words(log):
                evens[log.name] = even(log, settings, engine, _columns(own))
                _count_log(settings, alone, evens[log.name], engine, made)
                made.findings += _agreements(settings, alone, evens[log.name], engine, made, sent)
        except UserError as error:
            made.faults += error.faults
    for measure in wanted:
        if len(measure.logs) == 2 and all(name in evens for name in measure.logs):
            first, second = (evens[name] for name in measure.logs)
            with in_words(first.log):
                for part in overlapping(first, second, spans_of(settings, first.first), engine, read_by(measure.by)):
                    made.rows.append(observed(measure, part, settings, first))


def _columns(measures: Sequence[Measure]) -> Iterator[str]:
    """Name the columns by which a log's figures are parted."""
    for measure in measures:
        yield from (name for names in read_by(measure.by) for name in names if name not in (AGE, QUARTER))


def _count_log(settings: Settings, measures: Sequence[Measure], events: Events, engine: Engine, made: Counted) -> None:
    calendars: dict[str, Any] = {}
    answers: dict[object, dict[tuple[Any, ...], Any]] = {}
    made.findings += check_log(events, measures, settings, engine)
    for measure in measures:
        asked_for = measure.counted
        assert asked_for is not None  # only those are counted
        lacking = list(_lacking(settings, measure, asked_for, events))
        made.faults += lacking
        if lacking:
            continue
        spans = spans_of(settings, events.first, on_its_last_day=asked_for.kind == "open at")
        asked = Asked(events, asked_for, spans, engine, calendars, answers)
        if asked_for.kind == "lasting" and not events.timed:
            made.findings.append(_of_days_only(measure, events))
        made.rows += [observed(measure, part, settings, events) for part in parted(asked, read_by(measure.by))]


def _agreements(
    settings: Settings,
    measures: Sequence[Measure],
    events: Events,
    engine: Engine,
    made: Counted,
    sent: Observations,
) -> Iterator[Finding]:
    totals = {
        str(row["measure"]): (float(str(row["value"])), str(row["cell"]))
        for row in made.rows
        if row["period"] == settings.report.period
        and row["area"] == settings.report.area
        and not (row["group"] or row["item"])
    }
    for measure in measures:
        if measure.name in totals:
            yield from check_agreement(events, measure, settings, sent, *totals[measure.name], engine)


def _of_days_only(measure: Measure, events: Events) -> Finding:
    message = (
        f"'{measure.title}' is counted from days without times: an episode lasts from midnight to midnight, so "
        "that one that ends on the day after its first is no longer than 24 hours."
    )
    return Finding("doubt", "note", message, (events.log.place,), ask="Can the log be sent with times?")


def _lacking(settings: Settings, measure: Measure, asked_for: Count, events: Events) -> Iterator[Fault]:
    """Name the columns that a count needs and its log does not have."""
    where = f"{settings.report.measures} ({measure.name})"
    if asked_for.of_episodes and not events.episodes:
        what = f"'{measure.count}' needs the ends of episodes, and {events.log.place} has no column of them."
        yield Fault(where, what, f'Write in psrstats.toml, in [[log]] {events.log.name}: end = "its heading".')
    if "born" not in events.has and any(AGE in names for names in read_by(measure.by)):
        what = f"age bands need dates of birth, and {events.log.place} has no column of them."
        yield Fault(where, what, f'Write in psrstats.toml, in [[log]] {events.log.name}: born = "its heading".')


__all__ = ["Counted", "Part", "count"]
