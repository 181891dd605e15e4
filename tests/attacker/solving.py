"""Whole numbers that satisfy rows of inequalities: the least values that one of them can have, one after the other.

This is the second attacker's own solving; it knows nothing of psrstats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor, inf

import highspy
import numpy as np
from msgspec import Struct

FAR = 1e6
SLACK = 1e-7
ROUNDS = 200  # of narrowing by single rows, before the integer program is asked


class Row(Struct, frozen=True):
    """So much of each of some numbers, together at least `low` and at most `high`; why tells where it is from."""

    terms: tuple[tuple[str, float], ...]
    low: float
    high: float
    why: str = ""


Ends = Mapping[str, tuple[float, float]]


class Puzzle:
    """Numbers between ends, and rows that hold among them."""

    def __init__(self, ends: Ends, rows: Iterable[Row]) -> None:
        self._rows = [one for one in map(_joined, rows) if one.terms]
        self._ends = _narrowed(dict(ends), self._rows)
        self._block: dict[str, tuple[str, ...]] = {}
        for block in _blocks(self._ends or {}, self._rows):
            self._block |= dict.fromkeys(block, block)

    @property
    def impossible(self) -> bool:
        """Whether nothing satisfies the rows, as far as each of them alone tells."""
        return self._ends is None

    def ends(self, name: str) -> tuple[float, float]:
        """Give the ends of a number as single rows narrow them."""
        assert self._ends is not None
        return self._ends[name]

    def values(self, name: str, many: int) -> list[int] | None:
        """Give the least values that a number can have, so many at most; None where nothing satisfies the rows."""
        if self._ends is None:
            return None
        low, high = self._ends[name]
        block = self._block.get(name, ())
        if not block:
            return list(range(int(low), int(min(high, low + many - 1)) + 1))
        model, at = self._model(block)
        model.changeColCost(at[name], 1.0)
        found: list[int] = []
        while len(found) < many:
            model.changeColBounds(at[name], float(found[-1] + 1 if found else low), float(min(high, FAR)))
            model.run()
            if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            found.append(round(model.getInfo().objective_function_value))
            if found[-1] >= high:
                break
        return found or None

    def solution(self, name: str, *, greatest: bool = False) -> dict[str, int]:
        """Give whole numbers that satisfy the rows, with one of them as small (or as great) as can be.

        Returns those that have to do with it; the others may stay as they are.
        """
        assert self._ends is not None
        block = self._block.get(name, ())
        if not block:
            return {name: round(self._ends[name][1 if greatest else 0])}
        model, at = self._model(block)
        model.changeColCost(at[name], -1.0 if greatest else 1.0)
        model.run()
        assert model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = model.getSolution().col_value
        return {each: round(values[column]) for each, column in at.items()}

    def _model(self, block: Sequence[str]) -> tuple[highspy.Highs, dict[str, int]]:
        assert self._ends is not None
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.setOptionValue("output_flag", False)
        model.setOptionValue("threads", 1)
        at = {name: number for number, name in enumerate(block)}
        ends = np.array([self._ends[name] for name in block])
        model.addVars(len(block), ends[:, 0], np.minimum(ends[:, 1], FAR))
        for column in range(len(block)):
            model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for row in self._rows:
            fixed, free = _split(row, self._ends)
            if free and free[0][0] in at:
                columns = np.array([at[name] for name, _ in free], dtype=np.int32)
                model.addRow(row.low - fixed, row.high - fixed, len(free), columns, np.array([of for _, of in free]))
        return model, at


def _joined(row: Row) -> Row:
    """Put what a row says of the same number together."""
    total: dict[str, float] = defaultdict(float)
    for name, of in row.terms:
        total[name] += of
    return Row(tuple((name, of) for name, of in total.items() if of), row.low, row.high, row.why)


def _split(row: Row, ends: Ends) -> tuple[float, list[tuple[str, float]]]:
    """Give what the known numbers of a row come to, and the terms of those that are not known."""
    known = sum(of * ends[name][0] for name, of in row.terms if ends[name][0] == ends[name][1])
    return known, [(name, of) for name, of in row.terms if ends[name][0] != ends[name][1]]


def _narrowed(ends: dict[str, tuple[float, float]], rows: Sequence[Row]) -> dict[str, tuple[float, float]] | None:
    """Narrow the ends by each row in turn until no row does any more."""
    for _ in range(ROUNDS):
        before = dict(ends)
        for row in rows:
            for name, of in row.terms:
                low, high = _left(row, name, ends)
                low, high = (low / of, high / of) if of > 0 else (high / of, low / of)
                old = ends[name]
                new = (max(old[0], _up(low)), min(old[1], _down(high)))
                if new[0] > new[1]:
                    return None
                ends[name] = new
        if ends == before:
            break
    return ends


def _left(row: Row, name: str, ends: Ends) -> tuple[float, float]:
    """Give the least and the greatest that a row leaves for one of its terms."""
    least = greatest = 0.0
    for other, of in row.terms:
        if other != name:
            both = of * ends[other][0], of * ends[other][1]
            least, greatest = least + min(both), greatest + max(both)
    return row.low - greatest, row.high - least


def _up(value: float) -> float:
    return ceil(value - SLACK) if abs(value) < inf else value


def _down(value: float) -> float:
    return floor(value + SLACK) if abs(value) < inf else value


def _blocks(ends: Ends, rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Part the numbers that are not known into those that have to do with one another."""
    of: dict[str, set[str]] = {}
    for row in rows:
        free = [name for name, _ in row.terms if ends and ends[name][0] != ends[name][1]]
        together: set[str] = set(free).union(*(of[name] for name in free if name in of))
        of |= dict.fromkeys(together, together)
    return [tuple(sorted(block)) for block in {id(one): one for one in of.values()}.values()]
