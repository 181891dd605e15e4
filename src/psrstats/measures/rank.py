"""Places among areas: competition ranking, ties shared and shown so; and which quantile a place falls in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.columns import NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Settings
from psrstats.formulas.quantile import quantile
from psrstats.measures.polarity import polarity
from psrstats.model import NEIGHBOURS

OF = ["measure", "group", "period"]


def rank(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Rank the areas of each measure, the worst first: the highest, or the lowest where high is good.

    Ranked on the values as sent, before any rounding: [57, 52, 29, 29] gives 1, 2, 3= and 3=.
    The report's own area and its comparators take no place among the areas within.
    """
    ranked = _places(figures, _within(figures, settings), settings)
    rows, place = ranked["row"].to_numpy(), ranked["place"].to_numpy()
    shown = np.where(place == place, place * 2 + ranked["shared"], 0)  # twice the place, and 1 for a tie
    places = figures.change(
        rows,
        Inputs.beside(rows),
        statistic="rank",
        unit="rank",
        value=place,
        places=0,
        per=0,
        formula="",
        text=figures.words.spell(shown, _spoken),
        **NOTHING_SENT,
    )
    yield places
    yield _quantiles(places, ranked["areas"].to_numpy(), settings)


def _within(figures: Columns, settings: Settings) -> Array:
    outside = (settings.report.area, *settings.report.comparators, *settings.report.neighbours, NEIGHBOURS)
    codes = [figures.words.code(area) for area in outside]
    kept: Array = figures.plain[~np.isin(figures["area"][figures.plain], codes)]
    return kept


def _places(figures: Columns, rows: Array, settings: Settings) -> pd.DataFrame:
    """Place each row among those of its measure, group and period; alone it takes no place."""
    goodness = figures["value"][rows] * polarity(figures, settings, neither=-1)[rows]
    ranked = pd.DataFrame({name: figures[name][rows] for name in OF} | {"row": rows, "goodness": goodness})
    among = ranked.groupby(OF)["goodness"]
    shared = ranked.groupby([*OF, "goodness"])["row"].transform("size") > 1
    ranked = ranked.assign(place=among.rank(method="min"), areas=among.transform("count"), shared=shared)
    return ranked[among.transform("size") > 1]


def _quantiles(places: Columns, areas: Array, settings: Settings) -> Columns:
    """Part the areas of the measures that ask for it; there is none where they are fewer than the quantiles."""
    asked = {name: measure.quantiles or 0 for name, measure in settings.measures.items()}
    parts = places.words.map(lambda name: asked[name], places["measure"])
    rows = np.flatnonzero(parts > 0)
    few = np.where(places["marker"][rows] == 0, areas[rows] < parts[rows], False)
    value = np.full(len(rows), np.nan)
    value[~few] = quantile(places["value"][rows][~few], areas[rows][~few], parts[rows][~few])
    marker = np.where(few, places.words.code("z"), places["marker"][rows])
    reason = np.where(few, places.words.code("there are fewer areas than quantiles"), places["reason"][rows])
    return places.change(
        rows, statistic="quantile", unit="quantile", value=value, marker=marker, reason=reason, text=""
    )


def _spoken(shown: float) -> str:
    """Say a place: twice it, and 1 for a tie.

    >>> _spoken(6), _spoken(7), _spoken(0)
    ('3', '3=', '')
    """
    return f"{shown // 2:.0f}{'=' * int(shown % 2)}" if shown else ""
