"""Which periods each sheet has, and in which order: a run for all the series that have the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, Observations, renumbered, repeats, together
from psrstats.periods import Period, known_period

NOT_THERE = ("x", "z")  # a marker that says so: nothing to compare with
SERIES = ("measure", "area", "group", "item")


class Run(Struct, frozen=True):
    """The periods that some series of a sheet have, as they are read; `rows` has a row of observations for each."""

    sheet: str
    periods: tuple[Period, ...]
    rows: Array

    def cells(self, evidence: Evidence, *places: int) -> tuple[str, ...]:
        """Give the cells of some of the periods, of the first series."""
        return tuple(evidence.words("cell", self.rows[0, list(places)]))

    def measures(self, evidence: Evidence) -> list[str]:
        """Name the measures whose series these are."""
        return list(dict.fromkeys(evidence.words("measure", self.rows[:, 0])))


def runs(evidence: Evidence) -> list[Run]:
    """Give the runs of every sheet; of a sheet that has the report's own area, those of that area only."""
    sent = evidence.observations
    kept = np.flatnonzero(~sent.says("marker", *NOT_THERE))
    kept = kept[_own(sent.sheets[kept], sent.says("area", evidence.settings.report.area)[kept])]
    return list(_runs(sent, kept)) if len(kept) else []


def periods_of_sheets(evidence: Evidence) -> dict[str, list[Period]]:
    """Give the periods of each sheet, as they are read."""
    found: dict[str, list[Period]] = defaultdict(list)
    rows = evidence.first_of("sheet", "period")
    for sheet, period in zip(*(evidence.words(name, rows) for name in ("sheet", "period")), strict=True):
        found[sheet].append(known_period(period))
    return dict(found)


def elsewhere(evidence: Evidence, measure: str, periods: set[str]) -> bool:
    """Say whether any sheet has a figure of a measure for any of some periods."""
    sent = evidence.observations
    return bool(sent.says("period", *periods)[sent.where(measure=measure)].any())


def _own(sheets: Array, own: Array) -> Array:
    codes, names = renumbered(sheets)
    has_own = np.zeros(len(names), dtype=bool)
    has_own[codes[own]] = True
    kept: Array = own | ~has_own[codes]
    return kept


def _runs(sent: Observations, kept: Array) -> Iterator[Run]:
    sheets = sent.sheets[kept]
    series = together(sheets, *(sent[name][kept] for name in SERIES))
    period, names = renumbered(sent["period"][kept])
    first = np.flatnonzero(~repeats(series, period))
    order = first[np.argsort(series[first], kind="stable")]
    starts = np.flatnonzero(np.diff(series[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    known = [known_period(name) for name in sent.words.texts(names).tolist()]
    for alike in _alike(sheets[order[starts]], period[order], starts, sizes):
        rows = order[starts[alike][:, None] + np.arange(sizes[alike[0]])]
        yield Run(sent.words[sheets[rows[0, 0]]], tuple(known[code] for code in period[rows[0]]), kept[rows])


def _alike(sheet: Array, period: Array, starts: Array, sizes: Array) -> Iterator[Array]:
    """Put series of one sheet together whose periods are the same in the same order."""
    place = np.arange(len(period)) - np.repeat(starts, sizes)
    # Each period at each place stands for a number of 62 bits: two different runs hardly ever have the same sum.
    marks = np.random.default_rng(0).integers(1 << 62, size=int(period.max()) + 1)
    sums = np.add.reduceat(marks[period] * (2 * place + 1), starts)
    numbers = together(sheet, sizes, renumbered(sums)[0])
    order = np.argsort(numbers, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1)
