"""Sums among the measures, groups, items or areas of one place that have other rows between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.breakdowns import Breakdowns
from psrstats.disclosure.cells import Place
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.regions import Candidate
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.subsets import Subset, choices, subsets
from psrstats.disclosure.telling import NOT, Words, is_opposite, telling
from psrstats.totals import is_total

FEW = 12  # labels that say more than one other does, of which every choice is tried


class Among:
    """The counts of one area and period, or of all areas in one period, as rows and columns."""

    def __init__(self, breakdowns: Breakdowns, counts: Sequence[int], policy: Policy) -> None:
        self._all, self._counts, self._policy = breakdowns, counts, policy

    def candidates(self, *dimensions: int) -> Iterator[Candidate]:
        """Give the sums of rows that differ in a dimension: by words, and by numbers that agree in all columns."""
        for dimension, labels, numbers in ((at, *table) for at in dimensions for table in self._tables(at)):
            rows = self._all.values[numbers]
            words = [self._words(label, dimension) for label in labels]
            for one in dict.fromkeys((*_worded(rows, words), *_numbered(rows, dimension))):
                if self._may(one, rows, labels[one.whole], dimension):
                    yield self._candidate(one, numbers, rows)

    def _tables(self, dimension: int) -> Iterator[tuple[list[str], Array]]:
        """Give the labels and the numbers of the counts, a row a label, of those with the same columns."""
        found: dict[str, dict[Place, int]] = defaultdict(dict)
        for number in self._counts:
            place = self._all.places[number]
            if self._all.values[number] == self._all.values[number]:
                found[place[dimension]][place[:dimension] + place[dimension + 1 :]] = number  # type: ignore[index]
        lots: dict[frozenset[Place], list[str]] = defaultdict(list)
        for label, cells in found.items():
            lots[frozenset(cells)].append(label)
        for columns, labels in lots.items():
            if len(labels) > 2:
                order = sorted(columns)
                yield labels, np.array([[found[label][column] for column in order] for label in labels])

    def _words(self, label: str, dimension: int) -> Words:
        return self._all.measure_words(label) if dimension == MEASURE else telling(label)

    def _may(self, one: Subset, rows: Array, label: str, dimension: int) -> bool:
        """Leave out what tells nothing, and totals of all, which their own lines tell."""
        if dimension in (GROUP, ITEM) and (not label or is_total(label)):
            return False
        parts = rows[list(one.parts)] > 0
        in_turn = one.worded or parts.any(axis=1).all()  # each is the one part in some column
        fewest = 1 if in_turn and self._policy.lowest == 0 else 2  # a nought that is hidden is told by the one part
        several = parts.sum(axis=0) >= fewest
        return bool((several & (rows[one.whole] > self._policy.largest)).any())

    def _candidate(self, one: Subset, numbers: Array, rows: Array) -> Candidate:
        telling_first = np.argsort(-rows[one.whole], kind="stable").tolist()
        relations = tuple(
            Relation.total(int(numbers[one.whole, at]), tuple(numbers[list(one.parts), at].tolist()))
            for at in telling_first
            if rows[one.whole, at] > 0
        )
        more = tuple(rows[one.whole, telling_first[1:]].tolist())
        return Candidate(relations, one.worded, lambda: one.tried, more)


def _numbered(rows: Array, dimension: int) -> Iterator[Subset]:
    """Give the rows that are the sum of a few others, and of areas of any, in every column."""
    yield from subsets(rows)
    for whole in range(len(rows)) if dimension == AREA else ():
        among = [at for at in range(len(rows)) if at != whole and (rows[at] <= rows[whole]).all() and rows[at].any()]
        if np.log2(np.maximum(rows[whole], 1)).sum() < len(among):
            continue  # chance alone would make it
        yield from (Subset(whole, parts, 2 ** len(among)) for parts in choices(rows, whole, among))


def _worded(rows: Array, words: list[Words]) -> Iterator[Subset]:
    """Give the rows that are the sum of those that say more than they do, and of two that say the opposite."""
    saying: dict[str, set[int]] = defaultdict(set)
    for at, said in enumerate(words):
        for word in said:
            saying[word].add(at)
    for whole, said in enumerate(words):
        others = set.intersection(*(saying[word] for word in said)) if said else ()
        more = sorted(at for at in others if words[at] != said)
        if len(more) > 1 and (rows[more].sum(axis=0) == rows[whole]).all():
            yield Subset(whole, tuple(more), 1, worded=True)
        elif 1 < len(more) <= FEW:
            yield from (Subset(whole, parts, 2 ** len(more), worded=True) for parts in choices(rows, whole, more))
    for one, other in _opposites(words, saying):
        added = (rows == rows[one] + rows[other]).all(axis=1)
        yield from (Subset(at, (one, other), 1, worded=True) for at in np.flatnonzero(added).tolist())


def _opposites(words: list[Words], saying: dict[str, set[int]]) -> Iterator[tuple[int, int]]:
    """Give the labels of which one denies the other."""
    for one in sorted({at for word in NOT for at in saying.get(word, ())}):
        for other, said in enumerate(words):
            if is_opposite(words[one], said) and (other > one or not said & NOT):
                yield one, other
