"""The percentages, rates and ratios that were sent, beside the counts that they are made of."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, matches
from psrstats.formulas.grade import Grade
from psrstats.formulas.grades import GRADES, grades
from psrstats.formulas.printed import Printed, printed
from psrstats.lineage import Figures
from psrstats.numbers import show

ABOUT = ("measure", "area", "group", "period")
SENT = ("value", "places", "cell", "measure")
NOISE = 1e-11  # what a spreadsheet's own arithmetic leaves of a figure that it shows in full
PLACES = 9  # more decimals than these are looked at one by one


class Stated(Struct, frozen=True):
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


class Both(Struct, frozen=True):
    """Figures that were sent beside those worked out, as arrays."""

    sent: Array  # the rows of observations
    rows: Array  # those of figures worked out at their places
    top: Array  # and of the two that each is made of
    bottom: Array
    per: Array
    right: Array  # whether it is rounded half-up
    close: Array  # whether it is right to the last digit that a spreadsheet keeps

    def read(self, evidence: Evidence, at: int) -> Stated:
        """Take one of them exactly."""
        sent, row, top, bottom = (int(rows[at]) for rows in (self.sent, self.rows, self.top, self.bottom))
        value, places, cell, measure = (evidence.observations.get(sent, name) for name in SENT)
        numbers = evidence.figures.number(top), evidence.figures.number(bottom)
        shown = printed(value, places, counted=False)
        return Stated(shown, row, top, bottom, *numbers, int(self.per[at]), cell, measure, bool(self.close[at]))


def stated(evidence: Evidence) -> Both:
    """Set the figures that were sent beside those worked out: each, and whether it is rounded half-up."""
    figures, sent = evidence.figures.columns, evidence.observations
    made, top, bottom, per = _made(evidence.figures)
    divided = [measure.name for measure in evidence.settings.measures.values() if measure.numerator]
    rows = sent.only(evidence.sent, item="")
    rows = rows[sent.says("measure", *divided)[rows] & np.isfinite(sent["value"][rows])]
    about = [figures.words.codes(sent.texts(name, rows)) for name in ABOUT]
    own, at = matches(about, [figures[name][made] for name in ABOUT])
    told = (sent["cell_unit"][rows[own]] != sent.words.code("percent")) | (per[at] == 100)
    own, at = rows[own[told]], at[told]
    value, worked_out = sent["value"][own], figures["value"][made[at]]
    close = np.abs(value - worked_out) <= NOISE * np.abs(worked_out)
    parts = figures["value"][top[at]], figures["value"][bottom[at]]
    right = _right(close, value, sent["places"][own].astype(np.int64), *parts, per[at])
    return Both(own, made[at], top[at], bottom[at], per[at], right, close)


def _made(figures: Figures) -> tuple[Array, Array, Array, Array]:
    """Give the figures that are divided, with the rows of what is divided, and what they are per."""
    columns = figures.columns
    formulas = [columns.words.code(name) for name in ("percentage", "rate", "ratio")]
    whole = np.isin(columns["formula"], formulas) & (columns["statistic"] == 0) & (columns["item"] == 0)
    rows = np.flatnonzero(whole & (columns["marker"] == 0) & (columns.inputs.counts == 2))
    top, bottom = columns.inputs.take(rows).rows.reshape(-1, 2).T
    some = (columns["value"][top] >= 0) & (columns["value"][bottom] > 0)
    rows, top, bottom = rows[some], top[some], bottom[some]
    percent, rate = columns.words.code("percent"), columns["per"][rows]
    return rows, top, bottom, np.where(columns["unit"][rows] == percent, 100, np.maximum(rate, 1))


def _right(close: Array, value: Array, places: Array, top: Array, bottom: Array, per: Array) -> Array:
    """Say which figures are rounded half-up; what is too large or no count is left for a closer look."""
    right = close.copy()
    whole = (top % 1 == 0) & (bottom % 1 == 0) & (places <= PLACES)
    if whole.any():
        units = np.floor(np.round(value[whole] * 10.0 ** places[whole], 6) + 0.5)
        numbers = (column[whole].astype(np.int64) for column in (places, top, bottom, per))
        right[whole] |= grades(units.astype(np.int64), *numbers) == GRADES.index(Grade.half_up)
    return right
