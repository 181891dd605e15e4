"""Sums of what was sent row by row, such as a training log."""

from __future__ import annotations

import pandas as pd

from psrstats.config import Settings
from psrstats.model import FIGURES


def total(figures: pd.DataFrame, _settings: Settings) -> pd.DataFrame:
    """Add up the items of each group, and of all groups; one marked part marks the sum."""
    items = figures[(figures["item"] != "") & (figures["unit"] == "count")]
    by_group = _sums(items.assign(item=""))
    return pd.concat([by_group, _sums(items.assign(item="", group=""))], ignore_index=True)


def _sums(items: pd.DataFrame) -> pd.DataFrame:
    groups = items.assign(row=items.index).groupby(["measure", "area", "group", "period"], sort=False)
    sums = groups.first().reset_index()
    sums["inputs"] = groups["row"].agg(tuple).to_numpy()
    sums["value"] = groups["value"].sum(min_count=1).to_numpy()
    sums["marker"] = groups["marker"].max().to_numpy()
    sums["value"] = sums["value"].where(sums["marker"] == "")
    sums = sums.assign(statistic="total", formula="total", cell="", commentary="", correction="", reason="")
    return sums[list(FIGURES)]
