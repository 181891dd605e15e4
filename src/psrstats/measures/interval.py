"""The confidence limits of percentages and rates of counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import ABSENT, NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Settings
from psrstats.formulas.interval import Interval, percentage_interval, rate_interval
from psrstats.model import limit


def interval(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Give the lower and the upper limit of every percentage and rate of two counts, at each level of the report.

    Wilson's for percentages, exact Poisson below 10 events and Byar's from 10 for rates. There is none of a census, nor
    of a percentage of more than its whole, nor of a number below 0.
    """
    rows, parts, wholes = _of_counts(figures, settings)
    for level in settings.report.intervals:
        yield from _limits(figures, rows, parts, wholes, level)


def _of_counts(figures: Columns, settings: Settings) -> tuple[Array, Array, Array]:
    """Find the figures that have an interval, with their numerators and denominators."""
    words = figures.words
    divided = np.isin(figures["formula"], [words.code("percentage"), words.code("rate")])
    rows = np.flatnonzero(divided & (figures.inputs.counts == 2) & (figures["statistic"] == 0))
    pairs = figures.inputs.take(rows).rows.reshape(-1, 2)
    parts, wholes = pairs[:, 0], pairs[:, 1]
    census = words.map(lambda name: settings.measures[name].census, figures["measure"][rows]).astype(bool)
    counted = (figures["unit"][pairs] == words.code("count")).all(axis=1)
    percent = figures["unit"][rows] == words.code("percent")
    beyond = percent & (figures["value"][parts] > figures["value"][wholes])
    below = (figures["value"][pairs] < 0).any(axis=1)  # of a net number
    kept = counted & ~census & ~beyond & ~below
    return rows[kept], parts[kept], wholes[kept]


def _limits(figures: Columns, rows: Array, parts: Array, wholes: Array, level: float) -> Iterator[Columns]:
    found = np.full((2, len(rows)), np.nan)
    known = figures["marker"][rows] == 0
    for unit in ("percent", "rate"):
        chosen = known & (figures["unit"][rows] == figures.words.code(unit))
        counts = figures["value"][parts[chosen]], figures["value"][wholes[chosen]]
        found[:, chosen] = _interval(unit, *counts, figures["per"][rows[chosen]], level)
    for end, values in zip(("lower", "upper"), found, strict=True):
        yield figures.change(
            rows, Inputs.beside(rows), statistic=limit(end, level), value=values, formula="", text="", **NOTHING_SENT
        )


def _interval(unit: str, parts: Array, wholes: Array, per: Array, level: float) -> Interval:
    if unit == "percent":
        return percentage_interval(parts, wholes, level)
    return rate_interval(parts, wholes, per, level)


def interval_rows(figures: Columns, rows: Array, level: float) -> tuple[Array, Array]:
    """Find the rows of the lower and the upper limit of some figures; ABSENT where there are none."""
    lower, upper = (figures.find(rows, figures.where(statistic=limit(end, level))) for end in ("lower", "upper"))
    return np.where(upper == ABSENT, ABSENT, lower), upper
