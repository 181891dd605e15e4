"""What counts that percentages stand for have to do with one another: they add up as their wholes do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import inf

import numpy as np
from msgspec import Struct, field

from psrstats.columns import Array
from psrstats.disclosure.cells import Place
from psrstats.disclosure.implied_parts import words_of
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD
from psrstats.disclosure.numerator_nests import grown, nested
from psrstats.disclosure.numerator_pairs import LONGEST, complements, leaving
from psrstats.disclosure.numerator_wholes import makes_up
from psrstats.disclosure.numerators import Numerator, Numerators, lots_of
from psrstats.disclosure.opposites import said_of, turned
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.telling import is_rare

Kind = str | frozenset[str]
FAR = 1_000_000_000  # beyond all numbers


class Web(Struct, dict=True):
    """Numbers of children, some of them sent as percentages, and the relations among them."""

    numerators: Numerators
    own: tuple[Numerator, ...]  # the first numbers
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    about: list[Place] = field(default_factory=list)  # of each number beyond: the place of what it is part of
    unsent: dict[tuple[int, Kind], int] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()  # the cells of the report that are printed

    @classmethod
    def of(cls, numerators: Numerators, wholes: Iterable[Relation], hidden: Array) -> Web:
        """Put together what is known of the numerators of a report.

        wholes: what is known of its counts; hidden: which of them are not printed.
        """
        low, high = [one.low for one in numerators.all], [one.high for one in numerators.all]
        web = cls(numerators, numerators.all, low, high, shown=frozenset(np.flatnonzero(~hidden).tolist()))
        web.relations += _shared_out(numerators)
        for one, other in (*nested(numerators), *grown(numerators)):
            web.between(one, other)
        web.relations += [*_sent_twice(numerators), *_adding_up(numerators)]
        web.denied()
        web.completed()
        for relation in wholes:
            web.alike(relation)
        return web

    def denied(self) -> None:
        """Take in what is not so as all of a whole but what is: not checked, and checked."""
        known = frozenset[str]().union(*(said_of(one.words) for one in self.own))
        for at, one in enumerate(self.own):
            so = turned(one.words, _beside(self.numerators, one), known) if one.share else None
            if so and so not in self._kinds[one.whole]:
                whole = self.numerators.whole(one)
                number = self._add(whole - one.high, whole - one.low, one.place)
                self._kinds[one.whole][so] = number
                self.relations.append(Relation((at, number), (1.0, 1.0), whole, whole))

    def completed(self) -> None:
        """Take in what is left of a whole as the other of two kinds that make it up wherever both are sent."""
        for kind, other in complements(self.numerators):
            for whole, kinds in self._kinds.items():
                if (at := kinds.get(kind, len(self.own))) < len(self.own) and other not in kinds:
                    one, value = self.own[at], float(self.numerators.counts.values[whole])
                    kinds[other] = self._add(value - one.high, value - one.low, one.place)
                    self.relations.append(Relation((at, kinds[other]), (1.0, 1.0), value, value))
        for kind, other in leaving(self.numerators):
            for whole, kinds in self._kinds.items():
                if max(pair := (kinds.get(kind, FAR), kinds.get(other, FAR))) < len(self.own):
                    value = float(self.numerators.counts.values[whole])
                    left = self._add(0.0, value, self.own[pair[0]].place)
                    self.relations.append(Relation((*pair, left), (1.0, 1.0, 1.0), value, value))

    def between(self, part: int, whole: int) -> None:
        """Say that one numerator is part of another: what lies between them is a number of its own."""
        left = self._add(0.0, self.high[whole] - self.low[part], self.own[whole].place)
        if self.high[whole] >= self.low[part]:
            self.relations.append(Relation((whole, part, left), (-1.0, 1.0, 1.0)))

    def alike(self, relation: Relation) -> None:
        """Say of the numerators of counts that add up that they do, too: those of one kind of all of them."""
        counts = self.numerators.counts
        if max(relation.numbers) >= len(counts) or relation.low or relation.high:
            return
        by_whole = [self._kinds.get(number, {}) for number in relation.numbers]
        for kind in dict.fromkeys(kind for kinds in by_whole for kind in kinds):
            sent = [kinds.get(kind) for kinds in by_whole]
            if sent[0] is None and None not in sent[1:]:
                self._counted_together(relation, [one for one in sent[1:] if one is not None])
            if sent[0] is None or all(one is None for one in sent[1:]):
                continue
            numbers = [
                self._unsent(number, kind) if one is None else one
                for number, one in zip(relation.numbers, sent, strict=True)
            ]
            found = Relation(tuple(numbers), relation.coefficients)
            if found not in self.relations and self._may_hold(found):
                self.relations.append(found)

    def _counted_together(self, relation: Relation, parts: Sequence[int]) -> None:
        """Hold all parts of a count of which no percentage is sent against a count that is what theirs add up to.

        Rates of all localities, and beside them all plans: which count that is only its number tells, or its words.
        """
        whole, report = relation.numbers[0], self.numerators.report
        about = self.numerators.counts.places[whole][1:]
        near = [at for at in report.by_place.get(about, ()) if at in self.shown and at != whole]
        low, high = (sum(ends[part] for part in parts) for ends in (self.low, self.high))
        said = frozenset[str]().union(*(words_of(self.own[part].words) for part in parts if part < len(self.own)))
        for at in near if relation.coefficients[1:] == (1.0,) * len(parts) else ():
            value, alike = float(report.cells.values[at]), bool(said & words_of(report.words(at)))
            found = Relation(tuple(parts), (1.0,) * len(parts), value, value)
            if low <= value <= high and is_rare([value / (high - low + 1)], len(near), alike=alike):
                self.relations += [found] if found not in self.relations else []
                return

    def _may_hold(self, one: Relation) -> bool:
        terms = zip(one.numbers, one.coefficients, strict=True)
        ends = [sorted((times * self.low[number], times * self.high[number])) for number, times in terms]
        several = len(set(one.numbers)) == len(one.numbers)
        return several and sum(low for low, _ in ends) <= 0 <= sum(high for _, high in ends)

    def _unsent(self, number: int, kind: Kind) -> int:
        """Give the number of those of a count that are of a kind, of which no figure is sent."""
        if (number, kind) not in self.unsent:
            value = float(self.numerators.counts.values[number])
            most = value if value == value and kind in self._within else inf
            self.unsent[number, kind] = self._add(0.0, most, self.numerators.counts.places[number])
        return self.unsent[number, kind]

    def _add(self, low: float, high: float, about: Place) -> int:
        self.low.append(low)
        self.high.append(high)
        self.about.append(about)
        return len(self.low) - 1

    @cached_property
    def _within(self) -> frozenset[Kind]:
        """The kinds of which there are never more than the count that they are told with."""
        beyond = {kind for one in self.own if one.beside for kind in _kinds_said(self.numerators, one)}
        return frozenset(kind for kinds in self._kinds.values() for kind in kinds) - beyond

    @cached_property
    def _kinds(self) -> dict[int, dict[Kind, int]]:
        return _kinds_of(self.numerators)


def _kinds_of(numerators: Numerators) -> dict[int, dict[Kind, int]]:
    """Give the numerators of each count, by their measure and by the words that say what is counted of it."""
    found: dict[int, dict[Kind, int]] = defaultdict(dict)
    for at, one in enumerate(numerators.all):
        for kind in _kinds_said(numerators, one):
            found[one.whole].setdefault(kind, at)
    return found


def _kinds_said(numerators: Numerators, one: Numerator) -> tuple[str, frozenset[str]]:
    return one.kind, said_of(one.words) - _beside(numerators, one)


def _beside(numerators: Numerators, one: Numerator) -> frozenset[str]:
    """Give the words of what a numerator is part of, which say nothing of what is counted of it."""
    measure = numerators.counts.places[one.whole][MEASURE]
    return words_of(numerators.report.quotients.settings.measures[measure].words)


def _sent_twice(numerators: Numerators) -> Iterator[Relation]:
    """Give the numerators that are sent as a count and in per cent."""
    counts = {(one.kind, one.whole): at for at, one in enumerate(numerators.all) if not (one.quotient or one.beside)}
    for at, one in enumerate(numerators.all):
        other = counts.get((one.kind, one.whole))
        if one.quotient and other is not None and one.low <= numerators.all[other].low <= one.high:
            yield Relation((at, other), (1.0, -1.0))


def _shared_out(numerators: Numerators) -> Iterator[Relation]:
    """Give the percentages next to one another that make up a hundred of one whole."""
    at = {one: number for number, one in enumerate(numerators.all)}
    for lot in lots_of(numerators):
        whole = numerators.whole(lot[0])
        for run in _runs([one for one in lot if one.share and one.quotient], whole):
            yield Relation(tuple(at[one] for one in run), (1.0,) * len(run), whole, whole)


def _adding_up(numerators: Numerators) -> Iterator[Relation]:
    """Give the figures of one whole of which one is all others of its line: groups, measures, areas or periods."""
    at = {one: number for number, one in enumerate(numerators.all)}
    for lot in lots_of(numerators):
        for dimension in (MEASURE, AREA, GROUP, ITEM, PERIOD):
            lines: dict[tuple[str, ...], list[Numerator]] = defaultdict(list)
            for one in lot:
                if one.quotient:
                    lines[one.place[:dimension] + one.place[dimension + 1 :]].append(one)
            for line in lines.values():
                least = sum(one.low for one in line)
                for whole in (one for one in line if len(line) > 2 and one.low + one.high >= least):
                    parts = [one for one in line if one is not whole]
                    if _is_sum(whole, parts):
                        yield Relation.total(at[whole], [at[one] for one in parts])


def _is_sum(whole: Numerator, parts: Sequence[Numerator]) -> bool:
    """Say whether figures add up to another by their digits, and by the numbers that they stand for."""
    of = [one.quotient for one in parts if one.quotient]
    if not whole.quotient or any(one.per != whole.quotient.per for one in of):
        return False
    apart = abs(whole.quotient.shown.value - sum(one.shown.value for one in of))
    near = apart <= whole.quotient.shown.allowance + sum(one.shown.allowance for one in of)
    return near and sum(one.low for one in parts) <= whole.high and sum(one.high for one in parts) >= whole.low


def _runs(lot: list[Numerator], whole: float) -> Iterator[list[Numerator]]:
    """Give those next to one another that may make up a whole: of long ones, none that lies within another."""
    reached = 0
    for start in range(len(lot)):
        ends = list(_ends(lot, start, whole))
        yield from (lot[start:end] for end in ends if end - start <= LONGEST)
        if ends and ends[-1] > max(reached, start + LONGEST):
            reached = ends[-1]
            yield lot[start:reached]


def _ends(lot: list[Numerator], start: int, whole: float) -> Iterator[int]:
    """Give the ends of those from a start on that may make up a whole, by their numbers and by their digits."""
    low = high = 0.0
    for end, one in enumerate(lot[start:], start + 1):
        low, high = low + one.low, high + one.high
        if low > whole:
            return
        if end > start + 1 and high >= whole and makes_up([one.quotient for one in lot[start:end] if one.quotient]):
            yield end
