"""How many places an area moves between two rankings."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.measures.pairs import Pairs, find, work_out


def move(figures: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """State, for each ranking of two measures, how many places nearer to 1 an area is by the one than by the other."""
    pairs = [table.measures for table in settings.tables if table.layout == "ranking" and len(table.measures) == 2]
    made = [_moves(figures, measure, other) for measure, other in pairs]
    return pd.concat(made, ignore_index=True) if made else figures.iloc[:0]


def _moves(figures: pd.DataFrame, measure: str, other: str) -> pd.DataFrame:
    now = np.flatnonzero((figures["measure"] == measure) & (figures["statistic"] == "rank"))
    before = find(figures, figures.take(now).assign(measure=other))
    met = Pairs(figures, before, now).only(before >= 0)
    moves = work_out(met, "change", measure=measure, statistic="move", unit="places")
    return moves.assign(text=moves["value"].map(_in_words, na_action="ignore").fillna(""))


def _in_words(places: float) -> str:
    """Say a move.

    >>> _in_words(7), _in_words(-1), _in_words(0)
    ('up 7', 'down 1', 'no change')
    """
    return f"{'up' if places > 0 else 'down'} {abs(places):.0f}" if places else "no change"
