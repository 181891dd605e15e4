"""The ends of whole numbers that have to do with one another: by linear programs, and by searches.

Searches are counted, never timed: the same report is found the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import ceil, inf

import highspy
import numpy as np
from msgspec.structs import replace

from psrstats.columns import Array
from psrstats.disclosure.models import SOLVED, TOLERANCE, quiet_model
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rising import rising

SEARCHES = 20_000  # so many searches of whole numbers, over how many hang together: then only linear programs tell
NODES = 100  # parts into which one search may be split
IN_VAIN = 100  # a search that ends so counts for as many that come to an end


class Solver:
    """One component's model: solved as a linear program, and in whole numbers where that gives parts of children."""

    def __init__(self, lower: Array, upper: Array, numbers: list[int], relations: list[Relation]) -> None:
        """Make it of numbers that are not known, each between its ends, and of all relations with any of them."""
        self._place = {number: at for at, number in enumerate(numbers)}
        self._model = quiet_model()
        self._model.setOptionValue("mip_max_nodes", NODES)
        self._model.addVars(len(numbers), lower[numbers].astype(float), upper[numbers].astype(float))
        for relation in relations:
            self._add(relation, lower)
        self._costed = 0
        self._kind_now = highspy.HighsVarType.kContinuous
        self._known: dict[int, tuple[float, float] | None] = {}
        self._left = SEARCHES // len(numbers)
        self._unfinished: set[int] = set()
        self._may = np.isinf(upper[numbers])
        self._relations = [_within(relation, self._place) for relation in relations]
        self._low = np.full(len(numbers), inf)  # the least and the greatest of each number in any solution so far
        self._high = np.full(len(numbers), -inf)

    def seen(self, number: int) -> float:
        """Give how many values a number is known to reach over."""
        place = self._place[number]
        return float(self._high[place] - self._low[place] + 1)

    def is_endless(self, number: int) -> bool:
        """Say whether a number can be any number more."""
        return bool(self._endless[self._place[number]])

    @cached_property
    def _endless(self) -> Array:
        if not self._may.any():
            return self._may
        endless: Array = rising(self._may, np.flatnonzero(self._may).tolist(), self._relations) > 0
        return endless

    def is_finished(self, number: int) -> bool:
        """Say whether the whole numbers were searched to the end for the ends of one."""
        return self._place[number] not in self._unfinished

    def range_of(self, number: int) -> tuple[float, float] | None:
        """Give the least and the greatest that a number can be; None where nothing agrees."""
        if number not in self._known:
            least = self._least(self._place[number], 1.0)
            greatest = self._least(self._place[number], -1.0)
            self._known[number] = None if least is None or greatest is None else (least, -greatest)
        return self._known[number]

    def width(self, number: int) -> float:
        """Give how far apart its ends are were it not whole."""
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
        """Give whole numbers that agree; missing where none do, or where none were found."""
        self._model.changeColCost(self._costed, 0.0)
        self._kind(highspy.HighsVarType.kInteger)
        if self._run() != SOLVED:
            return np.full(len(self._place), np.nan)
        return np.round(np.array(self._model.getSolution().col_value))

    def _add(self, relation: Relation, lower: Array) -> None:
        terms = list(zip(relation.numbers, relation.coefficients, strict=True))
        known = sum(times * float(lower[number]) for number, times in terms if number not in self._place)
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
        if status == SOLVED:
            bound = float(ceil(self._model.getInfo().objective_function_value - TOLERANCE))
            return bound if self._note() or bound == self._seen_end(place, sign) else self._searched(place, bound)
        self._model.changeColCost(place, 0.0)
        return -inf if status != highspy.HighsModelStatus.kInfeasible and self._run() == SOLVED else None

    def _searched(self, place: int, bound: float) -> float | None:
        """Search the whole numbers for an end that is not below a bound; where that takes too long, give the bound."""
        if self._left > 0:
            self._left -= 1
            self._kind(highspy.HighsVarType.kInteger)
            status = self._run()
            if status == SOLVED:
                self._note()
                return float(ceil(self._model.getInfo().objective_function_value - TOLERANCE))
            if status == highspy.HighsModelStatus.kInfeasible:
                self._model.changeColCost(place, 0.0)
                return None
            self._left -= IN_VAIN
        self._unfinished.add(place)
        return bound

    def _seen_end(self, place: int, sign: float) -> float:
        """Give the least that a number, times a sign, was in any solution so far."""
        return float(self._low[place] if sign > 0 else -self._high[place])

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


def _within(relation: Relation, place: Mapping[int, int]) -> Relation:
    """Say of the numbers of a component what a relation says, by their places in it: the others do not change."""
    terms = [(place[n], times) for n, times in zip(relation.numbers, relation.coefficients, strict=True) if n in place]
    return replace(relation, numbers=tuple(n for n, _ in terms), coefficients=tuple(times for _, times in terms))
