"""Two figures matched by what they are about, and the figures worked out from each pair."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from psrstats.columns import ABSENT, NOTHING_SENT, Array, Columns, Inputs
from psrstats.formulas import formula_of
from psrstats.units import POINTS

BY_ZERO = "nothing can be divided by 0"
FROM_BELOW = "what was less than 0 has no change in per cent"


class Pairs(Struct, frozen=True):
    """Rows of a table of figures, two by two; where the second is ABSENT, `reason` says what is missing."""

    figures: Columns
    first: Array
    second: Array
    reason: Array | int = 0

    def both(self, name: str) -> tuple[Array, Array]:
        """Give a column of both figures; mind those that are not `met`."""
        return self.figures[name][self.first], self.figures[name][self.second]

    @property
    def met(self) -> Array:
        """Tell which pairs have both figures."""
        return np.not_equal(self.second, ABSENT)

    def only(self, wanted: Array) -> Pairs:
        """Keep some of the pairs."""
        reason = self.reason[wanted] if isinstance(self.reason, np.ndarray) else self.reason
        return Pairs(self.figures, self.first[wanted], self.second[wanted], reason)


def work_out(pairs: Pairs, formula: str, **own: str | float | Array) -> Columns:
    """Work a formula out for each pair.

    own: what the new figures have of their own, such as statistic, measure or unit; the rest is the first figure's.
    A marker on either side marks the result, c before any other; division by 0 gives z, and so does a per cent change
    from less than 0, whose sign would belie its direction.
    """
    figures = pairs.figures
    of = pairs.both("value")[1]
    undefined = pairs.met & ((of <= 0) if formula == "percent-change" else (of == 0) & (formula != "change"))
    marker = _marker(pairs, undefined)
    per = own.get("per", pairs.both("per")[0])
    made = {
        "value": np.where(marker == 0, _value(pairs, formula, per), np.nan),
        "places": _places(pairs, formula, own),
        "marker": marker,
        "reason": _reason(pairs, undefined),
    }
    inputs = Inputs.beside(pairs.first, pairs.second)
    return figures.change(pairs.first, inputs, **(NOTHING_SENT | {"text": "", "formula": formula} | own | made))


def _value(pairs: Pairs, formula: str, per: str | float | Array) -> Array:
    now, other = pairs.both("value")
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Array = formula_of(formula).work_out(now, other, *([per] if formula == "rate" else []))
    if formula != "change" or not len(value):
        return value
    # The difference of two typed decimals is one too: take off what binary fractions leave (22.2 - 19.8).
    made, other_made = pairs.both("formula")
    tidy = value.round(int(np.maximum(*pairs.both("places")).max()))
    return np.where((made == 0) & (other_made == 0), tidy, value)


def _places(pairs: Pairs, formula: str, own: dict[str, str | float | Array]) -> Array | int:
    """Print a difference with its inputs' decimals, percentage points with one at least; all else by its formula."""
    if formula != "change":
        return formula_of(formula).places
    unit = own["unit"]
    in_points = unit == POINTS if isinstance(unit, str) else unit == pairs.figures.words.code(POINTS)
    places, others = pairs.both("places")
    most: Array = np.maximum.reduce([places, np.where(pairs.met, others, 0), np.where(in_points, 1, 0) + 0 * places])
    return most


def _marker(pairs: Pairs, undefined: Array) -> Array:
    code = pairs.figures.words.code
    first, second = pairs.both("marker")
    second = np.where(pairs.met, second, code("x"))
    either = np.where((first == 0) | (second == code("c")), second, first)
    return np.where((either == 0) & undefined, code("z"), either)


def _reason(pairs: Pairs, undefined: Array) -> Array:
    first, second = pairs.both("reason")
    reason = np.where(first == 0, np.where(pairs.met, second, pairs.reason), first)
    why = np.where(pairs.both("value")[1] < 0, *map(pairs.figures.words.code, (FROM_BELOW, BY_ZERO)))
    return np.where((reason == 0) & undefined, why, reason)
