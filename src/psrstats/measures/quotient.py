"""Percentages, rates and ratios: the measures that measures.csv makes of a numerator and a denominator."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from psrstats.columns import ABSENT, Array, Columns
from psrstats.config import Measure, Settings
from psrstats.measures.pairs import Pairs, work_out
from psrstats.periods import known_period, mid_year, population_year

FORMULA_OF = {"percent": "percentage", "rate": "rate", "ratio": "ratio"}


def quotient(figures: Columns, measures: Sequence[Measure], settings: Settings) -> Columns:
    """Divide, for every numerator that there is, by the denominator of the same area.

    The denominator is that of the same group, or of all; of the same period, or of a mid-year by the report's
    denominator_year. Where there is none the figure is [x], with what was not sent: another year's is never borrowed.
    """
    divided = [measure for measure in measures if measure.numerator]
    rows = [figures.plain_of.get(measure.numerator, figures.plain[:0]) for measure in divided]
    which = np.repeat(np.arange(len(divided)), list(map(len, rows)))
    if not len(which):
        return figures.change(figures.plain[:0])
    pairs = _with_denominators(figures, np.concatenate(rows), divided, which, settings)
    code = figures.words.code
    own = {
        "measure": np.array([code(measure.name) for measure in divided])[which],
        "unit": np.array([code(measure.unit) for measure in divided])[which],
        "per": np.array([measure.per or 0 for measure in divided])[which],
    }
    few = _of_too_few(pairs, np.array([measure.children for measure in divided])[which], settings)
    made = [_made(pairs, formula, own, few, own["unit"] == code(unit)) for unit, formula in FORMULA_OF.items()]
    return made[0].stack(*made[1:])


def _of_too_few(pairs: Pairs, children: Array, settings: Settings) -> Array:
    """Say which divide by fewer children than [disclosure] least_denominator, or by all but so few of the whole."""
    figures, least = pairs.figures, settings.disclosure.least_denominator
    if not least:
        return np.zeros(len(pairs.first), dtype=bool)
    whole = np.where(pairs.met, figures["value"][pairs.second], np.nan)
    total = figures.find(pairs.second, group="")
    left = np.where(pairs.met & (total != ABSENT), figures["value"][total] - whole, np.nan)
    few: Array = children & (((whole > 0) & (whole < least)) | ((left > 0) & (left < least)))
    return few


def _made(pairs: Pairs, formula: str, own: dict[str, Array], few: Array, wanted: Array) -> Columns:
    reason = pairs.reason[wanted] if isinstance(pairs.reason, np.ndarray) else pairs.reason
    chosen = Pairs(pairs.figures, pairs.first[wanted], pairs.second[wanted], reason)
    made = work_out(chosen, formula, **{name: values[wanted] for name, values in own.items()})
    if not few[wanted].any():
        return made
    marker = np.where(few[wanted], made.words.code("c"), made["marker"])
    return made.change(
        np.arange(len(made)), made.inputs, marker=marker, value=np.where(few[wanted], np.nan, made["value"])
    )


def _with_denominators(
    figures: Columns, rows: Array, divided: Sequence[Measure], which: Array, settings: Settings
) -> Pairs:
    """Look for each denominator nearest first: same group before all, same period before the mid-year population."""
    words, convention = figures.words, settings.report.denominator_year
    denominators = np.array([words.code(measure.denominator) for measure in divided])[which]
    governed = np.array([measure.unit == "rate" and convention != "latest" for measure in divided])[which]
    shares = np.array([measure.numerator == measure.denominator for measure in divided])[which]
    periods = figures["period"][rows]
    latest = words.map(lambda period: mid_year(known_period(period)).name, periods)
    chosen = words.map(lambda period: population_year(known_period(period), convention).name, periods)
    years = np.where(governed, chosen, latest)
    second = np.full(len(rows), ABSENT)
    for period in (np.where(governed, years, periods), years):
        for group in (np.where(shares, 0, figures["group"][rows]), 0):
            found = figures.find(rows, measure=denominators, period=period, group=group)
            second = np.where(second == ABSENT, found, second)
    titles = {name: measure.title for name, measure in settings.measures.items()}
    missed = np.where(second == ABSENT, years, 0)
    reason = words.map(lambda name, year: f"no figure of '{titles[name]}' for {year} was sent", denominators, missed)
    return Pairs(figures, rows, second, reason)
