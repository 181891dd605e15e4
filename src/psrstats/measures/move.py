"""How many places an area moves between two rankings."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import Columns
from psrstats.config import Settings
from psrstats.measures.pairs import Pairs, work_out


def move(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """State, for each ranking of two measures, how many places nearer to 1 an area is by the one than by the other."""
    rankings = [table.measures for table in settings.tables if table.layout == "ranking" and len(table.measures) == 2]
    for measure, other in dict.fromkeys(rankings):
        yield _moves(figures, measure, other)


def _moves(figures: Columns, measure: str, other: str) -> Columns:
    now = figures.where(measure=measure, statistic="rank")
    before = figures.find(now, figures.where(measure=other, statistic="rank"), measure=other)
    met = before >= 0
    pairs = Pairs(figures, before[met], now[met])
    moves = work_out(pairs, "change", measure=measure, statistic="move", unit="places")
    return moves.change(np.arange(len(moves)), text=moves.words.spell(moves["value"], _in_words))


def _in_words(places: float) -> str:
    """Say a move.

    >>> _in_words(7), _in_words(-1), _in_words(0), _in_words(float("nan"))
    ('up 7', 'down 1', 'no change', '')
    """
    if places != places:
        return ""
    return f"{'up' if places > 0 else 'down'} {abs(places):.0f}" if places else "no change"
