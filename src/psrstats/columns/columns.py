"""The columns of model.FIGURES, and how rows of them are found, changed and stacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from psrstats.columns.arrays import filled, joined, taken
from psrstats.columns.coded import Coded, digits_of
from psrstats.columns.distinct import Array
from psrstats.columns.inputs import ABSENT, Inputs
from psrstats.columns.words import Words
from psrstats.model import FIGURES

NUMBERS: dict[str, Any] = {"value": np.float64, "places": np.int16, "per": np.int32}
WORDS = tuple(name for name in FIGURES if name not in NUMBERS and name != "inputs")
PLACE = ("measure", "area", "group", "period")  # with no item, what a plain figure is known by
NOTHING_SENT = {"cell": "", "commentary": "", "correction": ""}


class Columns(Coded, frozen=True, dict=True):
    """A table of figures (model.FIGURES) as arrays."""

    inputs: Inputs

    @classmethod
    def of(cls, figures: Mapping[str, Sequence[Any] | Array]) -> Columns:
        """Take columns of figures that have no inputs, their words as words; those that are not given are blank."""
        words, count = Words(), len(next(iter(figures.values())))
        numbers = {name: np.asarray(figures.get(name, np.zeros(count)), kind) for name, kind in NUMBERS.items()}
        texts = {name: words.codes(figures[name]) for name in WORDS if name in figures}
        return cls._made(numbers | texts, words, count)

    @classmethod
    def sent(cls, observations: Coded, rows: Array) -> Columns:
        """Take some observations as figures, as they were sent."""
        held = {name: column[rows] for name, column in observations.values.items() if name in FIGURES}
        held |= {name: held[name].astype(kind) for name, kind in NUMBERS.items() if name in held}
        zero = {name: np.zeros(len(rows), kind) for name, kind in NUMBERS.items() if name not in held}
        return cls._made(held | zero, observations.words, len(rows))

    @classmethod
    def _made(cls, held: dict[str, Array], words: Words, count: int) -> Columns:
        blank = np.broadcast_to(np.int32(0), count)
        texts = {name: held[name] if held.get(name, blank).any() else blank for name in WORDS}
        return cls({name: held[name] for name in NUMBERS} | texts, words, Inputs.none(count))

    def stack(self, *others: Columns) -> Columns:
        """Put other figures below these."""
        parts = (self, *filter(len, others))
        if len(parts) == 1:
            return self
        values = {name: joined([part[name] for part in parts]) for name in self.values}
        return Columns(values, self.words, self.inputs.stack(*(part.inputs for part in parts[1:])))

    @classmethod
    def join(cls, parts: list[Columns]) -> Columns:
        """Put figures one below another, and give up the parts: column by column, so that none is held twice.

        A column that holds nothing takes up nothing.
        """
        first, inputs = parts[0], parts[0].inputs.stack(*(part.inputs for part in parts[1:]))
        values = {name: joined([part.values.pop(name) for part in parts]) for name in list(first.values)}
        return cls(values, first.words, inputs)

    def change(self, rows: Array, inputs: Inputs | None = None, /, **own: str | float | Array) -> Columns:
        """Take some rows with values of their own: an array, or one value for all; words as words or their numbers."""
        same = len(rows) == len(self) and np.array_equal(rows, np.arange(len(self)))  # then nothing is copied
        values = {
            name: filled(self._coded(own[name]), column, len(rows)) if name in own else taken(column, rows, same)
            for name, column in self.values.items()
        }
        own_inputs = self.inputs if inputs is None and same else self.inputs.take(rows) if inputs is None else inputs
        return Columns(values, self.words, own_inputs)

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


class _Index:
    """Rows to be found by their PLACE: each a number whose digits stand for its parts."""

    def __init__(self, figures: Columns, rows: Array) -> None:
        self._digits = [digits_of(figures[name][rows], len(figures.words)) for name in PLACE]
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
