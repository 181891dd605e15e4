"""Observations in, figures out: what agencies sent, and everything worked out from it, in this order."""

from __future__ import annotations

from psrstats.columns import Columns, Observations
from psrstats.config import Settings
from psrstats.measures.change import change
from psrstats.measures.change_interval import change_interval
from psrstats.measures.gap import gap
from psrstats.measures.interval import interval
from psrstats.measures.merged import merged
from psrstats.measures.move import move
from psrstats.measures.neighbours import neighbours
from psrstats.measures.rank import rank
from psrstats.measures.sent import as_sent
from psrstats.measures.target import target
from psrstats.measures.total import total
from psrstats.measures.trend import trend
from psrstats.measures.worked_out import worked_out

# Those of one line need none of each other, but may need any of the lines above.
MEASURES = (
    (merged,),
    (worked_out,),
    (total, neighbours),
    (interval,),
    (change, gap, rank, target, trend),
    (move, change_interval),
)


def measure(observations: Observations, settings: Settings) -> Columns:
    """Work out every figure that the report may state.

    observations: columns as in model.OBSERVATIONS.
    Returns the figures, columns as in model.FIGURES; their inputs are row numbers of the same table.
    """
    figures = as_sent(observations, settings)
    for line in MEASURES:
        figures = Columns.join([figures, *(made for part in line for made in part(figures, settings))])
    return figures
