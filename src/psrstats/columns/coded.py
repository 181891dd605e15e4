"""Columns whose words are numbers: how rows of them are found and told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct

from psrstats.columns.distinct import Array, repeats
from psrstats.columns.inputs import ABSENT
from psrstats.columns.words import Words

MOST = 1 << 62  # that an int64 holds


class Coded(Struct, frozen=True):
    """A table as arrays: each word is its number in `words`."""

    values: dict[str, Array]
    words: Words

    def __getitem__(self, name: str) -> Array:
        return self.values[name]

    def __len__(self) -> int:
        return len(self.values["value"])

    def texts(self, name: str, rows: Array | slice = slice(None)) -> Array:
        """Give a column of words, as words."""
        return self.words.texts(self[name][rows])

    def says(self, name: str, *words: str) -> Array:
        """Say which rows have one of some words in a column.

        >>> which = "observations.says('marker', 'c', 'low')"
        """
        known = [code for word in words if (code := self.words.known(word)) is not None]
        return self[name] == known[0] if len(known) == 1 else np.isin(self[name], known)

    def told(self, tell: Callable[..., Any], *names: str) -> Array:
        """Tell something of each row by its words in some columns; each different combination is asked once."""
        return self.words.map(tell, *(self[name] for name in names))

    def where(self, **wanted: str) -> Array:
        """Give the rows that say all of some words.

        >>> where = "figures.where(statistic='rank', area='Portsmouth')"
        """
        (name, word), *others = wanted.items()
        return self.only(np.flatnonzero(self.says(name, word)), **dict(others))

    def only(self, rows: Array, **wanted: str) -> Array:
        """Keep those of some rows that say all of some words."""
        for name, word in wanted.items():
            rows = rows[self[name][rows] == self._coded(word)]
        return rows

    def again(self, *names: str) -> Array:
        """Say which rows say the same in some columns of words as a row above."""
        return repeats(*(self[name] for name in names))

    def numbered(self, rows: Array, *names: str) -> Array:
        """Give some rows numbers by what some columns of words say of them together; the same to those that are alike.

        >>> numbers = "figures.numbered(rows, 'measure', 'period')"
        """
        number, most = np.zeros(len(rows), dtype=np.int64), 1
        for name in names:
            digits, base = digits_of(self[name][rows], len(self.words))
            if most * base > MOST:
                found, number = np.unique(number, return_inverse=True)
                most = len(found)
            number, most = number * base + digits[self[name][rows]], most * base
        return number

    def _coded(self, value: str | float | Array) -> float | Array:
        return self.words.code(value) if isinstance(value, str) else value


def digits_of(codes: Array, count: int) -> tuple[Array, int]:
    """Give each word that a column holds a number from 0, every other word ABSENT; and how many it holds."""
    held = np.flatnonzero(np.bincount(codes, minlength=count))
    digits = np.full(count, ABSENT, dtype=np.int64)
    digits[held] = np.arange(len(held))
    return digits, len(held)
