"""Observations in, figures out: what agencies sent, and everything worked out from it, in this order."""

from __future__ import annotations

import pandas as pd

from psrstats.config import Settings
from psrstats.measures.change import change
from psrstats.measures.gap import gap
from psrstats.measures.move import move
from psrstats.measures.quotient import quotient
from psrstats.measures.rank import rank
from psrstats.measures.sent import as_sent
from psrstats.measures.total import total

MEASURES = (quotient, total, change, gap, rank, move)


def measure(observations: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Work out every figure that the report may state.

    observations: columns as in model.OBSERVATIONS.
    Returns the figures, columns as in model.FIGURES; `inputs` are row numbers of the same frame.
    """
    figures = as_sent(observations, settings)
    for part in MEASURES:
        figures = figures.stack(part(figures, settings))
    return figures.frame()
