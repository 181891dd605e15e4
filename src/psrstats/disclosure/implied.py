"""What a percentage, rate or ratio that is shown tells of a count that is not: it stands for a count of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import inf

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.by_words import Total
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.implied_parts import of_places
from psrstats.disclosure.implied_sums import Entry, Sum, of_lines
from psrstats.disclosure.implied_totals import of_unsent_totals
from psrstats.disclosure.mixed_lines import MixedLines, mixed_lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.quotients import Quotients, Whole
from psrstats.disclosure.relation import Relation


class Told(Struct, frozen=True):
    """What some figures that are shown tell together of counts."""

    by: tuple[int, ...]  # the numbers of the quotients
    relation: Relation


class Implied(Struct, frozen=True, dict=True):
    """The counts of a report and the quotients that are sent with them."""

    cells: Cells
    quotients: Quotients
    policy: Policy

    @cached_property
    def mixed(self) -> MixedLines:
        """The lines of counts and quotients together."""
        return mixed_lines(self.cells, self.quotients)

    @cached_property
    def by_place(self) -> dict[tuple[str, ...], list[int]]:
        """The cells of each area, group, item and period."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, place in enumerate(self.cells.places):
            found[place[1:]].append(number)
        return found

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods of the counts."""
        return tuple(dict.fromkeys(place[-1] for place in self.cells.places))

    @cached_property
    def _named(self) -> dict[int, list[Whole]]:
        return {number: self.quotients.named(one, self.cells) for number, one in enumerate(self.quotients.all)}

    def named(self, number: int) -> list[Whole]:
        """Give the denominators of a quotient that measures.csv names."""
        return self._named[number]

    def tops(self, number: int, whole: float) -> tuple[int, int] | None:
        """Give the least and the greatest count that a quotient stands for, if it is one of a whole."""
        if (number, whole) not in self._tops:
            self._tops[number, whole] = self.quotients.all[number].tops(whole)
        return self._tops[number, whole]

    @cached_property
    def _tops(self) -> dict[tuple[int, float], tuple[int, int] | None]:
        return {}

    def source(self, cell: int) -> str:
        """Give the source that sends a count."""
        return self.quotients.settings.measures[self.cells.places[cell][0]].source

    def words(self, cell: int) -> str:
        """Give the words that say what a count is of."""
        measure = self.quotients.settings.measures[self.cells.places[cell][0]]
        return f"{measure.title} {measure.label}"

    def rests(self) -> Iterator[Total]:
        """Give the wholes and their parts of which a percentage says that few are left: it is as if these were sent."""
        nothing = np.zeros(len(self.cells), dtype=bool)
        for one in self._sums(nothing) if self.policy.base == 1 else ():
            if one.total.number in one.counts or one.total.number is None or one.total.is_quotient:
                continue
            left = self.cells.values[one.total.number] - self.cells.values[list(one.counts)].sum()
            if 1 <= left <= self.policy.largest:
                yield one.total.number, one.counts

    def _sums(self, hidden: Array) -> tuple[Sum, ...]:
        """Find the sums in which quotients stand for counts, once for each choice of what is not shown."""
        key = hidden.tobytes()
        if key not in self._found:
            self._found[key] = tuple(dict.fromkeys(of_lines(self, hidden)))
        return self._found[key]

    @cached_property
    def _found(self) -> dict[bytes, tuple[Sum, ...]]:
        return {}

    def told(self, hidden: Array, wholes: Mapping[int, Sequence[int]]) -> tuple[Told, ...]:
        """Find what the quotients would tell of counts that are not shown, were they all shown.

        hidden: which cells are not shown; wholes: of each cell, those that it is known to be a part of.
        """
        if not hidden.any() or not self.quotients.all:
            return ()
        sums = ((one.by, one.relation) for one in self._sums(hidden))
        found = dict.fromkeys((*of_places(self, hidden, hidden, wholes), *sums))
        return tuple(Told(by, one) for by, one in found if hidden[list(one.numbers)].any())

    def telling(self, hidden: Array, wholes: Mapping[int, Sequence[int]]) -> set[Place]:
        """Choose the quotients that may not be shown, and give their places.

        Of those that together tell a count, one; and those that stand for few, with another that would tell these.
        Beside rounded counts, all that fit one of them: their digits tell more than it does.
        """
        every = ~(self.cells.values == 0)
        found = set(of_unsent_totals(self, hidden if self.policy.base == 1 else every, wholes))
        if self.policy.base > 1:
            found |= {by[0] for by, _ in of_places(self, every, np.zeros_like(every), wholes)}
        for one in self._sums(hidden) if self.policy.largest else ():
            few = [part for part in one.parts if part.is_quotient and self._may_be_few(part)]
            found |= {-1 - part.number for part in few if part.number is not None}
            others = [number for number in one.by if number not in found]
            if few and others and not hidden[list(one.counts)].any():
                found.add(others[-1])
        for told in sorted(self.told(hidden, wholes), key=lambda one: len(one.by)):
            if found.isdisjoint(told.by) and self.narrows(told.relation, hidden):
                found.add(told.by[-1])
        return {self.quotients.all[number].place for number in found}

    def _may_be_few(self, one: Entry) -> bool:
        return one.high >= self.policy.lowest and one.low <= self.policy.largest

    def narrows(self, relation: Relation, hidden: Array) -> bool:
        """Say whether a relation alone brings a count that is not shown to too few values."""
        terms = list(zip(relation.numbers, relation.coefficients, strict=True))
        known = sum(times * float(self.cells.values[number]) for number, times in terms if not hidden[number])
        low, high = relation.low - known, relation.high - known
        secret = [(number, times) for number, times in terms if hidden[number]]
        if all(times < 0 for _, times in secret):
            low, high = -high, -low
        elif any(times < 0 for _, times in secret):
            return False  # a whole and a part of it may both be more
        lowest, candidates = self.policy.lowest, self.policy.candidates
        high -= lowest * (len(secret) - 1)
        low = low if len(secret) == 1 else -inf
        values = self.cells.values[[number for number, _ in secret]]
        small = self.policy.is_small(values).any() or np.isnan(values).any()
        most = min(self.policy.largest or inf, high) if small else high
        return bool(most - max(low, lowest) + 1 < candidates)

    def shown_whole(self, number: int | None, hidden: Array) -> bool:
        """Say whether a whole is known to everybody."""
        return number is None or not (hidden[number] or np.isnan(self.cells.values[number]))

    def ends(self, number: int) -> tuple[float, float]:
        """Give the ends of what a cell can truly be: one that an agency suppressed is any small count."""
        value = self.cells.values[number]
        return (value, value) if value == value else (float(self.policy.lowest), float(self.policy.largest or inf))
