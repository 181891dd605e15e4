"""Periods that do not run in one direction across or down a sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from psrstats.checks.evidence import Evidence
from psrstats.checks.series import Run, runs
from psrstats.model import Finding, Severity
from psrstats.periods import Period, is_quarter, season

NAME = "period-order"


def period_order(evidence: Evidence) -> Iterator[Finding]:
    """Find the sheets whose periods are out of order: a warning for columns of years, else a note; once a sheet."""
    told: set[str] = set()
    for run in runs(evidence):
        if run.sheet not in told and (place := out_of_order(run.periods)):
            told.add(run.sheet)
            yield _finding(evidence, run, place)


def out_of_order(periods: tuple[Period, ...]) -> int:
    """Give the place of the first period that turns back, among those of its kind; 0 where none does.

    Each quarter beside its own of another year is in order: Q1 2018-19, Q1 2019-20, Q2 2018-19, Q2 2019-20.

    >>> from psrstats.periods import known_period
    >>> out_of_order(tuple(map(known_period, ("2017-18", "2019-20", "2018-19"))))
    2
    """
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, period in enumerate(periods):
        kinds[_kind(period)].append(place)
    return min(filter(None, (_turn(periods, places) for places in kinds.values())), default=0)


def _turn(periods: tuple[Period, ...], places: list[int]) -> int:
    steps = [periods[late] > periods[early] for early, late in pairwise(places)]
    if len(set(steps)) < 2 or _by_season([periods[place] for place in places]):
        return 0
    return places[next(number for number, step in enumerate(steps, 1) if step != steps[0])]


def _by_season(periods: list[Period]) -> bool:
    """Say whether each quarter of the year stands together, its years in one order."""
    seasons: dict[str, list[Period]] = defaultdict(list)
    for period in periods:
        seasons[season(period)].append(period)
    together = [period for alike in seasons.values() for period in alike] == periods
    steps = {late > early for alike in seasons.values() for early, late in pairwise(alike)}
    return len(seasons) > 1 and len(steps) == 1 and together and is_quarter(periods[0])


def _kind(period: Period) -> str:
    if is_quarter(period):
        return "quarter"
    return "day" if period.start == period.end else season(period)


def _finding(evidence: Evidence, run: Run, place: int) -> Finding:
    cells = run.cells(evidence, place, *(other for other in range(len(run.periods)) if other != place))
    across = len({re.sub(r"^.*\D", "", cell) for cell in cells}) == 1
    years = not is_quarter(run.periods[place]) and run.periods[place].start != run.periods[place].end
    kind = _kind(run.periods[place])
    said = ", ".join(period.name for period in run.periods if _kind(period) == kind)
    ordered = ", ".join(period.name for period in sorted(run.periods) if _kind(period) == kind)
    message = (
        f"The {'columns' if across else 'rows'} of '{run.sheet}' run {said}: {run.periods[place]} is out of order."
    )
    reason = "A column or row was moved, or a period was mistyped."
    ask = "Ask whether the headings stand over their own figures."
    severity: Severity = "warning" if across and years else "note"
    return Finding(NAME, severity, message, cells[:2], evidence.reads[cells[0]], ordered, reason, ask)
