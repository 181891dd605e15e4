"""Series with a year or quarter left out, so that a change would run across the gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.checks.series import Run, elsewhere, periods_of_sheets, runs
from psrstats.model import Finding, Severity
from psrstats.periods import Period, is_quarter, quarter_before, season, year_before

NAME = "missing-period"
MOST_NAMED = 4


class Gap(Struct, frozen=True):
    """Two periods of a series, and those between them that it has not."""

    early: Period
    late: Period
    missing: tuple[str, ...]


def missing_period(evidence: Evidence) -> Iterator[Finding]:
    """Find the series with a gap in their periods: a warning; a note where the sheet leaves only some cells blank."""
    sheets = periods_of_sheets(evidence)
    told: dict[tuple[str, Gap], list[Run]] = defaultdict(list)
    for run in runs(evidence):
        for gap in gaps(run.periods, evidence.settings.report.years_back):
            if not any(elsewhere(evidence, name, set(gap.missing)) for name in run.measures(evidence)):
                told[run.sheet, gap].append(run)
    for (sheet, gap), alike in told.items():
        blank = {period.name for period in sheets[sheet]} >= set(gap.missing)
        yield _finding(evidence, gap, alike, blank)


def gaps(periods: tuple[Period, ...], years_back: int = 1) -> Iterator[Gap]:
    """Give the gaps of a series: between years of one kind, the same quarter of several years, or quarters in a row.

    years_back: how many years lie between the periods that the report compares; that is no gap.
    Figures of every second, fourth or tenth year are none either, nor single quarters far apart.

    >>> from psrstats.periods import known_period
    >>> [gap.missing for gap in gaps(tuple(map(known_period, ("2016-17", "2017-18", "2019-20"))))]
    [('2018-19',)]
    """
    kinds: dict[str, list[Period]] = defaultdict(list)
    for period in sorted(periods):
        kinds[season(period)].append(period)
    quarters = [period for period in sorted(periods) if is_quarter(period)]
    in_a_row = len({season(period) for period in quarters}) > 1
    for alike in kinds.values():
        if not (in_a_row and is_quarter(alike[0])):
            yield from _years(alike, years_back)
    if in_a_row:
        yield from _quarters(quarters)


def _years(alike: list[Period], years_back: int) -> Iterator[Gap]:
    steps = [late.end.year - early.end.year for early, late in pairwise(alike)]
    if len(steps) > 1 and len(set(steps)) == 1:
        return
    for (early, late), step in zip(pairwise(alike), steps, strict=True):
        if step > 1 and step != years_back:
            yield Gap(early, late, tuple(year_before(late, back).name for back in range(step - 1, 0, -1)))


def _quarters(quarters: list[Period]) -> Iterator[Gap]:
    found = [Gap(early, late, tuple(_between(early, late))) for early, late in pairwise(quarters)]
    if 3 * sum(len(gap.missing) for gap in found) <= len(quarters):
        yield from (gap for gap in found if gap.missing)


def _between(early: Period, late: Period) -> list[str]:
    between: list[str] = []
    before = quarter_before(late)
    while before and before > early:
        between.insert(0, before.name)
        before = quarter_before(before)
    return between


def _finding(evidence: Evidence, gap: Gap, alike: list[Run], blank: bool) -> Finding:
    run = alike[0]
    names = list(dict.fromkeys(name for one in alike for name in one.measures(evidence)))
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    missing = ", ".join(gap.missing[:MOST_NAMED]) + (" and others" if len(gap.missing) > MOST_NAMED else "")
    verb = "are" if len(gap.missing) > 1 else "is"
    message = (
        f"{missing} {verb} missing between {gap.early} and {gap.late} for '{evidence.title(names[0])}'{others}, "
        "so a change would run across the gap."
    )
    cells = run.cells(evidence, run.periods.index(gap.late), run.periods.index(gap.early))
    reason = (
        "The sheet has the period, but this figure was left blank."
        if blank
        else "The figures were not collected or not copied, or a period was mistyped."
    )
    ask = f"Ask for {missing}, or whether {gap.late} should read {gap.missing[0]}."
    severity: Severity = "note" if blank else "warning"
    return Finding(NAME, severity, message, cells, evidence.reads[cells[0]], f"a figure for {missing}", reason, ask)
