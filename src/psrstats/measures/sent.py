"""Figures as their agencies sent them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.measures.pairs import Array, Columns


def as_sent(observations: pd.DataFrame, settings: Settings) -> Columns:
    """Take the figures that were sent, but for those that psrstats works out itself from their counts."""
    worked_out = [measure.name for measure in settings.measures.values() if measure.numerator]
    figures = observations[~observations["measure"].isin(worked_out)]
    measures = [settings.measures[name] for name in figures["measure"]]
    unit = np.array([measure.unit for measure in measures], dtype=object)
    whole = (unit == "count") & (figures["value"] % 1 == 0).to_numpy()  # "1.0" of a count is 1
    return Columns.of(
        figures.assign(
            unit=unit,
            places=np.where(whole, 0, figures["places"]),
            per=np.array([measure.per or 0 for measure in measures], dtype="int64"),
            inputs=_nothing(len(figures)),
            **dict.fromkeys(("statistic", "reason", "text", "formula"), ""),
        )
    )


def _nothing(count: int) -> Array:
    inputs = np.empty(count, dtype=object)
    inputs[:] = [()] * count
    return inputs
