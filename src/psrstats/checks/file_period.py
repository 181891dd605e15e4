"""Files, sheets and measures of one year that hold another year's figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.model import Finding
from psrstats.patterns import regex
from psrstats.periods import Period, known_period, year_before

NAME = "file-period"
TWO_YEARS = regex(r"(?<!\d)(20\d\d)(?:[-_/.\u2013]| to )?(20\d\d|\d\d)(?!\d)")
ONE_YEAR = regex(r"(?<!\d)20\d\d(?!\d)")
SISTERS = 2  # as many sheets of the file, or measures of the sheet, must all have the same periods
PUBLISHED = 1  # years after its figures that a file may be named by


class Sent(NamedTuple):
    """The first figure of a measure and period in a sheet."""

    measure: str
    period: str
    sheet: str
    cell: str


class Part(Struct, frozen=True):
    """A file, a sheet or a measure in a sheet: what it is called, its periods, and the first cell of each."""

    name: str
    cells: dict[Period, str]

    @property
    def periods(self) -> frozenset[Period]:
        """The periods of its figures."""
        return frozenset(self.cells)

    def said(self) -> str:
        """Say its periods."""
        names = [period.name for period in sorted(self.periods)]
        return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"


def file_period(evidence: Evidence) -> Iterator[Finding]:
    """Find files named by a year that their figures are not of, outside the report's years, or a year apart; warnings.

    No more than one a file: its name first, then the report's years, then one sheet or measure a year from all others.
    """
    files: dict[str, list[Sent]] = defaultdict(list)
    for one in _periods(evidence):
        files[one.sheet.partition("!")[0]].append(one)
    for file, rows in files.items():
        part = _part(file, rows)
        sheets = [_part(sheet, each) for sheet, each in _by_sheet(rows).items()]
        found = (
            _named_otherwise([part] if len(sheets) == 1 else [part, *sheets])
            or _outside(evidence, part, {one.measure for one in rows})
            or _yet_to_come(evidence, rows)
            or _odd_sheet(sheets)
            or _odd_measure(evidence, rows)
        )
        if found:
            yield found


def _yet_to_come(evidence: Evidence, rows: Sequence[Sent]) -> Finding | None:
    """Tell the figures of a period most of which lies after the report's; populations may be of the year to come."""
    settings = evidence.settings
    end = known_period(settings.report.period).end
    populations = {measure.denominator for measure in settings.measures.values() if measure.unit == "rate"}
    for measure, period, _, cell in rows:
        found = known_period(period)
        if found.start + (found.end - found.start) / 2 > end and measure not in populations:
            message = (
                f"'{evidence.title(measure)}' is of {period}, which lies after the report's {settings.report.period}."
            )
            reason = "A heading or label of the period may be a year out."
            ask = "Which year are the figures of?"
            return Finding(NAME, "warning", message, (cell,), period, settings.report.period, reason, ask)
    return None


def _periods(evidence: Evidence) -> Iterator[Sent]:
    rows = evidence.first_of("sheet", "measure", "period")
    yield from map(Sent, *(evidence.words(name, rows) for name in Sent._fields))


def _by_sheet(rows: Iterable[Sent]) -> dict[str, list[Sent]]:
    found: dict[str, list[Sent]] = defaultdict(list)
    for one in rows:
        found[one.sheet].append(one)
    return found


def _part(name: str, rows: Sequence[Sent]) -> Part:
    return _part_of(name, ((one.period, one.cell) for one in rows))


def _part_of(name: str, pairs: Iterable[tuple[str, str]]) -> Part:
    """Take the periods of a part, each with its first cell."""
    first: dict[str, str] = {}
    for period, cell in pairs:
        first.setdefault(period, cell)
    return Part(name, {known_period(period): cell for period, cell in first.items()})


def _named_otherwise(parts: Sequence[Part]) -> Finding | None:
    for part in parts:
        name = part.name.rpartition("!")[2]
        years = sorted(years_in(name))
        if years and not any(_is_of(period, year) for period in part.periods for year in years):
            of = f"{years[0][0]}-{years[0][1] % 100:02}" if years[0][0] != years[0][1] else str(years[0][0])
            message = f"'{name}' says {of} in its name, but its figures are of {part.said()}."
            return _finding(
                part, message, f"figures of {of}", "An old file was filled in again, or the wrong one sent."
            )
    return None


def years_in(name: str) -> set[tuple[int, int]]:
    """Give the years that a name speaks of, each by its first and last calendar year.

    >>> sorted(years_in("care-2018-19.xlsx")), sorted(years_in("Return 2019")), years_in("Table 6.11")
    ([(2018, 2019)], [(2019, 2019)], set())
    """
    found = {(int(first), int(first[: 4 - len(second)] + second)) for first, second in TWO_YEARS.findall(name)}
    pairs = {(first, second) for first, second in found if second == first + 1}
    left = TWO_YEARS.sub(lambda pair: " " if _is_pair(pair) else pair[1], name)
    return pairs | {(int(year), int(year)) for year in ONE_YEAR.findall(left)}


def _is_pair(found: re.Match[str]) -> bool:
    return int(found[2]) % 100 == (int(found[1]) + 1) % 100


def _is_of(period: Period, years: tuple[int, int]) -> bool:
    """Say whether a period may be meant by a year; a file may be named by the year after, in which it was published."""
    first, last = years
    if first == last:
        return period.start.year <= first <= period.end.year + PUBLISHED
    return period.end.year in years and period.start.year in years


def _outside(evidence: Evidence, part: Part, measures: set[str]) -> Finding | None:
    """Find a file outside the report's years; of a population the rates made of it tell, in another check."""
    settings = evidence.settings
    if measures <= {measure.denominator for measure in settings.measures.values()}:
        return None
    now = known_period(settings.report.period)
    before = settings.report.compared_period
    if all(period.start > now.end for period in part.periods):
        side = "after the report's period"
    elif all(period.end < before.start for period in part.periods):
        side = f"before {before}, which the report compares with"
    else:
        return None
    message = f"All figures of '{part.name}' are of {part.said()}, {side}."
    expected = f"figures of {before} or {now}"
    return _finding(
        part, message, expected, "Another year's file was sent, or its headings were not brought up to date."
    )


def _odd_sheet(sheets: Sequence[Part]) -> Finding | None:
    if odd := _odd_one(sheets):
        part, others, shift = odd
        message = (
            f"Sheet '{part.name.rpartition('!')[2]}' is of {part.said()}, a year {shift} the others of its file, "
            f"which are of {others.said()}."
        )
        return _finding(part, message, others.said(), "A heading was not brought up to date.")
    return None


def _odd_measure(evidence: Evidence, rows: Sequence[Sent]) -> Finding | None:
    for sheet in _by_sheet(rows).values():
        if len({one.period for one in sheet}) < 2:
            continue
        said: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for measure, period, _, cell in sheet:
            said[measure].append((period, cell))
        parts = [_part_of(measure, pairs) for measure, pairs in said.items()]
        if odd := _odd_one(parts):
            part, others, shift = odd
            message = (
                f"'{evidence.title(part.name)}' is of {part.said()}, a year {shift} all other measures of its sheet, "
                f"which are of {others.said()}."
            )
            return _finding(
                part, message, others.said(), "The year of its row was mistyped, or not brought up to date."
            )
    return None


def _odd_one(parts: Sequence[Part]) -> tuple[Part, Part, str] | None:
    """Give the one part whose periods are a year from those of all others, one of the others, and which way."""
    if len(parts) <= SISTERS:
        return None
    kinds: dict[frozenset[Period], list[Part]] = defaultdict(list)
    for part in parts:
        kinds[part.periods].append(part)
    several = sorted(kinds.values(), key=len)
    if len(several) != 2 or len(several[0]) > 1 or len(several[1]) < SISTERS:
        return None
    (one,), (other, *_) = several
    if one.periods == _a_year_before(other):
        return one, other, "before"
    return (one, other, "after") if _a_year_before(one) == other.periods else None


def _a_year_before(part: Part) -> frozenset[Period]:
    return frozenset(map(year_before, part.periods))


def _finding(part: Part, message: str, expected: str, reason: str) -> Finding:
    ask = f"Ask which year the figures are of: {expected}, or {part.said()}."
    cells = tuple(part.cells[period] for period in sorted(part.periods))
    shown = cells if np.size(cells) <= SISTERS else (cells[0], cells[-1])
    return Finding(NAME, "warning", message, shown, part.said(), expected, reason, ask)
