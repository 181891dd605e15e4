"""The percentages, rates and ratios that were sent, beside the counts that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array
from psrstats.formulas.grade import Grade
from psrstats.formulas.grades import GRADES, grades
from psrstats.formulas.printed import Printed, printed
from psrstats.lineage import Figures
from psrstats.numbers import show

ABOUT = ["measure", "area", "group", "period"]
NOISE = 1e-11  # what a spreadsheet's own arithmetic leaves of a figure that it shows in full
PLACES = 9  # more decimals than these are looked at one by one


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that was sent, and the rows of Figures worked out at its place: itself and the two it is made of."""

    shown: Printed
    row: int
    top: int
    bottom: int
    numerator: Fraction
    denominator: Fraction
    per: int
    cell: str
    measure: str
    is_exact: bool  # whether it is right to the last digit that a spreadsheet keeps

    @property
    def worked_out(self) -> Fraction:
        """What the counts give."""
        return self.numerator * self.per / self.denominator

    def text(self, value: Printed | Fraction, more: int = 0) -> str:
        """Print a value as this figure is printed, with so many more decimals."""
        number = value.value if isinstance(value, Printed) else value
        return show(number, self.shown.places + more) + ("%" if self.per == 100 else "")


def stated(evidence: Evidence) -> pd.DataFrame:
    """Set the figures that were sent beside those worked out: a row each, and whether it is rounded half-up."""
    made = _made(evidence.figures)
    divided = [measure.name for measure in evidence.settings.measures.values() if measure.numerator]
    wanted = evidence.observations["measure"].isin(divided)
    if not wanted.any() or made.empty:
        return pd.DataFrame()
    sent = evidence.sent
    sent = sent[sent["measure"].isin(divided) & (sent["item"] == "") & np.isfinite(sent["value"].astype(float))]
    words = evidence.figures.columns.words
    coded = sent[["value", "places", "cell", "source", "cell_unit"]].assign(
        name=sent["measure"], **{name: words.codes(sent[name].to_numpy(object)) for name in ABOUT}
    )
    both = coded.merge(made, on=ABOUT)
    both = both[(both["cell_unit"] != "percent") | (both["per"] == 100)].reset_index(drop=True)
    return both.assign(right=_right(both), close=_close(both)) if len(both) else pd.DataFrame()


def read(figures: Figures, row: pd.Series) -> Stated:
    """Take one row of `stated` exactly."""
    shown = printed(float(row["value"]), int(row["places"]), counted=False)
    top, bottom = int(row["top"]), int(row["bottom"])
    numbers = figures.number(top), figures.number(bottom)
    return Stated(
        shown, int(row["row"]), top, bottom, *numbers, int(row["per"]), row["cell"], row["name"], bool(row["close"])
    )


def _made(figures: Figures) -> pd.DataFrame:
    """Give the figures that are divided, with the rows and the values of what is divided."""
    columns = figures.columns
    formulas = [columns.words.code(name) for name in ("percentage", "rate", "ratio")]
    whole = np.isin(columns["formula"], formulas) & (columns["statistic"] == 0) & (columns["item"] == 0)
    rows = np.flatnonzero(whole & (columns["marker"] == 0) & (columns.inputs.counts == 2))
    top, bottom = columns.inputs.take(rows).rows.reshape(-1, 2).T
    percent, rate = columns.words.code("percent"), columns["per"][rows]
    per = np.where(columns["unit"][rows] == percent, 100, np.maximum(rate, 1))
    parts = {"row": rows, "top": top, "bottom": bottom, "per": per}
    numbers = {"n": columns["value"][top], "d": columns["value"][bottom], "worked_out": columns["value"][rows]}
    found = pd.DataFrame({name: columns[name][rows] for name in ABOUT} | parts | numbers)
    return found[(found["n"] >= 0) & (found["d"] > 0)]


def _close(both: pd.DataFrame) -> Array:
    close: Array = (np.abs(both["value"] - both["worked_out"]) <= NOISE * np.abs(both["worked_out"])).to_numpy()
    return close


def _right(both: pd.DataFrame) -> Array:
    """Say which figures are rounded half-up; what is too large or no count is left for a closer look."""
    right = _close(both).copy()
    whole = ((both["n"] % 1 == 0) & (both["d"] % 1 == 0) & (both["places"] <= PLACES)).to_numpy()
    some = both[whole]
    units = np.floor(np.round((some["value"] * 10.0 ** some["places"].astype(float)).to_numpy(), 6) + 0.5)
    places, top, bottom, per = (some[name].to_numpy(np.int64) for name in ("places", "n", "d", "per"))
    if len(some):
        graded = grades(units.astype(np.int64), places, top, bottom, per)
        right[whole] |= graded == GRADES.index(Grade.half_up)
    return right
