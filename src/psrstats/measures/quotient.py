"""Percentages, rates and ratios: the measures that measures.csv makes of a numerator and a denominator."""

from __future__ import annotations

import numpy as np

from psrstats.config import Measure, Settings, in_order
from psrstats.measures.pairs import ABSENT, Array, Columns, Pairs, work_out
from psrstats.periods import known_period, mid_year

FORMULA_OF = {"percent": "percentage", "rate": "rate", "ratio": "ratio"}


def quotient(figures: Columns, settings: Settings) -> Columns:
    """Divide, for every numerator that there is, by the denominator of the same area.

    The denominator is that of the same group, or of all; of the same period, or of the latest mid-year at its end.
    Where there is none the figure is [x], with what was not sent: another year's is never borrowed.
    """
    known = figures
    for level in in_order(settings.measures):
        known = known.stack(*(_quotient(known, settings.measures[name], settings) for name in level))
    return known.change(np.arange(len(figures), len(known)))


def _quotient(figures: Columns, measure: Measure, settings: Settings) -> Columns:
    numerators = figures.plain_of.get(measure.numerator, figures.plain[:0])
    pairs = _with_denominators(figures, numerators, settings.measures[measure.denominator])
    return work_out(pairs, FORMULA_OF[measure.unit], measure=measure.name, unit=measure.unit, per=measure.per or 0)


def _with_denominators(figures: Columns, numerators: Array, denominator: Measure) -> Pairs:
    """Look for each denominator nearest first: same group before all, same period before the mid-year population."""
    periods = figures["period"][numerators]
    year_of = {period: mid_year(known_period(period)).name for period in set(periods)}
    years = np.array([year_of[period] for period in periods], dtype=object)
    second = np.full(len(numerators), ABSENT)
    for period in (periods, years):
        for group in (figures["group"][numerators], ""):
            found = figures.find(numerators, measure=denominator.name, period=period, group=group)
            second = np.where(second == ABSENT, found, second)
    reason = [f"no figure of '{denominator.title}' for {year} was sent" for year in years]
    return Pairs(figures, numerators, second, np.array(reason, dtype=object))
