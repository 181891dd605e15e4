"""Which rows each row was made from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from psrstats.columns.distinct import Array

ABSENT = -1


class Inputs(Struct, frozen=True, dict=True):
    """The inputs of every row, laid end to end, and how many each row has.

    >>> inputs = Inputs.each([[4, 7], [], [4]])
    >>> inputs.of(0), inputs.of(1), inputs.users(4)
    ([4, 7], [], [0, 2])
    """

    counts: Array
    rows: Array

    @classmethod
    def none(cls, count: int) -> Inputs:
        """Give none to any of so many rows."""
        return cls(np.zeros(count, dtype=np.int32), np.zeros(0, dtype=np.int32))

    @classmethod
    def beside(cls, *columns: Array) -> Inputs:
        """Give each row one input from every column, those that are ABSENT left out."""
        table = np.column_stack(columns).astype(np.int32)
        there = table != ABSENT
        if there.all():
            return cls(np.full(len(table), len(columns), dtype=np.int32), table.ravel())
        return cls(there.sum(axis=1, dtype=np.int32), table[there])

    @classmethod
    def each(cls, rows: Sequence[Sequence[int]]) -> Inputs:
        """Give each row inputs of its own."""
        counts = np.array([len(row) for row in rows], dtype=np.int32)
        return cls(counts, np.array([one for row in rows for one in row], dtype=np.int32))

    @cached_property
    def _ends(self) -> Array:
        return self.counts.cumsum(dtype=np.int64)

    def of(self, row: int) -> list[int]:
        """Give the inputs of one row."""
        end = int(self._ends[row])
        found: list[int] = self.rows[end - int(self.counts[row]) : end].tolist()
        return found

    def users(self, row: int) -> list[int]:
        """Give the rows made from one row."""
        found: list[int] = np.searchsorted(self._ends, np.flatnonzero(self.rows == row), side="right").tolist()
        return found

    def take(self, rows: Array) -> Inputs:
        """Give the inputs of some rows."""
        counts = self.counts[rows]
        before = counts.cumsum(dtype=np.int64) - counts
        starts = np.repeat(self._ends[rows] - counts - before, counts)
        return Inputs(counts, self.rows[starts + np.arange(len(starts))])

    def stack(self, *others: Inputs) -> Inputs:
        """Put the inputs of other rows below these."""
        parts = (self, *others)
        return Inputs(np.concatenate([part.counts for part in parts]), np.concatenate([part.rows for part in parts]))
