"""Periods side by side that are not like: another quarter, a quarter beside a whole year, England's of another year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.checks.series import Run, elsewhere, periods_of_sheets, runs
from psrstats.columns import Array, Observations, together
from psrstats.model import Finding
from psrstats.periods import Period, is_quarter, known_period, quarter_before, season, year_before

NAME = "unlike-periods"
DAYS_OFF = 10  # a census "on the third Thursday in January" moves by as many days at most
ASK = "Ask for the same period a year before, or take the comparison out."
YEAR = 12  # months


def unlike_periods(evidence: Evidence) -> Iterator[Finding]:
    """Find figures whose latest period has no like one to be compared with, only an unlike one beside it; warnings."""
    yield from _before(evidence)
    yield from _other_areas(evidence)
    yield from _benchmarks(evidence)


def _before(evidence: Evidence) -> Iterator[Finding]:
    sheets = periods_of_sheets(evidence)
    told: dict[tuple[str, str, str], list[Run]] = defaultdict(list)
    for run in runs(evidence):
        if pair := _unlike(run.periods, known_period(evidence.settings.report.period)):
            latest, earlier = pair
            wanted = _like(latest)
            left_blank = wanted & {period.name for period in sheets[run.sheet]}
            if not left_blank and not any(elsewhere(evidence, name, wanted) for name in run.measures(evidence)):
                told[run.sheet, latest.name, earlier.name].append(run)
    for (_, late, early), alike in told.items():
        yield _finding(evidence, alike, known_period(late), known_period(early))


def _unlike(periods: tuple[Period, ...], of_report: Period) -> tuple[Period, Period] | None:
    """Give the latest period and the nearest before it, where none before it is like it."""
    due = [period for period in periods if period.end <= of_report.end]
    among = due if any(period.start >= of_report.start for period in due) else list(periods)
    ends = max(period.end for period in among)
    lasts = [period for period in among if period.end == ends]
    earlier = [period for period in among if period.end < ends]
    if any(_are_like(last, other) for last in lasts for other in earlier) or _is_rhythm(among):
        return None
    last = max(lasts)
    before = [period for period in earlier if period.start < last.start]
    return (last, max(before)) if before else None


def _are_like(period: Period, other: Period) -> bool:
    """Say whether two periods are the same stretch of different years, or quarters one after the other.

    Two quarters of one year are like too: what is missing between them is another check's.
    """
    if is_quarter(period) and is_quarter(other):
        within = period.name[2:] == other.name[2:]
        return within or season(period) == season(other) or quarter_before(period) == other
    if period.start == period.end and other.start == other.end:
        off = (period.end - other.end).days % 365.25
        return min(off, 365.25 - off) <= DAYS_OFF
    return season(period) == season(other)


def _is_rhythm(periods: list[Period]) -> bool:
    """Tell a series of snapshots, such as one of every month."""
    return len(periods) > 2 and all(period.start == period.end for period in periods)


def _like(period: Period) -> set[str]:
    return {other.name for other in (year_before(period), quarter_before(period)) if other}


def _finding(evidence: Evidence, alike: list[Run], late: Period, early: Period) -> Finding:
    first, *_ = alike
    names = [name for run in alike for name in run.measures(evidence)]
    more = len(set(names)) - 1
    others = f" (and so {'do' if more > 1 else 'does'} {more} more)" if more else ""
    cells = first.cells(evidence, first.periods.index(late), first.periods.index(early))
    message = (
        f"'{evidence.title(names[0])}' for {late} stands beside {early}, {_said(late, early)}{others}: "
        "the two cannot be compared."
    )
    expected = " or ".join(sorted(_like(late), key=known_period))
    reason = "A figure for another period was taken because the like one was not to hand."
    return Finding(NAME, "warning", message, cells, evidence.reads[cells[0]], f"a figure for {expected}", reason, ASK)


def _said(late: Period, early: Period) -> str:
    """Say what one period is beside another.

    >>> _said(known_period("Q3 2019-20"), known_period("Q4 2018-19"))
    'another quarter of the year'
    """
    if is_quarter(late) and is_quarter(early):
        return "another quarter of the year"
    kinds = [_kind(late), _kind(early)]
    if kinds[0] == kinds[1]:
        return f"{kinds[0]} beside another that is not the same of its year"
    return f"{kinds[0]} beside {kinds[1]}"


def _kind(period: Period) -> str:
    if is_quarter(period):
        return "a quarter"
    if period.start == period.end:
        return "a single day"
    kinds = {1: "a calendar year", 4: "a financial year", 9: "an academic year"}
    months = period.months
    return kinds.get(period.start.month, "another year") if months == YEAR else f"a stretch of {months} months"


def _other_areas(evidence: Evidence) -> Iterator[Finding]:
    """Find the figures that stand beside those of a comparator for other periods only."""
    report, sent = evidence.settings.report, evidence.observations
    numbers = np.flatnonzero(sent.says("marker", "") & sent.says("area", report.area, *report.comparators))
    if not report.comparators or not len(numbers):
        return
    told: dict[tuple[int, str, str], list[tuple[int, int]]] = defaultdict(list)
    for own, others in _apart(sent, numbers, report.area):
        mine, theirs = _latest(sent, own), _latest(sent, others)
        told[int(sent.sheets[mine]), sent.get(mine, "period"), sent.get(theirs, "period")].append((mine, theirs))
    for pairs in told.values():
        yield _finding_of_areas(evidence, *pairs[0], more=len({sent.get(mine, "measure") for mine, _ in pairs}) - 1)


def _benchmarks(evidence: Evidence) -> Iterator[Finding]:
    """Find the figures of areas within that are held against a benchmark of other periods only."""
    held = [measure for measure in evidence.settings.measures.values() if measure.benchmark]
    if not held:
        return
    report, sent = evidence.settings.report, evidence.observations
    within = evidence.sent[~sent.says("area", report.area)[evidence.sent]]
    for measure in held:
        of_areas = sent.only(within, measure=measure.name)
        benchmark = sent.only(evidence.sent, measure=measure.benchmark, area=report.area)
        met = np.isin(sent["period"][of_areas], sent["period"][benchmark])
        if len(of_areas) and len(benchmark) and not met.any():
            yield _finding_of_areas(evidence, _latest(sent, of_areas), _latest(sent, benchmark), more=0)


def _latest(sent: Observations, rows: Array) -> int:
    found: int = max(rows.tolist(), key=lambda row: known_period(sent.get(row, "period")))
    return found


def _finding_of_areas(evidence: Evidence, mine: int, theirs: int, more: int) -> Finding:
    sent = evidence.observations
    others = f", and so for {more} more" if more else ""
    (own, area, cell), (other, elsewhere, its_cell) = sent.take(np.array([mine, theirs])).rows("period", "area", "cell")
    message = (
        f"'{evidence.title(sent.get(mine, 'measure'))}' is of {own} for {area} but of {other} "
        f"for {elsewhere}{others}: unlike periods stand side by side."
    )
    periods = f"{own} or {other}"
    reason = "One of the two was not out yet for the other's period, or a period was mistyped."
    ask = "Ask for both figures of one period."
    said = sent.get(mine, "original")
    return Finding(NAME, "warning", message, (cell, its_cell), said, f"two figures for {periods}", reason, ask)


def _apart(sent: Observations, numbers: Array, area: str) -> Iterator[tuple[Array, Array]]:
    """Give the rows of the area and of a comparator, of what both have, where no period is the same."""
    key = together(sent.sheets[numbers], *(sent[name][numbers] for name in ("measure", "group", "item")))
    own, of_period = sent.says("area", area)[numbers], together(key, sent["period"][numbers])
    met = np.isin(of_period, of_period[own])
    meet = np.unique(key[~own & met])
    for one in np.setdiff1d(np.intersect1d(key[own], key[~own]), meet).tolist():
        yield numbers[own & (key == one)], numbers[~own & (key == one)]
