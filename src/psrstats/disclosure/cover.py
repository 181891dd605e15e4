"""Further counts to leave out so that a suppressed one cannot be worked out, at the least loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.program import SOLVED, TOLERANCE, Relation, quiet_model

FAR = 1e6  # a count can hardly be more than this away from what it is


@dataclass(frozen=True)
class Room:
    """How far each count may move from what it truly is, and what it costs to leave it out."""

    down: Array  # with what is printed left as it is
    up: Array
    down_hidden: Array  # so much further if it were left out; 0 for a count that cannot be
    up_hidden: Array
    cost: Array


def cover(number: int, candidates: int, room: Room, relations: Sequence[Relation], *, whole: bool = False) -> Array:
    """Choose what else to leave out so that a count may be any of so many.

    number: the count; candidates: how many values it must reach over; whole: move by whole children, which is slower.
    Returns the numbers of the counts to leave out; none where nothing will do.
    Source: two other sets of counts that an outsider must take for possible, as deviations of least cost from the true
    ones: the linear programs of Kelly, Golden and Assad (1992), both at once.
    """
    return _Model(room, relations).chosen(number, candidates, whole)


class _Model:
    """Each count moves within what is printed, or beyond it at a cost; twice, once for each other set of counts."""

    def __init__(self, room: Room, relations: Sequence[Relation]) -> None:
        size = len(room.cost)
        nothing = np.zeros(size)
        lower = np.concatenate([-room.down, nothing, nothing])
        upper = np.concatenate([room.up, room.up_hidden, room.down_hidden])
        self._size = size
        self._used = np.flatnonzero((lower != 0) | (upper != 0))
        self._place = np.full(3 * size, ABSENT)
        self._place[self._used] = np.arange(len(self._used))
        self._model = quiet_model()
        cost = np.concatenate([nothing, room.cost, room.cost])[self._used]
        for _ in range(2):
            self._model.addVars(len(self._used), lower[self._used], upper[self._used])
        for column, each in enumerate(np.tile(cost, 2).tolist()):
            self._model.changeColCost(column, each)
        for relation in relations:
            for second in (False, True):
                places, times = self._terms(np.array(relation.numbers), np.array(relation.coefficients), second)
                self._model.addRow(0.0, 0.0, len(places), places, times)

    def chosen(self, number: int, candidates: int, whole: bool) -> Array:
        one, other = (self._terms(np.array([number]), np.array([sign]), sign < 0) for sign in (1.0, -1.0))
        places, times = (np.concatenate(both) for both in zip(one, other, strict=True))
        self._model.addRow(float(candidates - 1), highspy.kHighsInf, len(places), places, times)
        if whole:
            for column in range(2 * len(self._used)):
                self._model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        self._model.run()
        if self._model.getModelStatus() != SOLVED:
            return np.zeros(0, dtype=np.intp)
        moved = np.abs(np.array(self._model.getSolution().col_value)).reshape(2, -1).max(axis=0) > TOLERANCE
        return np.unique(self._used[moved & (self._used >= self._size)] % self._size)

    def _terms(self, numbers: Array, times: Array, second: bool) -> tuple[Array, Array]:
        """Give the columns by which some counts move, with how much each adds to a relation."""
        columns = np.concatenate([self._place[numbers + block * self._size] for block in range(3)])
        signed = np.concatenate([times, times, -times])
        there = columns != ABSENT
        return (columns[there] + second * len(self._used)).astype(np.int32), signed[there]
