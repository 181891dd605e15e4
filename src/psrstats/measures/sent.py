"""Figures as their agencies sent them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.columns import Columns
from psrstats.config import Settings


def as_sent(observations: pd.DataFrame, settings: Settings) -> Columns:
    """Take the figures that were sent, but for those that psrstats works out itself from others."""
    worked_out = [measure.name for measure in settings.measures.values() if measure.made_of]
    figures = observations[~observations["measure"].isin(worked_out)]
    unit = figures["measure"].map({name: measure.unit for name, measure in settings.measures.items()})
    per = figures["measure"].map({name: measure.per or 0 for name, measure in settings.measures.items()})
    whole = (unit == "count") & (figures["value"] % 1 == 0)  # "1.0" of a count is 1
    places = figures["places"].where(~whole, 0)
    blank = dict.fromkeys(("statistic", "reason", "text", "formula"), "")
    return Columns.of(figures.assign(unit=unit, per=per.astype(np.int32), places=places, **blank))
