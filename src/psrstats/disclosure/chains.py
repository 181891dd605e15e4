"""Periods of one length that follow one another without a gap, and the counts of measures in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

import numpy as np
from msgspec import Struct

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import PERIOD
from psrstats.periods import Period, known_period

SHORTEST = 2  # periods of a chain


class Chain(Struct, frozen=True):
    """The counts of one area, group and item: a row a measure, a column a period; ABSENT where there is none."""

    periods: tuple[Period, ...]
    measures: tuple[str, ...]
    numbers: Array

    def values(self, cells: Cells) -> Array:
        """Give the counts themselves, missing where there is none."""
        found: Array = np.append(cells.values, np.nan)[np.where(self.numbers == ABSENT, len(cells), self.numbers)]
        return found


def chains(cells: Cells) -> Iterator[Chain]:
    """Give the counts of each area, group and item in periods that follow one another, of two measures or more."""
    chained = list(runs({place[PERIOD] for place in cells.places}))
    lots: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for measure, *about, _ in cells.places if chained else ():
        lots[tuple(about)][measure] = None
    for (area, group, item), measures in lots.items():
        for run in chained:
            numbers = np.array(
                [[cells.at.get((name, area, group, item, period.name), ABSENT) for period in run] for name in measures]
            )
            kept = (numbers != ABSENT).any(axis=1)
            names = tuple(name for name, there in zip(measures, kept.tolist(), strict=True) if there)
            if names:
                yield Chain(run, names, numbers[kept])


def runs(names: set[str]) -> Iterator[tuple[Period, ...]]:
    """Give the longest runs of periods of one length that follow one another, years to June apart from others."""
    periods = sorted(map(known_period, names), key=lambda one: (*_beat(one), one.start))
    for (length, _), alike in groupby(periods, key=_beat):
        run: list[Period] = []
        for period in alike if length else ():
            if run and run[-1].end + timedelta(1) != period.start:
                yield from _long_enough(run)
                run = []
            run.append(period)
        yield from _long_enough(run)


def _beat(period: Period) -> tuple[int, int]:
    """Give the length of a period in months, and in which month those begin that follow it or lead to it."""
    length = period.months
    return length, period.start.month % length if length else 0


def _long_enough(run: list[Period]) -> Iterator[tuple[Period, ...]]:
    if len(run) >= SHORTEST:
        yield tuple(run)
