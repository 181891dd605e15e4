"""What percentages and rates that are printed tell of those that are not: boys' and all children's tell of girls'."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Array
from psrstats.disclosure.cells import Place
from psrstats.disclosure.lines import MEASURE
from psrstats.disclosure.numerator_sums import Web
from psrstats.disclosure.program import Program
from psrstats.disclosure.protection import FIRST, KEPT, STEPS
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.relations import linked
from psrstats.disclosure.secondary import Counts, secondary
from psrstats.disclosure.structure import Structure
from psrstats.disclosure.witnesses import FAR


class Found(Struct, frozen=True):
    """A number of children that the percentages shown bring to too few values."""

    place: Place  # of the figure that stands for it, or of the count that it is part of
    least: float
    greatest: float
    rest: bool  # whether it is what is left of that
    by: tuple[Place, ...]
    closed_by: tuple[Place, ...]
    finished: bool = True  # whether it was searched to the end


def told_numerators(structure: Structure, shown: Collection[Place], hidden: Array) -> Iterator[Found]:
    """Find the few that percentages, rates and proportions which are printed tell of, and what to leave out as well.

    structure: the report's counts and quotients as they are; shown: the places of the figures that are printed;
    hidden: which counts are not.
    """
    numerators = structure.numerators
    for one in numerators.few:
        place = one.place
        if place in shown and not _is_hidden(one.whole, hidden):
            left = numerators.leaves_few(one)
            whole = numerators.whole(one)
            ends = (whole - one.high, whole - one.low) if left else (one.low, one.high)
            yield Found(place, *ends, left, (place,), (place,))
    for reading in numerators.of_unsent(hidden):
        if (place := structure.quotients.all[reading.number].place) in shown:
            beside = tuple(numerators.counts.places[cell] for cell in reading.run if not _is_hidden(cell, hidden))
            yield Found(place, max(reading.low, 0.0), reading.high, False, (place, *beside), (place,))
    if numerators.all:
        yield from _Printed(structure, shown, hidden).found()


class _Printed:
    """The numerators of a report as an outsider sees them."""

    def __init__(self, structure: Structure, shown: Collection[Place], hidden: Array) -> None:
        self._structure, self._numerators, self._hidden = structure, structure.numerators, hidden
        self._shown = np.array([one.place in shown for one in self._numerators.all], dtype=bool)

    def found(self) -> Iterator[Found]:
        counts = self._counts
        if counts is None:
            return
        program = Program(*counts.ends, counts.relations)
        narrow = {number for number in counts.targets if program.is_narrow(number, counts.policy.candidates)}
        if not narrow:
            return
        blocks = [block for block in _blocks(counts) if not narrow.isdisjoint(block)]
        steps = STEPS / sum(map(len, blocks))
        more = [at for block in blocks for at in _left_out(counts, block, steps)]
        closed_by = tuple(dict.fromkeys(self._place(number) for number in more))
        for number in sorted(narrow):
            least, greatest = program.range_of(number) or (0.0, np.inf)
            by, rest = self._beside(number, counts.relations), number >= len(self._shown)
            finished = greatest - least + 1 < counts.policy.candidates
            yield Found(self._place(number), least, greatest, rest, by, closed_by, finished)

    def _place(self, number: int) -> Place:
        web = self._web
        if number < len(web.own):
            return web.own[number].place
        return web.about[number - len(web.own)]

    def _beside(self, number: int, relations: tuple[Relation, ...]) -> tuple[Place, ...]:
        near = (other for one in relations if number in one.numbers for other in one.numbers)
        return tuple(dict.fromkeys(self._place(one) for one in near if one < len(self._shown) and self._shown[one]))

    @cached_property
    def _seeds(self) -> Array:
        """The wholes of the few that are not shown, and the counts without a percentage beside those that have one."""
        counts = self._numerators.counts
        found = np.zeros(len(counts), dtype=bool)
        found[[one.whole for one, shown in zip(self._numerators.all, self._shown, strict=True) if not shown]] = True
        sent = {one.whole for one in self._numerators.all}
        beside = {line for whole in sent for line in _lines_of(counts.places[whole])}
        for number, place in enumerate(counts.places):
            found[number] |= number not in sent and not beside.isdisjoint(_lines_of(place))
        return found

    @cached_property
    def _web(self) -> Web:
        structure, seeds = self._structure, self._seeds
        relations: tuple[Relation, ...] = ()
        if seeds.any():
            found = linked(self._numerators.counts, seeds, structure.policy, structure.settings)
            relations = found.relations
        return Web.of(self._numerators, relations, self._hidden)

    @cached_property
    def _counts(self) -> Counts | None:
        """All numbers of children that hang together with one that is not shown."""
        web, policy = self._web, replace(self._structure.policy, base=1, midpoint=False)
        low, high = np.array(web.low), np.minimum(np.array(web.high), FAR * FAR)
        relations = _holding(low, high, web.relations)
        if not relations:
            return None
        relations = (*relations, *self._within())
        true = Program(low, high, relations)
        solution = true.solution()
        own = len(web.own)
        hidden = np.ones(len(low), dtype=bool)
        hidden[:own] = ~self._shown
        few = {number for number in np.flatnonzero(hidden).tolist() if self._is_few(number, true)}
        slack = np.array([number not in few for number in range(len(low))])
        may = ~hidden & ((solution > 0) | (policy.lowest == 0))
        lowest = np.where(np.arange(len(low)) < own, float(policy.lowest), 0.0)
        kept = [self._place(number)[MEASURE] in self._structure.settings.disclosure.keep for number in range(len(low))]
        cost = np.where(kept, KEPT, 1.0) + np.arange(len(low)) * FIRST
        return Counts(solution, hidden, slack, solution, may, lowest, cost, relations, policy, (low, high))

    def _within(self) -> Iterator[Relation]:
        """Say of each numerator that it is no more than its whole, where that is known, and not rounded."""
        cells = len(self._hidden)
        for number, one in enumerate(self._numerators.all):
            known = one.whole >= cells or (not self._hidden[one.whole] and self._structure.policy.base == 1)
            if one.share and known:
                yield Relation((number,), (1.0,), 0.0, self._numerators.whole(one))

    def _is_few(self, number: int, true: Program) -> bool:
        if number < len(self._shown):
            return self._numerators.is_few(self._numerators.all[number])
        least, greatest = true.range_of(number) or (0.0, np.inf)
        return self._numerators.are_few(least, greatest)


def _blocks(counts: Counts) -> list[list[int]]:
    """Part all numbers into those that have to do with one another."""
    return Program(np.zeros(len(counts.true)), np.ones(len(counts.true)), counts.relations).components


def _left_out(counts: Counts, block: list[int], steps: float) -> list[int]:
    """Give the numbers of a block that are to be left out as well."""
    own = counts.only(block)
    return [block[at] for at in np.flatnonzero(secondary(own, steps / len(block)).hidden & ~own.hidden).tolist()]


def _is_hidden(count: int, hidden: Array) -> bool:
    return count < len(hidden) and bool(hidden[count])


def _lines_of(place: Place) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the lines in which a count stands: all measures of its place, all areas, groups, items, or periods."""
    yield from ((at, place[:at] + place[at + 1 :]) for at in range(len(place)))


def _holding(low: Array, high: Array, relations: list[Relation]) -> tuple[Relation, ...]:
    """Keep the relations that hold together: all of them, or each that agrees with those before it."""
    if not np.isnan(Program(low, high, tuple(relations)).solution()).any():
        return tuple(relations)
    held: tuple[Relation, ...] = ()
    for one in relations:
        if not np.isnan(Program(low, high, (*held, one)).solution()).any():
            held = (*held, one)
    return held
