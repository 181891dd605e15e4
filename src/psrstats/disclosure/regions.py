"""What is equal among the breakdowns and counts of one area and period, whoever sends them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import combinations

import numpy as np
from msgspec import Struct

from psrstats.disclosure.breakdowns import Breakdown, Breakdowns
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.telling import Words, telling
from psrstats.formulas.age_bands import ages
from psrstats.totals import is_total


class Candidate(Struct, frozen=True):
    """Relations that hold together, whether by their words too, and among how many they were found."""

    relations: tuple[Relation, ...]
    alike: bool
    tried: Callable[[], int]
    more: tuple[float, ...] = ()  # further numbers that agree in the others of the relations


class Region(Struct, frozen=True, dict=True):
    """The breakdowns and the counts of one area and period."""

    all: Breakdowns
    breakdowns: list[Breakdown]
    counts: list[int]
    policy: Policy

    def candidates(self) -> Iterator[Candidate]:
        """Give what is equal: a breakdown's sum and a count, two breakdowns' sums, counts of the same words."""
        large = [one for one in self.breakdowns if one.whole > self.policy.largest]
        for one in large:
            for number in self._by_value.get(one.whole, ()):
                if (alike := self._fits(one, number)) is not None:
                    yield Candidate((Relation.total(number, one.members),), alike, self._tried(one.words, alike=alike))
        by_whole: dict[float, list[Breakdown]] = defaultdict(list)
        for one in large:
            by_whole[one.whole].append(one)
        for lot in by_whole.values():
            for one, other in combinations(lot, 2):
                yield from self._pair(one, other)
        yield from self._same_words()
        yield from (found for one in large for found in self._cut(one))

    def _cut(self, one: Breakdown) -> Iterator[Candidate]:
        """Give the halves of a list that are as many: the same children by age, and then by sex."""
        added = np.cumsum(self.all.values[list(one.members)])
        for at in np.flatnonzero(2 * added == one.whole).tolist() if one.dimensions != (MEASURE,) else ():
            halves = one.members[: at + 1], one.members[at + 1 :]
            if min(map(len, halves)) > 1:
                times = (*[1.0] * len(halves[0]), *[-1.0] * len(halves[1]))
                kinds = [{self._is_age(number, one) for number in half} for half in halves]
                relation = Relation((*halves[0], *halves[1]), times)
                yield Candidate((relation,), kinds in ([{True}, {False}], [{False}, {True}]), partial(len, one.members))

    def _is_age(self, number: int, one: Breakdown) -> bool:
        return any(ages(self.all.places[number][at]) for at in one.dimensions)

    @cached_property
    def _by_value(self) -> dict[float, list[int]]:
        found: dict[float, list[int]] = defaultdict(list)
        for number in self.counts:
            if self.all.values[number] > 0 and not self.all.no_totals[number]:
                found[float(self.all.values[number])].append(number)
        return found

    def _fits(self, one: Breakdown, number: int) -> bool | None:
        """Say whether words tell that a count may be the total of a breakdown; None where it cannot be."""
        place = self.all.places[number]
        if number in one.members or one.is_in_line(place) or self.all.is_of_source(one, number):
            return None
        words = self.all.words(number)
        if not all(self._agree(one.about[at], place[at], one.words, words) for at in (GROUP, ITEM)):
            return None
        return _share(one.words, words) or one.about[MEASURE] == place[MEASURE]

    def _agree(self, one: str, other: str, of_one: Words, of_other: Words) -> bool:
        """Say whether two labels are of the same children: alike, both of all, or one said in the other's words."""
        if _same(one, other):
            return True
        return any(
            _is_of_all(blank) and bool(telling(label)) and telling(label) <= words
            for blank, label, words in ((one, other, of_one), (other, one, of_other))
        )

    def _pair(self, one: Breakdown, other: Breakdown) -> Iterator[Candidate]:
        """Give two breakdowns of one number of children: count by count if they are one breakdown, else their sums."""
        if not set(one.members).isdisjoint(other.members) or self.all.is_of_source(one, other.members[0]):
            return
        alike = _share(one.words, other.words) or one.about[MEASURE] == other.about[MEASURE]
        tried = self._tried(one.words, alike=alike)
        values = self.all.values
        if pairs := self._matched(one, other):
            numbers = tuple(float(values[a]) for a, _ in pairs)
            yield Candidate(tuple(Relation(pair, (1.0, -1.0)) for pair in pairs), alike, tried, numbers[1:])
        elif runs := self._runs(one, other) or self._runs(other, one):
            sizes = tuple(float(values[run[0]]) for run in runs)
            yield Candidate(tuple(Relation.total(whole, parts) for whole, *parts in runs), alike, tried, sizes[1:])
        elif (one.several or other.several or not self.policy.lowest) and all(
            self._agree(one.about[at], other.about[at], one.words, other.words) for at in (GROUP, ITEM)
        ):
            times = (*[1.0] * len(one.members), *[-1.0] * len(other.members))
            yield Candidate((Relation((*one.members, *other.members), times),), alike, tried)

    def _matched(self, one: Breakdown, other: Breakdown) -> list[tuple[int, int]]:
        """Give the counts of two breakdowns that are the same, by their labels or in their order; none unless all."""
        if len(one.members) != len(other.members):
            return []
        values = self.all.values
        by_words = {self.all.label_words(number, one.dimensions): number for number in one.members}
        named = [by_words.get(self.all.label_words(number, other.dimensions)) for number in other.members]
        for firsts in (named, one.members):
            pairs = [(a, b) for a, b in zip(firsts, other.members, strict=True) if a is not None]
            if len(pairs) == len(by_words) == len(other.members) and all(values[a] == values[b] for a, b in pairs):
                return pairs
        return []

    def _runs(self, one: Breakdown, other: Breakdown) -> list[tuple[int, ...]]:
        """Give each count of a breakdown with those of a finer one that it adds up, in their order; or nothing."""
        values, found, at = self.all.values, list[tuple[int, ...]](), 0
        ends = np.cumsum(values[list(one.members)]).tolist()
        for number, end in zip(other.members, np.cumsum(values[list(other.members)]).tolist(), strict=True):
            cuts = [cut for cut in range(at, len(ends)) if ends[cut] == end]
            cuts = cuts[-1:] if number == other.members[-1] else cuts  # the last has all that is left
            if not self.policy.lowest and (len(cuts) > 1 or not values[number]):
                # Where noughts are hidden, nobody but the ages tells of which run one is.
                cuts = [cut for cut in cuts if self._end_alike((one, one.members[cut]), (other, number))]
            if not cuts:
                return []
            found.append((number, *one.members[at : cuts[0] + 1]))
            at = cuts[0] + 1
        return found if len(one.members) > len(other.members) > 1 else []

    def _end_alike(self, *of: tuple[Breakdown, int]) -> bool:
        """Say whether two bands of ages end with the same one."""
        lasts = [ages(self.all.places[number][at]) for each, number in of for at in each.dimensions]
        return len(lasts) == len(of) and None not in lasts and len({band.high for band in lasts if band}) == 1

    def _same_words(self) -> Iterator[Candidate]:
        """Give the counts that are the same by number and by words, in different measures."""
        lots: dict[tuple[float, Words], list[int]] = defaultdict(list)
        for value, numbers in self._by_value.items():
            for number in numbers if len(numbers) > 1 else ():
                lots[value, self.all.words(number)].append(number)
        for (_, words), lot in lots.items():
            for one, other in combinations(lot, 2):
                if words and self.all.places[one][MEASURE] != self.all.places[other][MEASURE]:
                    yield Candidate((Relation((one, other), (1.0, -1.0)),), True, lambda: 1)

    def _tried(self, words: Words, *, alike: bool) -> Callable[[], int]:
        """Count what a breakdown is compared with: all that share its words, or all of all children."""
        return (lambda: self._sharing(words)) if alike else (lambda: self._plain)

    def _sharing(self, words: Words) -> int:
        counts = sum(_share(words, self.all.words(number)) for number in self.counts if self._is_plain(number))
        return max(1, counts + sum(_share(words, other.words) for other in self.breakdowns) - 1)

    @cached_property
    def _plain(self) -> int:
        return len(self.breakdowns) + sum(map(self._is_plain, self.counts))

    def _is_plain(self, number: int) -> bool:
        return all(_is_of_all(self.all.places[number][at]) for at in (GROUP, ITEM))


def _is_of_all(label: str) -> bool:
    return not label or is_total(label)


def _share(one: Words, other: Words) -> bool:
    """Say whether two counts share a word that tells of whom they are, or neither has one: both are of children."""
    return bool(one & other) or not (one or other)


def _same(one: str, other: str) -> bool:
    if one.casefold() == other.casefold() or (_is_of_all(one) and _is_of_all(other)):
        return True
    return bool(telling(one)) and telling(one) == telling(other)
