"""Figures as their agencies sent them."""

from __future__ import annotations

import pandas as pd

from psrstats.config import Settings
from psrstats.model import FIGURES


def as_sent(observations: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Take the figures that were sent, but for those that psrstats works out itself from their counts."""
    worked_out = [measure.name for measure in settings.measures.values() if measure.numerator]
    figures = observations[~observations["measure"].isin(worked_out)].reset_index(drop=True)
    measures = figures["measure"].map(settings.measures)
    figures["unit"] = measures.map(lambda measure: measure.unit)
    figures["per"] = measures.map(lambda measure: measure.per or 0).astype("int64")
    figures = figures.assign(
        statistic="", reason="", text="", formula="", inputs=pd.Series([()] * len(figures), dtype=object)
    )
    return figures[list(FIGURES)]
