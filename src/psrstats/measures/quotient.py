"""Percentages, rates and ratios: the measures that measures.csv makes of a numerator and a denominator."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from psrstats.columns import ABSENT, Array, Columns, together
from psrstats.config import Measure, Settings
from psrstats.measures.pairs import Pairs, work_out
from psrstats.people import is_people
from psrstats.periods import known_period, mid_year, population_year
from psrstats.units import DIVIDED, said_of

FORMULA_OF = {unit: said_of(unit).formula for unit in DIVIDED}


def quotient(figures: Columns, measures: Sequence[Measure], settings: Settings) -> Columns:
    """Divide, for every numerator that there is, by the denominator of the same area.

    The denominator is that of the same group, or of all where it has no group of that kind; of the same period, or of
    a mid-year by the report's denominator_year. Where there is none the figure is [x], with what was not sent: another
    year's is never borrowed, nor everybody's for the girls where the denominator is of Female and Male.
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
    total = np.where(total == ABSENT, _sums_of_groups(figures)[pairs.second], total)
    left = np.where(pairs.met & (total != ABSENT), figures["value"][total] - whole, np.nan)
    few: Array = children & (((whole > 0) & (whole < least)) | ((left > 0) & (left < least)))
    return few


def _sums_of_groups(figures: Columns) -> Array:
    """Give each figure of a group the one beside it that is the sum of all others, whatever it is called."""
    rows = figures.plain[(figures["group"][figures.plain] != 0) & ~np.isnan(figures["value"][figures.plain])]
    lot = together(*(figures[name][rows] for name in ("measure", "area", "period")))
    value = figures["value"][rows]
    order = np.lexsort((value, lot))
    last = np.zeros(int(lot.max(initial=-1)) + 1, dtype=np.int64)
    last[lot[order]] = order  # the greatest of each lot
    found = np.full(len(figures), ABSENT)
    is_sum = (2 * value[last] == np.bincount(lot, value))[lot] if len(rows) else np.zeros(0, dtype=bool)
    found[rows[is_sum]] = rows[last[lot[is_sum]]]
    return found


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
    own = np.where(shares, 0, figures["group"][rows])
    kept = needs_own(figures, own, denominators)
    for period in (np.where(governed, years, periods), years):
        for group in (own, np.where(kept, own, 0)):
            found = figures.find(rows, measure=denominators, period=period, group=group)
            second = np.where(second == ABSENT, found, second)
    titles = {name: measure.title for name, measure in settings.measures.items()}
    missed, group = (np.where(second == ABSENT, one, 0) for one in (years, np.where(kept, own, 0)))
    wanted = words.map(lambda name, part: f"'{titles[name]}'{f' ({part})' if part else ''}", denominators, group)
    reason = words.map(lambda what, year: f"no figure of {what} for {year} was sent", wanted, missed)
    return Pairs(figures, rows, second, reason)


def needs_own(figures: Columns, groups: Array, denominators: Array) -> Array:
    """Say which groups may not be divided by all: those of people, where the denominator is sent by groups.

    A theme, such as neglect, is over everybody, unless the denominator has themes as well: then it lacks this one.

    groups, denominators: for each figure the number of its group's word, and of its denominator's name.
    """
    words = figures.words
    themes = words.map(lambda name: _themes(figures, name), denominators)
    people = words.map(lambda group: bool(group) and is_people(group), groups)
    needed: Array = (groups != 0) & (themes != ABSENT) & (people | (themes > 0))
    return needed


def _themes(figures: Columns, measure: str) -> int:
    """Count the groups of a measure that are no groups of people; ABSENT where it has no groups."""
    groups = set(figures.texts("group", figures.plain_of.get(measure, figures.plain[:0]))) - {""}
    return sum(not is_people(group) for group in groups) if groups else ABSENT
