"""Places among areas: competition ranking, ties shared and shown so."""

from __future__ import annotations

import pandas as pd

from psrstats.config import Settings
from psrstats.model import FIGURES

OF = ["measure", "group", "period"]


def rank(figures: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Rank the areas of each measure, the worst first: the highest, or the lowest where high is good.

    Ranked on the values as sent, before any rounding: [57, 52, 29, 29] gives 1, 2, 3= and 3=.
    The report's own area and its comparators take no place among the areas within.
    """
    outside = (settings.report.area, *settings.report.comparators)
    ranked = figures[(figures["statistic"] == "") & (figures["item"] == "") & ~figures["area"].isin(outside)]
    ranked = ranked[ranked.groupby(OF)["area"].transform("nunique") > 1]
    high_is_good = (
        ranked["measure"].map({m.name: m.polarity == "high" for m in settings.measures.values()}).astype(bool)
    )
    sign = 1 - 2 * high_is_good.astype(int)
    made = ranked.assign(key=ranked["value"] * sign)
    places = made.groupby(OF)["key"].rank(method="min", ascending=False)
    shared = made.groupby([*OF, "key"])["key"].transform("size") > 1
    text = places.astype("Int64").astype("string").fillna("") + shared.map({True: "=", False: ""})
    made = made.assign(statistic="rank", unit="rank", value=places, places=0, text=text.astype(object), formula="")
    made["inputs"] = [(row,) for row in ranked.index]
    return made.assign(cell="", commentary="", correction="")[list(FIGURES)]
