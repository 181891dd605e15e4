"""The columns of model.FIGURES, and how rows of them are found, changed and stacked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from psrstats.columns.inputs import ABSENT, Inputs
from psrstats.columns.words import Array, Words
from psrstats.model import FIGURES

NUMBERS: dict[str, Any] = {"value": np.float64, "places": np.int16, "per": np.int32}
WORDS = tuple(name for name in FIGURES if name not in NUMBERS and name != "inputs")
PLACE = ("measure", "area", "group", "period")  # with no item, what a plain figure is known by
MOST = 1 << 62  # that an int64 holds
NOTHING_SENT = {"cell": "", "commentary": "", "correction": ""}


@dataclass(frozen=True)
class Columns:
    """A table of figures as arrays."""

    values: dict[str, Array]
    inputs: Inputs
    words: Words

    def __getitem__(self, name: str) -> Array:
        return self.values[name]

    def __len__(self) -> int:
        return len(self.values["value"])

    @classmethod
    def of(cls, figures: pd.DataFrame) -> Columns:
        """Take the columns of a frame of figures that have no inputs; words that it has no column of are blank."""
        words = Words()
        numbers = {
            name: figures[name].to_numpy(kind) if name in figures else np.zeros(len(figures), kind)
            for name, kind in NUMBERS.items()
        }
        texts = {name: words.codes(figures[name].to_numpy(object)) for name in WORDS if name in figures}
        blank = np.broadcast_to(np.int32(0), len(figures))
        texts = {name: texts[name] if texts.get(name, blank).any() else blank for name in WORDS}
        return cls(numbers | texts, Inputs.none(len(figures)), words)

    def frame(self) -> pd.DataFrame:
        """Give the columns as a frame, each row's inputs as a list."""
        columns = {name: self[name] if name in NUMBERS else self.texts(name) for name in FIGURES if name != "inputs"}
        return pd.DataFrame(columns | {"inputs": list(map(self.inputs.of, range(len(self))))})[list(FIGURES)]

    def texts(self, name: str, rows: Array | slice = slice(None)) -> Array:
        """Give a column of words, as words."""
        return self.words.texts(self[name][rows])

    def stack(self, *others: Columns) -> Columns:
        """Put other figures below these."""
        parts = (self, *filter(len, others))
        if len(parts) == 1:
            return self
        values = {name: _joined([part[name] for part in parts]) for name in self.values}
        return Columns(values, self.inputs.stack(*(part.inputs for part in parts[1:])), self.words)

    @classmethod
    def join(cls, parts: list[Columns]) -> Columns:
        """Put figures one below another, and give up the parts: column by column, so that none is held twice.

        A column that holds nothing takes up nothing.
        """
        first, inputs = parts[0], parts[0].inputs.stack(*(part.inputs for part in parts[1:]))
        values = {name: _joined([part.values.pop(name) for part in parts]) for name in list(first.values)}
        return cls(values, inputs, first.words)

    def change(self, rows: Array, inputs: Inputs | None = None, /, **own: str | float | Array) -> Columns:
        """Take some rows with values of their own: an array, or one value for all; words as words or their numbers."""
        same = len(rows) == len(self) and np.array_equal(rows, np.arange(len(self)))  # then nothing is copied
        values = {
            name: _filled(self._coded(own[name]), column, len(rows)) if name in own else _taken(column, rows, same)
            for name, column in self.values.items()
        }
        taken = self.inputs if inputs is None and same else self.inputs.take(rows) if inputs is None else inputs
        return Columns(values, taken, self.words)

    def _coded(self, value: str | float | Array) -> float | Array:
        return self.words.code(value) if isinstance(value, str) else value

    def where(self, **wanted: str) -> Array:
        """Give the rows that say all of some words.

        >>> where = "figures.where(statistic='rank', area='Portsmouth')"
        """
        (name, word), *others = wanted.items()
        return self.only(np.flatnonzero(self[name] == self._coded(word)), **dict(others))

    def only(self, rows: Array, **wanted: str) -> Array:
        """Keep those of some rows that say all of some words."""
        for name, word in wanted.items():
            rows = rows[self[name][rows] == self._coded(word)]
        return rows

    @cached_property
    def plain(self) -> Array:
        """The rows that state a measure itself, of no single item."""
        return self.where(statistic="", item="")

    @cached_property
    def plain_of(self) -> dict[str, Array]:
        """The plain rows of each measure."""
        measures = self["measure"][self.plain]
        order = np.argsort(measures, kind="stable")
        codes, starts = np.unique(measures[order], return_index=True)
        rows = np.split(self.plain[order], starts[1:])
        return {self.words[code]: part for code, part in zip(codes.tolist(), rows, strict=False)}

    def numbered(self, rows: Array, *names: str) -> Array:
        """Give some rows numbers by what some columns of words say of them together; the same to those that are alike.

        >>> numbers = "figures.numbered(rows, 'measure', 'period')"
        """
        number, most = np.zeros(len(rows), dtype=np.int64), 1
        for name in names:
            digits, base = _digits(self[name][rows], len(self.words))
            if most * base > MOST:
                found, number = np.unique(number, return_inverse=True)
                most = len(found)
            number, most = number * base + digits[self[name][rows]], most * base
        return number

    def find(self, rows: Array, among: Array | None = None, **wanted: str | int | Array) -> Array:
        """Find, for each of some rows, the first that differs from it in the wanted parts of its PLACE only.

        among: the rows to look through, each without an item; the plain ones unless given.
        Returns row numbers; ABSENT where there is none.
        """
        index = self._plain_index if among is None else _Index(self, among)
        return index.find([np.broadcast_to(self._coded(wanted.get(n, self[n][rows])), len(rows)) for n in PLACE])

    @cached_property
    def _plain_index(self) -> _Index:
        return _Index(self, self.plain)


def _filled(value: float | Array, column: Array, count: int) -> Array:
    """Give a column so many rows of a value, or an array of values; one value for all takes up no more than one."""
    if isinstance(value, np.ndarray) and not _is_blank(value):
        return np.broadcast_to(value, count).astype(column.dtype, copy=False)
    return np.broadcast_to(column.dtype.type(0 if isinstance(value, np.ndarray) else value), count)


def _taken(column: Array, rows: Array, same: bool) -> Array:
    """Take some rows of a column; same: whether they are all of them, in order."""
    if same:
        return column
    alike = column.strides == (0,) and len(column)
    return np.broadcast_to(column[0], len(rows)) if alike else column[rows]


def _joined(parts: list[Array]) -> Array:
    """Put arrays one below another; one of nothing but 0, the blank word, takes up no more than one."""
    if not all(map(_is_blank, parts)):
        return np.concatenate(parts)
    return np.broadcast_to(parts[0].dtype.type(0), sum(map(len, parts)))


def _is_blank(column: Array) -> bool:
    """Say whether a column holds nothing but 0: most are told by their first value."""
    return not len(column) or not (column[0] or (column.strides != (0,) and column.any()))


class _Index:
    """Rows to be found by their PLACE: each a number whose digits stand for its parts."""

    def __init__(self, figures: Columns, rows: Array) -> None:
        self._digits = [_digits(figures[name][rows], len(figures.words)) for name in PLACE]
        self._numbers, first = np.unique(self._number([figures[name][rows] for name in PLACE]), return_index=True)
        self._rows = rows[first]

    def _number(self, parts: list[Array]) -> Array:
        number = np.zeros(len(parts[0]), dtype=np.int64)
        absent = np.zeros(len(parts[0]), dtype=bool)
        for (digits, base), part in zip(self._digits, parts, strict=True):
            known = part < len(digits)
            digit = digits[np.where(known, part, 0)]
            absent |= ~known | (digit == ABSENT)
            number = number * base + digit
        return np.where(absent, ABSENT, number)

    def find(self, parts: list[Array]) -> Array:
        if not len(self._rows):
            return np.full(len(parts[0]), ABSENT)
        numbers = self._number(parts)
        places = np.minimum(np.searchsorted(self._numbers, numbers), len(self._numbers) - 1)
        return np.where(self._numbers[places] == numbers, self._rows[places], ABSENT)


def _digits(codes: Array, count: int) -> tuple[Array, int]:
    """Give each word that a column holds a number from 0, every other word ABSENT; and how many it holds."""
    held = np.flatnonzero(np.bincount(codes, minlength=count))
    digits = np.full(count, ABSENT, dtype=np.int64)
    digits[held] = np.arange(len(held))
    return digits, len(held)
