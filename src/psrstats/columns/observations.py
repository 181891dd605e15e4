"""The figures as they were sent, as arrays: the columns of model.OBSERVATIONS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from psrstats.columns.arrays import filled, joined, taken
from psrstats.columns.coded import Coded
from psrstats.columns.distinct import Array
from psrstats.columns.words import Words
from psrstats.model import OBSERVATIONS

if TYPE_CHECKING:
    import pandas as pd

MEASURED: dict[str, Any] = {"value": np.float64, "places": np.int16}
SAID = tuple(name for name in OBSERVATIONS if name not in MEASURED)


class Observations(Coded, frozen=True, dict=True):
    """A table of observations (model.OBSERVATIONS) as arrays: each word is its number in `words`."""

    @classmethod
    def of(cls, columns: Mapping[str, Sequence[Any] | Array]) -> Observations:
        """Take columns of words and numbers; words that are not given are blank."""
        words, count = Words(), len(columns["value"])
        numbers = {name: np.asarray(columns[name], kind) for name, kind in MEASURED.items()}
        blank = np.broadcast_to(np.int32(0), count)
        return cls(numbers | {name: words.codes(columns[name]) if name in columns else blank for name in SAID}, words)

    @classmethod
    def each(cls, rows: Sequence[Mapping[str, Any]]) -> Observations:
        """Take records, one an observation; words that one does not say are blank."""
        return cls.of({name: [row.get(name, "") for row in rows] for name in OBSERVATIONS})

    def frame(self) -> pd.DataFrame:
        """Give them as a frame, for somebody who asks for one."""
        import pandas as pd

        return pd.DataFrame({name: self[name] if name in MEASURED else self.texts(name) for name in OBSERVATIONS})

    def take(self, rows: Array) -> Observations:
        """Keep some rows: their numbers, or of each whether it is kept."""
        rows = np.flatnonzero(rows) if rows.dtype == bool else rows
        return self._with({name: taken(column, rows, False) for name, column in self.values.items()})

    def change(self, **own: str | float | Array) -> Observations:
        """Give columns values of their own: an array, or one value for all; words as words or their numbers."""
        made = {name: filled(self._coded(value), self[name], len(self)) for name, value in own.items()}
        return self._with(self.values | made)

    def put(self, rows: Array, **own: str | float) -> Observations:
        """Give some rows, of each whether it is one, one value in some columns."""
        return self.change(**{name: np.where(rows, self._coded(value), self[name]) for name, value in own.items()})

    def stack(self, other: Observations) -> Observations:
        """Put others below these; where there are none, give the others."""
        if not len(self):
            return other
        words = {name: self.words.codes(other.texts(name)) for name in SAID}
        return self._with({name: joined([held, words.get(name, other[name])]) for name, held in self.values.items()})

    def get(self, row: int, name: str) -> Any:
        """Give one column of one observation."""
        held = self[name].item(row)
        return held if name in MEASURED else self.words[held]

    def rows(self, *names: str) -> list[tuple[Any, ...]]:
        """Give some columns row by row."""
        columns = (self[name] if name in MEASURED else self.texts(name) for name in names)
        return list(zip(*(column.tolist() for column in columns), strict=True))

    @cached_property
    def sheets(self) -> Array:
        """The sheet of each, file!sheet, as the number of its word."""
        found: Array = self.told(sheet_of, "cell")
        return found

    def _with(self, values: dict[str, Array]) -> Observations:
        return Observations(values, self.words)


def sheet_of(cell: str) -> str:
    """Give the sheet of a cell.

    >>> sheet_of("care.xlsx!Plans!B7")
    'care.xlsx!Plans'
    """
    return cell.rpartition("!")[0]
