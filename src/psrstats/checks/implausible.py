"""Values that are far from their comparator or from their own past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, together
from psrstats.formulas.implausible import beside_comparator, beside_neighbours, beside_one
from psrstats.lineage import Figures
from psrstats.model import Finding
from psrstats.numbers import show
from psrstats.periods import known_period, year_before
from psrstats.units import UNITS

NAME = "implausible"
ENOUGH = 5  # other areas that show how much they vary
NEAR = 2  # times its comparator, once its decimal point is put back
TENFOLD = 10.0  # times the next period's, as a point moved makes it
NEXT = 370  # days between the ends of two periods that stand next to each other
ABOUT = ("measure", "group")
SMALL = 10  # a count of children below this is not quoted
EXPLANATION = "The two may differ in unit or multiplier, in a decimal point, or in the ages or children they count."
ASK = "Are the two in one unit, and of the same children?"
FAR = 5.0  # times: what is nearer is not looked at, by the rules of formulas.implausible


class Far(Struct, frozen=True):
    """A figure that is far off, the one beside which it is, and how far."""

    row: int
    beside: int
    reason: str


def implausible(evidence: Evidence) -> Iterator[Finding]:
    """Find the values that are many times their comparator, their own a year before, or the other areas': a warning.

    From 8 times a comparator such as England, and from 5 times the year before, where chance does not explain it.
    """
    yield from _findings(evidence, list(_found(evidence)))


def _found(evidence: Evidence) -> Iterator[Far]:
    figures, report = evidence.figures, evidence.settings.report
    columns = figures.columns
    sent = columns.plain[(columns["formula"] == 0)[columns.plain]]
    kinds = [columns.words.code(unit) for unit in UNITS if unit != "count"]
    own = columns.only(sent, area=report.area)
    own = own[np.isin(columns["unit"][own], kinds)]
    told: set[int] = set()
    for area in report.comparators:
        other = columns.find(own, area=area)
        for row, beside in _far(figures, own, other):
            ours, theirs = figures.number(row), figures.number(beside)
            found = beside_comparator(ours, theirs)
            reason = found.reason.replace("its comparator", f"{area}'s") if found else _moved(ours, theirs, area)
            if reason and row not in told:
                told |= _shown(evidence, row, beside)
                yield Far(row, beside, reason)
    before = columns.words.map(lambda name: year_before(known_period(name)).name, columns["period"][sent])
    far = list(_far(figures, sent, columns.find(sent, period=before)))
    rows, others = ([pair[at] for pair in far] for at in (0, 1))
    numbers = figures.numbers(rows), figures.numbers(others)
    for row, beside, unit, value, past in zip(rows, others, figures.texts("unit", rows), *numbers, strict=True):
        found = beside_one(value, past, counts=unit == "count")
        if found and row not in told:
            told |= _shown(evidence, row, beside)
            yield Far(row, beside, f"{found.reason} than a year before")
    yield from _beside_own(evidence, told)
    yield from _among(evidence, told)


def _shown(evidence: Evidence, row: int, beside: int) -> set[int]:
    """Give a figure that has been told; none where either is not published: nobody is to read of it."""
    cells = {evidence.figures.get(row, "cell"), evidence.figures.get(beside, "cell")}
    return set() if cells & evidence.unshown else {row}


def _beside_own(evidence: Evidence, told: set[int]) -> Iterator[Far]:
    """Tell a figure that is ten times the one of the period next to it, where none of a year before is there.

    A month stands beside months: that its quarter is larger says nothing.
    """
    figures = evidence.figures
    columns = figures.columns
    sent = columns.only(columns.plain, formula="", area=evidence.settings.report.area)
    ends = columns.words.map(lambda name: known_period(name).end.toordinal(), columns["period"][sent])
    lengths = columns.words.map(lambda name: known_period(name).months, columns["period"][sent])
    series = np.lexsort((ends, lengths, *(columns[name][sent] for name in ("group", "measure"))))
    ordered, ends, lengths = sent[series], ends[series], lengths[series]
    same = np.logical_and.reduce([columns[name][ordered[1:]] == columns[name][ordered[:-1]] for name in ABOUT])
    close = same & (np.diff(lengths) == 0) & (np.diff(ends) <= NEXT)
    value = columns["value"][ordered]
    with np.errstate(divide="ignore", invalid="ignore"):
        times = value[1:] / value[:-1]
    for at in np.flatnonzero(close & ((times >= TENFOLD) | (times <= 1 / TENFOLD))).tolist():
        earlier, later = int(ordered[at]), int(ordered[at + 1])
        if told & {earlier, later}:
            continue
        counts = figures.get(later, "unit") == "count"
        found = beside_one(figures.number(later), figures.number(earlier), counts=counts)
        if found and found.factor >= TENFOLD:
            told |= _shown(evidence, later, earlier)
            yield Far(later, earlier, f"{found.reason} than for {figures.get(earlier, 'period')}, beside it")


def _among(evidence: Evidence, told: set[int]) -> Iterator[Far]:
    """Tell the areas within that are far from the others of their measure, by their own spread."""
    figures, report = evidence.figures, evidence.settings.report
    columns = figures.columns
    outside = [columns.words.code(area) for area in (report.area, *report.compared_with, *report.neighbours)]
    sent = columns.plain[(columns["formula"] == 0)[columns.plain]]
    sent = sent[~np.isin(columns["area"][sent], outside) & (columns["unit"][sent] != columns.words.code("count"))]
    sent = sent[~np.isnan(columns["value"][sent])]
    number = together(*(columns[name][sent] for name in ("measure", "group", "period")))
    value = columns["value"][sent]
    middle, areas = _middles(number, value)[number], np.bincount(number)[number]
    far = (areas > ENOUGH) & ((value >= FAR * middle) | (value <= middle / FAR)) & (value > 0)
    for at in np.flatnonzero(far).tolist():
        row, others = int(sent[at]), np.flatnonzero(number == number[at])
        found = beside_neighbours(figures.number(row), value[others[others != at]].tolist())
        if found and row not in told:
            reason = found.reason.replace("the middle of its neighbours", "the middle of the other areas")
            yield Far(row, row, reason)


def _middles(number: Array, value: Array) -> Array:
    """Give the median of the values of each number, where these run from 0 on."""
    order = np.lexsort([value, number])
    size = np.bincount(number)
    start = size.cumsum() - size
    middle: Array = (value[order[start + (size - 1) // 2]] + value[order[start + size // 2]]) / 2
    return middle


def _moved(ours: Fraction, theirs: Fraction, area: str) -> str:
    """Say that a decimal point may be moved: the value would be near its comparator without."""
    if ours <= 0 or theirs <= 0:
        return ""
    times = max(ours / theirs, theirs / ours)
    near = Fraction(10) / times
    side = "higher" if ours > theirs else "lower"
    moved = times >= FAR and max(near, 1 / near) <= NEAR
    return f"{show(times, 1)} times {side} than {area}'s, as if its decimal point were moved" if moved else ""


def _far(figures: Figures, rows: Array, others: Array) -> Iterator[tuple[int, int]]:
    """Give the pairs that are far apart, with neither marked."""
    value = figures.columns["value"]
    met = others >= 0
    rows, others = rows[met], others[met]
    with np.errstate(divide="ignore", invalid="ignore"):
        times = value[rows] / value[others]
    far = (times >= FAR) | (times <= 1 / FAR)
    yield from zip(rows[far].tolist(), others[far].tolist(), strict=True)


def _findings(evidence: Evidence, far: Sequence[Far]) -> Iterator[Finding]:
    """Tell of figures that are far off: what each is about is looked up a column at a time, for they may be many."""
    figures, settings = evidence.figures, evidence.settings
    rows, others = [one.row for one in far], [one.beside for one in far]
    names, units, *abouts = (figures.texts(name, rows) for name in ("measure", "unit", "group", "area", "period"))
    cells = zip(figures.texts("cell", rows), figures.texts("cell", others), strict=True)
    numbers = zip(figures.numbers(rows), figures.numbers(others), strict=True)
    found = zip(far, names, units, zip(*abouts, strict=True), cells, numbers, strict=True)
    for one, name, unit, about, cell, values in found:
        quiet = settings.measures[name].children and unit == "count"
        small = quiet and min(values) < SMALL
        printed = "" if small else figures.text(one.row)
        message = f"'{evidence.title(name)}' for {', '.join(filter(None, about))} is {one.reason}."
        yield Finding(NAME, "warning", message, tuple(dict.fromkeys(cell)), printed, "", EXPLANATION, ASK)
