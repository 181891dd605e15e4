"""Two figures matched by what they are about, and the figures worked out from each pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from psrstats.formulas import FORMULAS
from psrstats.model import FIGURES, KEY

Array = NDArray[Any]
ABSENT = -1
NUMBERS = {"value": "float64", "places": "int64", "per": "int64"}  # every other column holds objects
NOTHING_SENT = {"cell": "", "commentary": "", "correction": ""}


@dataclass(frozen=True)
class Columns:
    """A table of figures as arrays: on a small report a tenth of a frame's time, on a large one no more."""

    values: dict[str, Array]

    def __getitem__(self, name: str) -> Array:
        return self.values[name]

    def __len__(self) -> int:
        return len(self.values["value"])

    @classmethod
    def of(cls, figures: pd.DataFrame) -> Columns:
        """Take a frame's columns."""
        return cls({name: figures[name].to_numpy(NUMBERS.get(name, object)) for name in FIGURES})

    def frame(self) -> pd.DataFrame:
        """Give the columns as a frame."""
        return pd.DataFrame({name: pd.Series(self[name], dtype=self[name].dtype) for name in FIGURES})

    def stack(self, *others: Columns) -> Columns:
        """Put other figures below these."""
        return Columns({name: np.concatenate([part[name] for part in (self, *others)]) for name in FIGURES})

    def change(self, rows: Array, **own: Any) -> Columns:
        """Take some rows with other values of their own: an array, or one value for all."""
        given = {name: np.full(len(rows), value, dtype=self[name].dtype) for name, value in own.items()}
        return Columns({name: given[name] if name in given else values[rows] for name, values in self.values.items()})

    @cached_property
    def plain(self) -> Array:
        """The rows that state a measure itself, of no single item."""
        return np.flatnonzero((self["statistic"] == "") & (self["item"] == ""))

    @cached_property
    def plain_of(self) -> dict[str, Array]:
        """The plain rows of each measure."""
        names, first = np.unique(self["measure"][self.plain], return_inverse=True)
        return {name: self.plain[first == number] for number, name in enumerate(names)}

    @cached_property
    def _row_of(self) -> dict[tuple[str, ...], int]:
        return {key: row for row, key in reversed(list(enumerate(self._keys({}, len(self)))))}

    def find(self, rows: Array, **wanted: str | Array) -> Array:
        """Find, for some rows, those that differ from them in the wanted keys only; ABSENT where there is none."""
        known = {name: self[name][rows] for name in KEY} | wanted
        return np.fromiter(map(self._row_of.get, self._keys(known, len(rows)), repeat(ABSENT)), np.intp, len(rows))

    def _keys(self, columns: Mapping[str, str | Array], count: int) -> list[tuple[str, ...]]:
        parts = (columns.get(name, self[name]) for name in KEY)
        return list(zip(*(repeat(p, count) if isinstance(p, str) else p.tolist() for p in parts), strict=count > 0))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of a table of figures, two by two; where the second is ABSENT, `reason` says what is missing."""

    figures: Columns
    first: Array
    second: Array
    reason: str | Array = ""

    def both(self, name: str) -> tuple[Array, Array]:
        """Give a column of both figures; mind those that are not `met`."""
        return self.figures[name][self.first], self.figures[name][self.second]

    @property
    def met(self) -> Array:
        """Tell which pairs have both figures."""
        return np.not_equal(self.second, ABSENT)

    def only(self, wanted: Array) -> Pairs:
        """Keep some of the pairs."""
        return Pairs(self.figures, self.first[wanted], self.second[wanted])


def work_out(pairs: Pairs, formula: str, **own: Any) -> Columns:
    """Work a formula out for each pair.

    own: what the new figures have of their own, such as statistic, measure or unit; the rest is the first figure's.
    A marker on either side marks the result, c before any other; division by 0 gives z.
    """
    undefined = pairs.met & (pairs.both("value")[1] == 0) & (formula != "change")
    marker = _marker(pairs, undefined)
    per = own.get("per", pairs.both("per")[0])
    own |= {
        "value": np.where(marker == "", _value(pairs, formula, per), np.nan),
        "places": _places(pairs, formula, own["unit"]),
        "inputs": _inputs(pairs),
        "marker": marker,
        "reason": _reason(pairs, undefined),
    }
    return pairs.figures.change(pairs.first, **NOTHING_SENT, text="", formula=formula, **own)


def _inputs(pairs: Pairs) -> Array:
    inputs = np.empty(len(pairs.first), dtype=object)
    rows = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    inputs[:] = [(first, second) if second != ABSENT else (first,) for first, second in rows]
    return inputs


def _value(pairs: Pairs, formula: str, per: int | Array) -> Array:
    now, other = pairs.both("value")
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Array = FORMULAS[formula].work_out(now, other, *([per] if formula == "rate" else []))
    if formula != "change" or not len(value):
        return value
    # The difference of two typed decimals is one too: take off what binary fractions leave (22.2 - 19.8).
    made, other_made = pairs.both("formula")
    tidy = value.round(int(np.maximum(*pairs.both("places")).max()))
    return np.where((made == "") & (other_made == ""), tidy, value)


def _places(pairs: Pairs, formula: str, unit: str | Array) -> Array:
    """Print a difference with its inputs' decimals, percentage points with one at least; all else by its formula."""
    if formula != "change":
        return np.full(len(pairs.first), FORMULAS[formula].places)
    places, others = pairs.both("places")
    at_least: Array = np.where(np.asarray(unit) == "percentage points", 1, 0)
    most: Array = np.maximum.reduce([places, np.where(pairs.met, others, 0), np.broadcast_to(at_least, places.shape)])
    return most


def _marker(pairs: Pairs, undefined: Array) -> Array:
    first, second = pairs.both("marker")
    second = np.where(pairs.met, second, "x")
    either = np.where((first == "") | (second == "c"), second, first)
    return np.where((either == "") & undefined, "z", either).astype(object)


def _reason(pairs: Pairs, undefined: Array) -> Array:
    first, second = pairs.both("reason")
    reason = np.where(first == "", np.where(pairs.met, second, pairs.reason), first)
    return np.where((reason == "") & undefined, "nothing can be divided by 0", reason).astype(object)
