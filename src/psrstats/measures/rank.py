"""Places among areas: competition ranking, ties shared and shown so."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.measures.pairs import NOTHING_SENT, Columns

OF = ["measure", "group", "period"]


def rank(figures: Columns, settings: Settings) -> Columns:
    """Rank the areas of each measure, the worst first: the highest, or the lowest where high is good.

    Ranked on the values as sent, before any rounding: [57, 52, 29, 29] gives 1, 2, 3= and 3=.
    The report's own area and its comparators take no place among the areas within.
    """
    outside = (settings.report.area, *settings.report.comparators)
    rows = figures.plain[~np.isin(figures["area"][figures.plain], outside)]
    high_is_good = [settings.measures[name].polarity == "high" for name in figures["measure"][rows]]
    badness = np.where(high_is_good, -figures["value"][rows], figures["value"][rows])
    ranked = pd.DataFrame({name: figures[name][rows] for name in OF} | {"row": rows, "badness": badness})
    among = ranked.groupby(OF)["badness"]
    place, areas = among.rank(method="min", ascending=False), among.transform("size")
    shared = ranked.groupby([*OF, "badness"])["row"].transform("size") > 1
    text = [f"{p:.0f}{'=' * s}" if p == p else "" for p, s in zip(place, shared, strict=True)]
    made = figures.change(
        rows, **NOTHING_SENT, statistic="rank", unit="rank", value=place.to_numpy(), places=0, per=0, formula="",
        text=np.array(text, dtype=object), inputs=_themselves(rows),
    )  # fmt: skip
    return made.change(np.flatnonzero(areas > 1))


def _themselves(rows: np.ndarray) -> np.ndarray:
    inputs = np.empty(len(rows), dtype=object)
    inputs[:] = [(row,) for row in rows.tolist()]
    return inputs
