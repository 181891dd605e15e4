"""Whole numbers of which only ranges and sums are known: the least and the greatest that each can be."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.solver import Solver


class Program(Struct, frozen=True, dict=True):
    """Whole numbers, each between a lower and an upper end (inf for none), and what is known of several together."""

    lower: Array
    upper: Array
    relations: tuple[Relation, ...]

    def range_of(self, number: int) -> tuple[float, float] | None:
        """Give the least and the greatest that a number can be; None where nothing agrees with all that is known.

        number: its place in lower and upper.
        Source: two integer programs, solved by HiGHS.

        >>> parts = Relation.total(0, [1, 2])
        >>> Program(np.array([10, 1, 1]), np.array([10, 5, 5]), (parts,)).range_of(1)
        (5.0, 5.0)
        """
        own = self._component_of.get(number)
        if own is None:
            fixed = float(self.lower[number]), float(self.upper[number])
            return fixed if fixed[0] <= fixed[1] else None
        return self._solver(own).range_of(number)

    def width(self, number: int) -> float:
        """Give how far apart the least and the greatest of a number are were it not whole: that is quicker."""
        own = self._component_of.get(number)
        return float(self.upper[number] - self.lower[number]) if own is None else self._solver(own).width(number)

    def is_narrow(self, number: int, candidates: int) -> bool:
        """Say whether a number can be fewer than so many; not where nothing agrees with all that is known.

        One of which the whole numbers were not searched to the end is narrow unless it was seen to be none.
        """
        own = self._component_of.get(number)
        if own is not None and (self._solver(own).is_endless(number) or self._solver(own).seen(number) >= candidates):
            return False
        found = self.range_of(number)
        if found is None or found[1] - found[0] + 1 < candidates:
            return found is not None
        return not self.is_finished(number) and (own is None or self._solver(own).seen(number) < candidates)

    def is_finished(self, number: int) -> bool:
        """Say whether the range of a number is known to the last child; else it may be less than what was given."""
        own = self._component_of.get(number)
        return own is None or self._solver(own).is_finished(number)

    def solution(self) -> Array:
        """Give whole numbers that agree with all that is known; missing where nothing does."""
        found = np.where(self.lower == self.upper, self.lower, np.nan)
        related = self._component_of
        for number in np.flatnonzero(np.isnan(found)).tolist():
            if number not in related:
                found[number] = self.lower[number]
        for at, numbers in enumerate(self.components):
            found[numbers] = self._solver(at).solution()
        return found

    @cached_property
    def components(self) -> list[list[int]]:
        """The numbers that are not known, parted into those that have to do with one another."""
        roots = list(range(len(self.lower)))

        def root(number: int) -> int:
            while roots[number] != number:
                roots[number] = roots[roots[number]]
                number = roots[number]
            return number

        for open_ones in self._open:
            for other in open_ones[1:]:
                roots[root(other)] = root(open_ones[0])
        related = {number for open_ones in self._open for number in open_ones}
        found: dict[int, list[int]] = {}
        for number in sorted(related):
            found.setdefault(root(number), []).append(number)
        return list(found.values())

    @cached_property
    def _component_of(self) -> dict[int, int]:
        return {number: at for at, numbers in enumerate(self.components) for number in numbers}

    def _solver(self, own: int) -> Solver:
        """Give the model of a component, made when it is first asked for: most questions are about one."""
        if own not in self._solvers:
            self._solvers[own] = Solver(self.lower, self.upper, self.components[own], self._relations_of[own])
        return self._solvers[own]

    @cached_property
    def _solvers(self) -> dict[int, Solver]:
        return {}

    @cached_property
    def _relations_of(self) -> list[list[Relation]]:
        relations: list[list[Relation]] = [[] for _ in self.components]
        for relation, open_ones in zip(self.relations, self._open, strict=True):
            if open_ones:
                relations[self._component_of[open_ones[0]]].append(relation)
        return relations

    @cached_property
    def _open(self) -> list[list[int]]:
        """The numbers of each relation that are not known."""
        is_open = [bool(one) for one in self.lower != self.upper]
        return [[number for number in relation.numbers if is_open[number]] for relation in self.relations]
