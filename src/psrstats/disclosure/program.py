"""Whole numbers of which only ranges and sums are known: the least and the greatest that each can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf

import highspy
import numpy as np

from psrstats.columns import Array

TOLERANCE = 1e-6  # what the solver leaves of a whole number
SOLVED = highspy.HighsModelStatus.kOptimal


@dataclass(frozen=True, slots=True)
class Relation:
    """What is known of some numbers together: low <= the sum of each times its coefficient <= high."""

    numbers: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float = 0.0
    high: float = 0.0

    @classmethod
    def total(cls, whole: int, parts: Sequence[int]) -> Relation:
        """Say that parts add up to a whole."""
        return cls((whole, *parts), (-1.0, *([1.0] * len(parts))))

    def is_total_of(self, number: int) -> bool:
        """Say whether a number is the whole, and the others its parts."""
        return self.numbers[0] == number and self.coefficients[0] < 0


@dataclass(frozen=True)
class Program:
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
        """Say whether a number can be fewer than so many; not where nothing agrees with all that is known."""
        own = self._component_of.get(number)
        if own is not None and self._solver(own).seen(number) >= candidates:
            return False
        found = self.range_of(number)
        return found is not None and found[1] - found[0] + 1 < candidates

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

    def _solver(self, own: int) -> _Solver:
        """Give the model of a component, made when it is first asked for: most questions are about one."""
        if own not in self._solvers:
            self._solvers[own] = _Solver(self, self.components[own], self._relations_of[own])
        return self._solvers[own]

    @cached_property
    def _solvers(self) -> dict[int, _Solver]:
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


class _Solver:
    """One component's model: solved as a linear program, and in whole numbers where that gives parts of children."""

    def __init__(self, program: Program, numbers: list[int], relations: list[Relation]) -> None:
        self._place = {number: at for at, number in enumerate(numbers)}
        self._model = quiet_model()
        self._model.addVars(len(numbers), program.lower[numbers].astype(float), program.upper[numbers].astype(float))
        for relation in relations:
            self._add(relation, program)
        self._costed = 0
        self._kind_now = highspy.HighsVarType.kContinuous
        self._known: dict[int, tuple[float, float] | None] = {}
        self._low = np.full(len(numbers), inf)  # the least and the greatest of each number in any solution so far
        self._high = np.full(len(numbers), -inf)

    def seen(self, number: int) -> float:
        """Give how many values a number is known to reach over."""
        place = self._place[number]
        return float(self._high[place] - self._low[place] + 1)

    def range_of(self, number: int) -> tuple[float, float] | None:
        if number not in self._known:
            least = self._least(self._place[number], 1.0)
            greatest = self._least(self._place[number], -1.0)
            self._known[number] = None if least is None or greatest is None else (least, -greatest)
        return self._known[number]

    def width(self, number: int) -> float:
        self._kind(highspy.HighsVarType.kContinuous)
        self._model.changeColCost(self._costed, 0.0)
        self._costed, ends = self._place[number], []
        for sign in (1.0, -1.0):
            self._model.changeColCost(self._costed, sign)
            if self._run() != SOLVED:
                return 0.0
            ends.append(sign * self._model.getInfo().objective_function_value)
        return ends[1] - ends[0]

    def solution(self) -> Array:
        self._model.changeColCost(self._costed, 0.0)
        self._kind(highspy.HighsVarType.kInteger)
        if self._run() != SOLVED:
            return np.full(len(self._place), np.nan)
        return np.round(np.array(self._model.getSolution().col_value))

    def _add(self, relation: Relation, program: Program) -> None:
        terms = list(zip(relation.numbers, relation.coefficients, strict=True))
        known = sum(times * float(program.lower[number]) for number, times in terms if number not in self._place)
        unknown = [(self._place[number], times) for number, times in terms if number in self._place]
        places = np.array([place for place, _ in unknown], dtype=np.int32)
        times = np.array([each for _, each in unknown])
        self._model.addRow(relation.low - known, relation.high - known, len(places), places, times)

    def _least(self, place: int, sign: float) -> float | None:
        """Give the least that a number times a sign can be: -inf for no end, None where there is no solution."""
        self._kind(highspy.HighsVarType.kContinuous)
        self._model.changeColCost(self._costed, 0.0)
        self._model.changeColCost(place, sign)
        self._costed = place
        status = self._run()
        if status == SOLVED and not self._note():
            self._kind(highspy.HighsVarType.kInteger)
            status = self._run()
            self._note()
        if status == SOLVED:
            return float(ceil(self._model.getInfo().objective_function_value - TOLERANCE))
        self._model.changeColCost(place, 0.0)
        return -inf if status != highspy.HighsModelStatus.kInfeasible and self._run() == SOLVED else None

    def _note(self) -> bool:
        """Keep a solution's numbers if they are whole, and say whether they are."""
        values = np.array(self._model.getSolution().col_value)
        if np.abs(values - np.round(values)).max() > TOLERANCE:
            return False
        values = np.round(values)
        self._low, self._high = np.minimum(self._low, values), np.maximum(self._high, values)
        return True

    def _run(self) -> highspy.HighsModelStatus:
        self._model.run()
        return self._model.getModelStatus()

    def _kind(self, kind: highspy.HighsVarType) -> None:
        if kind != self._kind_now:
            self._kind_now = kind
            every = np.arange(len(self._place), dtype=np.int32)
            self._model.changeColsIntegrality(len(every), every, np.full(len(every), kind))


def quiet_model() -> highspy.Highs:
    """Give a new model that prints nothing."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    return model
