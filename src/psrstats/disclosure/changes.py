"""Changes that agencies send as counts: 17 fewer than last year tell this year's count by last year's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import PLACE, Cells, Place
from psrstats.disclosure.derived_words import CHANGE, FROM_SET
from psrstats.disclosure.differences import Differences
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.telling import is_rare, telling
from psrstats.lineage import Figures
from psrstats.totals import is_total

Pair = tuple[int, int]  # the count that a change leads to, and the one that it starts from


class Sent(Struct, frozen=True):
    """A whole number that an agency sends, which may be a change."""

    place: Place
    value: float


class Change(Struct, frozen=True):
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
        self._figures, self._settings, self._cells = figures, settings, cells

    @cached_property
    def _sent(self) -> list[Sent]:
        columns = self._figures.columns
        wanted = (columns.where(statistic="", formula="", marker="", unit=unit) for unit in ("count", "score"))
        rows = np.concatenate(list(wanted))
        rows = rows[columns["value"][rows] % 1 == 0]
        places = zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True)
        return list(map(Sent, places, columns["value"][rows].tolist()))

    @cached_property
    def all(self) -> tuple[Change, ...]:
        """Those that hold wherever the two counts are known, or in most places: by words, or by numbers alone."""
        by_measure: dict[str, list[Sent]] = defaultdict(list)
        for one in self._sent:
            by_measure[one.place[0]].append(one)
        differences = Differences(self._cells)
        return tuple(change for sent in by_measure.values() for change in self._of_measure(sent, differences))

    def _of_measure(self, sent: list[Sent], differences: Differences) -> Iterator[Change]:
        values = np.array([one.value for one in sent])
        worded = (values < 0) | self._is_worded(sent[0].place[0])
        for lot in differences.lots([one.place for one in sent], values, worded):
            rows = zip(lot.sent.tolist(), lot.first.tolist(), lot.second.tolist(), strict=True)
            yield from self._holding([Change(sent[at], (first, second)) for at, first, second in rows], lot.tried)

    def telling(self, hidden: Array, policy: Policy) -> set[Place]:
        """Give the places of those that would tell a count that is not shown, or is small and only rounded."""
        values = self._cells.values
        secret = hidden | ((policy.base > 1) & (policy.printed(values) <= policy.base) & (values > 0))
        if not secret.any():
            return set()
        gone = {one.sent.place for one in self.all if secret[list(one.counts)].any()}
        return gone | self._adding_up(gone, secret) | set(self._from_what_is_set(secret, policy))

    def _from_what_is_set(self, secret: Array, policy: Policy) -> Iterator[Place]:
        """Give the numbers by which a count that is not shown is more or less than one that anybody may see: a target.

        A target of 40 and 37 below it leave three. What counts no child, and is no count, may be either.
        """
        beside: dict[tuple[str, ...], list[Sent]] = defaultdict(list)
        for one in self._sent if self._far_from_set else ():
            if one.place not in self._cells.at:
                beside[one.place[1:]].append(one)
        for number in np.flatnonzero(secret).tolist() if beside else ():
            near = beside.get(self._cells.places[number][1:], [])
            for one in (one for one in near if one.place[0] in self._far_from_set):
                others = (other.value for other in near if other is not one)
                if any(self._may_be(number, aim + one.value * sign, policy) for aim in others for sign in (1, -1)):
                    yield one.place

    def _may_be(self, number: int, count: float, policy: Policy) -> bool:
        value = self._cells.values[number]
        return bool(value == count or (np.isnan(value) and policy.lowest <= count <= max(policy.largest, policy.base)))

    @cached_property
    def _far_from_set(self) -> frozenset[str]:
        """The measures whose words say that they are a difference of something, or one below nought is sent of."""
        names = {one.place[0] for one in self._sent}
        below = {one.place[0] for one in self._sent if one.value < 0}
        return frozenset(name for name in names if self._says(name, CHANGE, FROM_SET)) | below

    def _adding_up(self, gone: set[Place], secret: Array) -> set[Place]:
        """Give the changes of all of what is left out in part: less the others they are the one that is not shown.

        Where both counts of all are shown, what they differ by tells no more than they do.
        """
        report = self._settings.report
        unknown = secret | np.isnan(self._cells.values)
        known = {one.sent.place for one in self.all if not unknown[list(one.counts)].any()}
        lots: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in gone:
            lots[place[0], place[4]].append(place)
        return {
            one.place
            for one in self._sent
            if one.place not in known
            and any(_is_of_all(one.place, part, report.area) for part in lots.get((one.place[0], one.place[4]), ()))
        }

    def _name(self, number: int) -> str:
        return self._cells.places[number][0]

    def _is_worded(self, name: str) -> bool:
        return self._says(name, CHANGE)

    def _says(self, name: str, *forms: re.Pattern[str]) -> bool:
        measure = self._settings.measures.get(name)
        return measure is not None and any(form.search(f"{measure.title} {measure.label}") for form in forms)

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


def _is_of_all(whole: Place, part: Place, area: str) -> bool:
    """Say whether a place is all of what another is a part of: of all groups, all items, or the report's area."""
    wider = whole[1] in (part[1], area) and all(
        one == other or not one or is_total(one) for one, other in zip(whole[2:4], part[2:4], strict=True)
    )
    return wider and whole != part
