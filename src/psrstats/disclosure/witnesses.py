"""Other sets of counts that print the same: by two of them a count is shown to be open to many values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.models import SOLVED, TOLERANCE, quiet_model
from psrstats.disclosure.relation import Relation

FAR = 1000.0  # how far a count may move in another set: further ones would only be found later
DEPTH = 400  # so many numbers are made whole one by one: with 60, counts that could be covered were given up as open
A_LITTLE = 1e-3  # what it costs to move a child where that is free, so that few are moved


class Room(Struct, frozen=True):
    """How far each count may move, and what it costs to leave it out."""

    low: Array  # the least and the greatest that it can be by what is printed of it
    high: Array
    lowest: Array  # the least that it could be if it were left out; the true count where it cannot be
    cost: Array


class Spent(Exception):
    """So many linear programs as were allowed have been solved, and the question is not answered."""


class Witnesses:
    """The sets of whole numbers found so far that agree with some relations, the true one first.

    What is shown may change between two questions. A set stays a witness for as long as it prints the same, so that
    most questions are answered without solving anything; and the sets looked for are those that move the fewest
    children, which stay for longest.
    Source: deviations of least cost from the true counts, one direction at a time: the linear programs of Kelly, Golden
    and Assad (1992), in whole numbers.
    """

    def __init__(self, true: Array, relations: Sequence[Relation], steps: float = inf) -> None:
        """Begin with the true counts; steps: how many linear programs may be solved before Spent is raised."""
        self._steps = steps
        self._true = true.astype(float)
        self._found = self._true[None, :]
        self._size = len(true)
        # Of each count: up and down within what is printed of it, then up and down beyond.
        self._every = np.arange(4 * self._size, dtype=np.int32)
        self._model = quiet_model()
        self._model.addVars(4 * self._size, np.zeros(4 * self._size), np.zeros(4 * self._size))
        for relation in relations:
            numbers, times = np.array(relation.numbers, dtype=np.int32), np.array(relation.coefficients)
            known = float(times @ self._true[numbers])
            places = np.concatenate([numbers + part * self._size for part in range(4)]).astype(np.int32)
            moves = np.concatenate([times, -times, times, -times])
            self._model.addRow(relation.low - known, relation.high - known, len(places), places, moves)

    @property
    def spent(self) -> bool:
        """Whether no more linear programs may be solved."""
        return self._steps < 1

    def is_narrow(self, number: int, room: Room, candidates: int) -> bool:
        """Say whether a number can be fewer than so many, where each lies between its ends."""
        if self._span(number, room) >= candidates:
            return False
        upper = np.concatenate([*self._within(room), np.zeros(2 * self._size)])
        cost = np.ones(4 * self._size)
        for way, least in _moves(candidates):
            moved = self._moved(number, way, least, upper, cost)
            if moved is not None and self._span(number, room) >= candidates:
                return False
        return True

    def cover(self, number: int, room: Room, candidates: int) -> Array:
        """Choose what else to leave out so that a count may be any of so many values.

        Returns the numbers of the counts to leave out; none where nothing will do.
        """
        up, down = self._within(room)
        may = room.lowest < self._true
        beyond = np.where(may, FAR, 0.0), np.where(may, np.maximum(room.low - room.lowest, 0.0), 0.0)
        upper = np.concatenate([up, down, *beyond])
        cost = np.concatenate([np.full(2 * self._size, A_LITTLE), room.cost, room.cost])
        found = [self._moved(number, way, float(candidates - 1), upper, cost) for way in (0, 1)]
        tried = [
            np.flatnonzero((moved[2 * self._size :].reshape(2, -1) > 0).any(axis=0))
            for moved in found
            if moved is not None
        ]
        return min(tried, key=lambda some: float(room.cost[some].sum()), default=np.zeros(0, dtype=np.intp))

    def _within(self, room: Room) -> tuple[Array, Array]:
        return np.clip(room.high - self._true, 0, FAR), np.clip(self._true - room.low, 0, FAR)

    def _span(self, number: int, room: Room) -> float:
        alive = ((self._found >= room.low) & (self._found <= room.high)).all(axis=1)
        values = self._found[alive, number]
        return float(values.max() - values.min() + 1) if len(values) else 1.0

    def _moved(self, number: int, way: int, least: float, upper: Array, cost: Array) -> Array | None:
        """Find how to move a count up (0) or down (1) by so much at least, at little cost, and keep the set found."""
        place, other = number + way * self._size, number + (1 - way) * self._size
        if upper[place] < least:
            return None
        lower, upper = np.zeros(4 * self._size), upper.copy()
        lower[place], upper[other] = least, 0.0
        self._model.changeColsCost(4 * self._size, self._every, cost)
        moved = self._dive(lower, upper)
        if moved is not None:
            up, down, more, less = moved.reshape(4, -1)
            self._found = np.vstack([self._found, self._true + up - down + more - less])
        return moved

    def _dive(self, lower: Array, upper: Array) -> Array | None:
        """Solve the linear program, and again with one more number made whole, up or else down, until all are."""
        self._model.changeColsBounds(4 * self._size, self._every, lower, upper)
        moved = self._solution()
        for _ in range(DEPTH):
            if moved is None:
                return None
            parts = np.abs(moved - np.round(moved))
            if parts.max() <= TOLERANCE:
                return np.round(moved)
            column = int(parts.argmax())
            near = moved[column]
            moved = self._bounded(column, float(np.ceil(near)), upper[column])
            if moved is None:
                moved = self._bounded(column, lower[column], float(np.floor(near)))
        return None

    def _bounded(self, column: int, least: float, most: float) -> Array | None:
        self._model.changeColBounds(column, least, most)
        return self._solution()

    def _solution(self) -> Array | None:
        if self._steps < 1:
            raise Spent
        self._steps -= 1
        self._model.run()
        return np.array(self._model.getSolution().col_value) if self._model.getModelStatus() == SOLVED else None


def _moves(candidates: int) -> Iterator[tuple[int, float]]:
    """Give what would do, as ways and lengths: far enough up, far enough down, or some of both."""
    for least in range(candidates - 1, 0, -1):
        yield from ((way, float(least)) for way in (0, 1))
