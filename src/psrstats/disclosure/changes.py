"""Changes that agencies send as counts: 17 fewer than last year tell this year's count by last year's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import permutations

import numpy as np

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.by_periods import months
from psrstats.disclosure.cells import PLACE, Cells, Place
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Relation
from psrstats.disclosure.telling import is_rare, telling
from psrstats.lineage import Figures
from psrstats.patterns import regex
from psrstats.periods import Period, known_period, year_before

_CHANGE = regex(
    r"\b(?:chang(?:e|ed|es)|differen(?:ce|ces|t)|rises?|rose|falls?|fell|increas(?:e|es|ed)|decreas(?:e|es|ed)|net|growth|"
    r"grew|reduction|reduced|movement|more than|fewer than|less than|up on|down on|gap|variance|\+/-)(?!\w)",
    re.IGNORECASE,
)
FEW = 40  # measures of one place of which a change may be between any two
Pair = tuple[int, int]  # the count that a change leads to, and the one that it starts from


@dataclass(frozen=True, slots=True)
class Sent:
    """A whole number that an agency sends, which may be a change."""

    place: Place
    value: float


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is the difference of two counts: of the first less the second, or the other way about."""

    sent: Sent
    counts: Pair

    @property
    def relation(self) -> Relation:
        """Say what it tells of the two."""
        return Relation(self.counts, (1.0, -1.0), self.sent.value, self.sent.value)


class Changes:
    """The changes of counts that a report's agencies send."""

    def __init__(self, figures: Figures, settings: Settings, cells: Cells) -> None:
        self._settings, self._cells = settings, cells
        columns = figures.columns
        wanted = (columns.where(statistic="", formula="", marker="", unit=unit) for unit in ("count", "score"))
        rows = np.concatenate(list(wanted))
        rows = rows[columns["value"][rows] % 1 == 0]
        places = zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True)
        self._sent = list(map(Sent, places, columns["value"][rows].tolist()))

    @cached_property
    def all(self) -> tuple[Change, ...]:
        """Those that hold wherever the two counts are known, or in most places: by words, or by numbers alone."""
        lots: dict[tuple[str, str, str, str], list[Change]] = defaultdict(list)
        tried: dict[str, int] = defaultdict(int)
        for one in self._sent:
            found = list(self._between(one))
            tried[one.place[0]] = max(tried[one.place[0]], len(found))
            for kind, first, second in found:
                lots[one.place[0], kind, self._name(first), self._name(second)].append(Change(one, (first, second)))
        return tuple(change for key, lot in lots.items() for change in self._holding(lot, tried[key[0]]))

    def telling(self, hidden: Array, policy: Policy) -> set[Place]:
        """Give the places of those that would tell a count that is not shown, or is small and only rounded."""
        values = self._cells.values
        secret = hidden | ((policy.base > 1) & (policy.printed(values) <= policy.base) & (values > 0))
        return {one.sent.place for one in self.all if secret[list(one.counts)].any()} if secret.any() else set()

    def _name(self, number: int) -> str:
        return self._cells.places[number][0]

    def _between(self, one: Sent) -> Iterator[tuple[str, int, int]]:
        """Give the counts between which a number may be the change, in which way: of a measure, or of two."""
        measure, area, group, item, period = one.place
        worded = one.value < 0 or self._is_worded(measure)
        here = [name for name in self._by_place.get((area, group, item, period), ()) if name != measure]
        for name in here:
            for kind, before in self._before[period]:
                if (other := self._cells.at.get((name, area, group, item, before))) is not None:
                    yield kind, self._cells.at[name, area, group, item, period], other
        for first, second in permutations(here, 2) if worded and len(here) <= FEW else ():
            pair = (self._cells.at[first, area, group, item, period], self._cells.at[second, area, group, item, period])
            yield "two", *pair

    @cached_property
    def _by_place(self) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for measure, *about in self._cells.places:
            found[tuple(about)].append(measure)
        return found

    @cached_property
    def _before(self) -> dict[str, list[tuple[str, str]]]:
        """The year before each period and the period just before it, where counts of these are sent."""
        periods = {name: known_period(name) for name in {place[4] for place in self._cells.places}}
        ends = {(period.end, months(period)): name for name, period in periods.items()}
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, period in periods.items():
            befores = {"year": year_before(period).name, "last": ends.get((_day_before(period), months(period)), "")}
            if befores["last"] == befores["year"]:
                del befores["last"]
            found[name] = [(kind, before) for kind, before in befores.items() if before in periods]
        return found

    def _is_worded(self, name: str) -> bool:
        measure = self._settings.measures.get(name)
        return measure is not None and bool(_CHANGE.search(f"{measure.title} {measure.label}"))

    def _holding(self, lot: list[Change], tried: int) -> Iterator[Change]:
        """Give the changes of one measure between the same two, if they hold one way in most places.

        What a measure grew by is held with it as what its running total adds up, unless words say that it is a change.
        """
        values = self._cells.values
        left = np.array([values[one.counts[0]] - values[one.counts[1]] for one in lot])
        told = np.array([one.sent.value for one in lot])
        known = ~np.isnan(left)
        worded = bool((told < 0).any()) or self._is_worded(lot[0].sent.place[0])
        for sign in (1.0, -1.0) if worded else (-1.0,):
            held = known & (left * sign == told)
            numbers = [abs(one) for one in told[held].tolist() if one]
            enough = is_rare(numbers, tried, alike=worded) if numbers else False
            if 2 * held.sum() < known.sum() or not (enough or self._alike(lot[0])):
                continue
            for number in np.flatnonzero(held | ~known).tolist():
                first, second = lot[number].counts[:: int(sign)]
                yield Change(lot[number].sent, (first, second))

    def _alike(self, one: Change) -> bool:
        """Say whether a change is one by its words, and those of its counts are among them."""
        if not self._is_worded(one.sent.place[0]):
            return False
        words = [self._settings.measures[name].words for name in (one.sent.place[0], *map(self._name, one.counts))]
        return all(telling(word) <= telling(words[0]) for word in words[1:])


def _day_before(period: Period) -> date:
    return period.start - timedelta(1)
