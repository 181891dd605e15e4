"""Places among areas: competition ranking, ties shared and shown so; and which quantile a place falls in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from psrstats.columns import NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Settings
from psrstats.formulas.quantile import quantile
from psrstats.measures.polarity import polarity
from psrstats.model import NEIGHBOURS

OF = ("measure", "group", "period")
LONE = "no other area is shown"


class Places(Struct, frozen=True):
    """Rows of a table of figures with their places among areas."""

    rows: Array
    place: Array  # missing where the figure is
    shared: Array  # whether another has the same place
    areas: Array  # how many areas have one


def rank(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Rank the areas of each measure, the worst first: the highest, or the lowest where high is good.

    Ranked on the values as sent, before any rounding: [57, 52, 29, 29] gives 1, 2, 3= and 3=.
    The report's own area and its comparators take no place among the areas within; nor does an area that is not shown,
    so that the places are those among the areas shown. One that is shown alone has none.
    """
    ranked = _places(figures, _within(figures, settings), settings)
    rows, lone = ranked.rows, (ranked.areas == 1) & ~np.isnan(ranked.place)
    place = np.where(lone, np.nan, ranked.place)
    shown = np.where(place == place, place * 2 + ranked.shared, 0)  # twice the place, and 1 for a tie
    places = figures.change(
        rows,
        Inputs.beside(rows),
        statistic="rank",
        unit="rank",
        value=place,
        places=0,
        per=0,
        formula="",
        marker=np.where(lone, figures.words.code("z"), figures["marker"][rows]),
        reason=np.where(lone, figures.words.code(LONE), figures["reason"][rows]),
        text=figures.words.spell(shown, _spoken),
        **NOTHING_SENT,
    )
    yield places
    yield _quantiles(places, ranked.areas, settings)


def _within(figures: Columns, settings: Settings) -> Array:
    outside = (*settings.report.outside, NEIGHBOURS)
    codes = [figures.words.code(area) for area in outside]
    kept: Array = figures.plain[~np.isin(figures["area"][figures.plain], codes)]
    return kept


def _places(figures: Columns, rows: Array, settings: Settings) -> Places:
    """Place each row among those of its measure, group and period; alone it takes no place."""
    goodness = figures["value"][rows] * polarity(figures, settings, neither=-1)[rows]
    lots = figures.numbered(rows, *OF)
    order = np.lexsort((goodness, lots))  # each lot from the worst, those without a number last
    lot, value = lots[order], goodness[order]
    first = np.diff(lot, prepend=-1) != 0
    other = first.copy()
    other[1:] |= value[1:] != value[:-1]  # a missing number is like none
    sizes, ties = (np.diff(np.flatnonzero(starts), append=len(rows)) for starts in (first, other))
    known = np.add.reduceat(~np.isnan(value), np.flatnonzero(first)) if len(rows) else sizes
    place = (_starts(other) - _starts(first) + 1).astype(float)
    place[np.isnan(value)] = np.nan
    back = np.empty(len(rows), dtype=np.intp)
    back[order] = np.arange(len(rows))
    back = back[np.repeat(sizes, sizes)[back] > 1]
    return Places(rows[order][back], place[back], np.repeat(ties > 1, ties)[back], np.repeat(known, sizes)[back])


def _starts(first: Array) -> Array:
    """Give for each the last place up to it at which something begins.

    >>> _starts(np.array([True, False, True, False])).tolist()
    [0, 0, 2, 2]
    """
    found: Array = np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))
    return found


def _quantiles(places: Columns, areas: Array, settings: Settings) -> Columns:
    """Part the areas of the measures that ask for it; there is none where they are fewer than the quantiles."""
    asked = {name: measure.quantiles or 0 for name, measure in settings.measures.items()}
    parts = places.words.map(lambda name: asked[name], places["measure"])
    rows = np.flatnonzero(parts > 0)
    few = areas[rows] < parts[rows]
    value = np.full(len(rows), np.nan)
    value[~few] = quantile(places["value"][rows][~few], areas[rows][~few], parts[rows][~few])
    unsaid = few & (places["marker"][rows] == 0)
    marker = np.where(unsaid, places.words.code("z"), places["marker"][rows])
    reason = np.where(unsaid, places.words.code("there are fewer areas than quantiles"), places["reason"][rows])
    return places.change(
        rows, statistic="quantile", unit="quantile", value=value, marker=marker, reason=reason, text=""
    )


def _spoken(shown: float) -> str:
    """Say a place: twice it, and 1 for a tie.

    >>> _spoken(6), _spoken(7), _spoken(0)
    ('3', '3=', '')
    """
    return f"{shown // 2:.0f}{'=' * int(shown % 2)}" if shown else ""
