"""Sums of what was sent row by row, such as a training log."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.columns import NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Settings

OF = ["measure", "area", "period", "group"]


def total(figures: Columns, _settings: Settings) -> Iterator[Columns]:
    """Add up the items of each group, and of all groups; one marked part marks the sum, c before any other marker."""
    items = np.flatnonzero((figures["item"] != 0) & (figures["unit"] == figures.words.code("count")))
    for groups in (figures["group"][items], np.zeros(len(items), dtype=np.int32)):
        yield _sums(figures, items, groups)


def _sums(figures: Columns, items: Array, groups: Array) -> Columns:
    suppressed, marker = figures.words.code("c"), figures["marker"][items]
    parts = pd.DataFrame({name: figures[name][items] for name in OF[:-1]} | {"group": groups, "row": items})
    parts = parts.assign(value=figures["value"][items], marker=marker, hidden=marker == suppressed)
    sums = parts.groupby(OF, sort=False)
    found = sums.agg({"row": "first", "value": "sum", "marker": "max", "hidden": "any"}).reset_index()
    return figures.change(
        found["row"].to_numpy(np.intp),
        Inputs.each(sums["row"].agg(list).tolist()),
        group=found["group"].to_numpy(),
        value=found["value"].where(found["marker"] == 0).to_numpy(),
        marker=np.where(found["hidden"], suppressed, found["marker"]),
        **NOTHING_SENT,
        item="",
        statistic="total",
        formula="total",
    )
