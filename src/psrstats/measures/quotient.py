"""Percentages, rates and ratios: the measures that measures.csv makes of a numerator and a denominator."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.config import Measure, Settings, in_order
from psrstats.measures.pairs import ABSENT, Pairs, Positions, find, work_out
from psrstats.periods import mid_year, read_period

FORMULA_OF = {"percent": "percentage", "rate": "rate", "ratio": "ratio"}


def quotient(figures: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Divide, for every numerator that there is, by the denominator of the same area.

    The denominator is that of the same group, or of all; of the same period, or of the latest mid-year at its
    end. Where there is none the figure is [x], with what was not sent: another year's is never borrowed.
    """
    known = figures
    for name in in_order(settings.measures):
        known = pd.concat([known, _quotient(known, settings.measures[name], settings)], ignore_index=True)
    return known.iloc[len(figures) :]


def _quotient(figures: pd.DataFrame, measure: Measure, settings: Settings) -> pd.DataFrame:
    first = np.flatnonzero(
        (figures["measure"] == measure.numerator) & (figures["statistic"] == "") & (figures["item"] == "")
    )
    numerators = figures.take(first)
    second = _denominators(figures, numerators, measure.denominator)
    title = settings.measures[measure.denominator].title
    reason = tuple(f"no figure of '{title}' for {_population_year(period)} was sent" for period in numerators["period"])
    pairs = Pairs(figures, first, second, reason)
    return work_out(pairs, FORMULA_OF[measure.unit], measure=measure.name, unit=measure.unit, per=measure.per or 0)


def _denominators(figures: pd.DataFrame, numerators: pd.DataFrame, denominator: str) -> Positions:
    """Look for each denominator nearest first: same group before all, same period before the mid-year population."""
    found = np.full(len(numerators), ABSENT)
    years = numerators["period"].map({period: _population_year(period) for period in numerators["period"].unique()})
    for periods in (numerators["period"], years):
        for groups in (numerators["group"], ""):
            wanted = numerators.assign(measure=denominator, period=periods, group=groups)
            found = np.where(found == ABSENT, find(figures, wanted), found)
    return found


def _population_year(period: str) -> str:
    known = read_period(period)
    return mid_year(known).name if known else period
