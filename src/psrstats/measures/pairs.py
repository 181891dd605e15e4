"""Two figures matched by what they are about, and the figures worked out from each pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from psrstats.formulas import FORMULAS
from psrstats.model import FIGURES, KEY

Positions = NDArray[np.intp]
ABSENT = -1


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of a table of figures, two by two; where the second is ABSENT, `reason` says what is missing."""

    figures: pd.DataFrame
    first: Positions
    second: Positions
    reason: tuple[str, ...] | str = ""

    def only(self, wanted: NDArray[np.bool_] | pd.Series) -> Pairs:
        """Keep some of the pairs."""
        return Pairs(self.figures, self.first[wanted], self.second[wanted])

    def met(self) -> Pairs:
        """Keep the pairs whose second figure is there."""
        return self.only(self.second != ABSENT)

    def column(self, name: str) -> tuple[pd.Series, pd.Series]:
        """Give a column of both; what is absent is missing."""
        values = self.figures[name]
        first = values.take(self.first).reset_index(drop=True)
        second = values.take(self.second).reset_index(drop=True)
        return first, second.where(self.second != ABSENT)

    def inputs(self) -> pd.Series:
        """Give each pair's rows, for the lineage."""
        pairs = zip(self.first.tolist(), self.second.tolist(), strict=True)
        return pd.Series([(a, b) if b != ABSENT else (a,) for a, b in pairs], dtype=object)


def find(figures: pd.DataFrame, wanted: pd.DataFrame) -> Positions:
    """Find the rows of figures that have the wanted keys (columns as in model.KEY); ABSENT where there is none."""
    known = pd.MultiIndex.from_frame(figures[KEY])
    first = ~known.duplicated()
    rows = np.append(np.flatnonzero(first), ABSENT)
    return rows[known[first].get_indexer(pd.MultiIndex.from_frame(wanted[KEY]))]


def work_out(pairs: Pairs, formula: str, **columns: Any) -> pd.DataFrame:
    """Work a formula out for each pair.

    columns: what the new figures have of their own, such as statistic, measure or unit; the rest is the first figure's.
    A marker on either side marks the result, c before any other; division by 0 gives z.
    """
    own: dict[str, Any] = {"text": "", "cell": "", "commentary": "", "correction": "", "formula": formula} | columns
    result = pairs.figures.take(pairs.first).reset_index(drop=True).assign(inputs=pairs.inputs(), **own)
    result["marker"], result["reason"] = _marker(pairs, formula), _reason(pairs, formula)
    result["value"] = _value(pairs, formula, result["per"]).where(result["marker"] == "")
    result["places"] = _places(pairs, formula, result["unit"])
    return result[list(FIGURES)]


def _value(pairs: Pairs, formula: str, per: pd.Series) -> pd.Series:
    now, other = pairs.column("value")
    with np.errstate(divide="ignore", invalid="ignore"):
        value: pd.Series = FORMULAS[formula].work_out(now, other, *([per] if formula == "rate" else []))
    if formula != "change":
        return value
    # The difference of two typed decimals is one too: take off what binary fractions leave (22.2 - 19.8).
    tidy = value.round(int(_places(pairs, formula).max())) if len(value) else value
    made, other_made = pairs.column("formula")
    return value.mask((made == "") & (other_made == ""), tidy)


def _places(pairs: Pairs, formula: str, unit: pd.Series | str = "") -> pd.Series:
    """Print a difference with its inputs' decimals, percentage points with one at least; all else by its formula."""
    places: pd.Series = pd.concat(pairs.column("places"), axis=1).max(axis=1).astype("int64")
    if formula != "change":
        return places * 0 + FORMULAS[formula].places
    return places.clip(lower=pd.Series(unit == "percentage points", index=places.index).astype("int64"))


def _undefined(pairs: Pairs, formula: str) -> pd.Series:
    return (pairs.column("value")[1] == 0) & (formula != "change")


def _marker(pairs: Pairs, formula: str) -> pd.Series:
    first, second = (marker.fillna("x") for marker in pairs.column("marker"))
    either = first.where(first != "", second).where(second != "c", "c")
    return either.mask((either == "") & _undefined(pairs, formula), "z")


def _reason(pairs: Pairs, formula: str) -> pd.Series:
    first, second = pairs.column("reason")
    reason = first.where(first != "", second.fillna(pd.Series(pairs.reason, index=first.index)))
    return reason.mask((reason == "") & _undefined(pairs, formula), "nothing can be divided by 0")
