"""The pairs of counts of a place of which one less the other may be a number that is sent there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import permutations

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells, Place
from psrstats.periods import Period, known_period, year_before

FEW = 40  # measures of one place of which a change may be between any two
About = tuple[str, str, str, str]  # area, group, item, period


class Pairs(Struct, frozen=True):
    """Pairs of counts, those of one place together: where each place's begin and end, and of which kind each is."""

    first: Array
    second: Array
    lots: Array  # the measures, and the way from one count to the other, as one number
    ends: Array  # of each place by its number

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, int, int]], places: int) -> Pairs:
        """Put pairs in order: of each the number of its place, the two counts, and its lot."""
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        table = table[np.argsort(table[:, 0], kind="stable")]
        ends = np.bincount(table[:, 0], minlength=places).cumsum()
        return cls(table[:, 1], table[:, 2], table[:, 3], ends)

    def at(self, places: Array) -> tuple[Array, Array]:
        """Give all pairs of some places: the number of each pair, and for which of the places it stands."""
        counts = np.diff(self.ends, prepend=0)[places]
        begun = np.repeat(self.ends[places] - counts.cumsum(), counts)
        return begun + np.arange(counts.sum()), np.repeat(np.arange(len(places)), counts)


class Lot(Struct, frozen=True):
    """Numbers of one measure, and the pairs of counts of one or two measures that each may be the change of."""

    sent: Array  # which of the numbers
    first: Array
    second: Array
    tried: int  # with how many pairs a number was compared, at most


class Differences:
    """The pairs of counts of each place of a report, looked up by place."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._abouts: dict[About, int] = {}
        self._of = np.array(
            [self._abouts.setdefault(place[1:], len(self._abouts)) for place in cells.places], dtype=int
        )
        names = dict.fromkeys(place[0] for place in cells.places)
        self._measures = {name: code for code, name in enumerate(names)}
        self._measure = np.array([self._measures[place[0]] for place in cells.places], dtype=int)

    def lots(self, places: Sequence[Place], values: Array, worded: Array) -> Iterator[Lot]:
        """Give the pairs that differ by the numbers of one measure in half of their places or more.

        places, values: the numbers, all of one measure; worded: which of them are called a change, or are below nought,
        so that they may be the difference of two measures, and need not hold anywhere that is known.
        """
        own = self._measures.get(places[0][0], -1)
        at = np.array([self._abouts.get(place[1:], -1) for place in places], dtype=int)
        found = [self._within(self._before, at, np.flatnonzero(at >= 0), own)]
        if worded.any():
            others = self._size[at] - np.isin(at, self._of[self._measure == own])
            found.append(self._within(self._two, at, np.flatnonzero((at >= 0) & worded & (others <= FEW)), own))
        sent = np.concatenate([one[0] for one in found])
        if not len(sent):
            return
        tried = int(np.bincount(sent).max())
        for each in found:
            yield from self._held(*each, values, tried, seldom=bool(worded.any()))

    def _within(self, pairs: Pairs, at: Array, wanted: Array, own: int) -> tuple[Array, Array, Array, Array]:
        """Give the pairs of some places, but those of the measure itself: for which number, the two counts, the lot."""
        number, row = pairs.at(at[wanted])
        first, second = pairs.first[number], pairs.second[number]
        kept = (self._measure[first] != own) & (self._measure[second] != own)
        return wanted[row[kept]], first[kept], second[kept], pairs.lots[number[kept]]

    def _held(
        self, sent: Array, first: Array, second: Array, lots: Array, values: Array, tried: int, *, seldom: bool
    ) -> Iterator[Lot]:
        left = self._cells.values[first] - self._cells.values[second]
        known = np.bincount(lots, ~np.isnan(left))
        held = np.maximum(*(np.bincount(lots, left == sign * values[sent]) for sign in (1, -1)))
        wanted = (2 * held >= known) & ((held > 0) | seldom)
        kept = np.flatnonzero(wanted[lots])
        kept = kept[np.argsort(lots[kept], kind="stable")]
        for lot in np.split(kept, np.flatnonzero(np.diff(lots[kept])) + 1) if len(kept) else ():
            yield Lot(sent[lot], first[lot], second[lot], tried)

    @cached_property
    def _size(self) -> Array:
        """How many counts each place has."""
        return np.bincount(self._of, minlength=len(self._abouts))

    @cached_property
    def _before(self) -> Pairs:
        """Each count with that of the year before, and that of the period just before."""
        rows = []
        for number, (measure, area, group, item, period) in enumerate(self._cells.places):
            for way, before in self._befores[period]:
                other = self._cells.at.get((measure, area, group, item, before))
                if other is not None:
                    rows.append((self._of[number], number, other, 2 * self._measure[number] + way))
        return Pairs.of(rows, len(self._abouts))

    @cached_property
    def _two(self) -> Pairs:
        """Any two counts of a place that has few."""
        lots: dict[int, list[int]] = defaultdict(list)
        for number, about in enumerate(self._of.tolist()):
            lots[about].append(number)
        codes = self._measure.tolist()
        rows = [
            (about, one, other, codes[one] * len(self._measures) + codes[other])
            for about, numbers in lots.items()
            if len(numbers) <= FEW + 1
            for one, other in permutations(numbers, 2)
        ]
        return Pairs.of(rows, len(self._abouts))

    @cached_property
    def _befores(self) -> dict[str, list[tuple[int, str]]]:
        """The year before each period (0), and the period just before it (1), where counts of these are sent."""
        periods = {name: known_period(name) for name in {place[4] for place in self._cells.places}}
        ends = {(period.end, period.months): name for name, period in periods.items()}
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name, period in periods.items():
            befores = (year_before(period).name, ends.get((_day_before(period), period.months), ""))
            found[name] = [(way, before) for way, before in enumerate(dict.fromkeys(befores)) if before in periods]
        return found


def _day_before(period: Period) -> date:
    return period.start - timedelta(1)
