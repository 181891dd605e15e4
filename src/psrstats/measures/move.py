"""How many places an area moves between two rankings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array, Columns
from psrstats.config import Settings
from psrstats.measures.pairs import Pairs, work_out

UNLIKE = "the two places are not among the same areas"


def move(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """State, for each ranking of two measures, how many places nearer to 1 an area is by the one than by the other.

    Places among different areas are not held against one another: where an area is shown by one measure only, none
    moves.
    """
    rankings = [table.measures for table in settings.tables if table.layout == "ranking" and len(table.measures) == 2]
    for measure, other in dict.fromkeys(rankings):
        yield _moves(figures, measure, other)


def _moves(figures: Columns, measure: str, other: str) -> Columns:
    now, others = (figures.where(measure=name, statistic="rank") for name in (measure, other))
    before = figures.find(now, others, measure=other)
    met = before >= 0
    pairs = Pairs(figures, before[met], now[met])
    moves = work_out(pairs, "change", measure=measure, statistic="move", unit="places")
    unlike = ~_among_the_same(pairs, now, others) & (moves["marker"] == 0)
    value = np.where(unlike, np.nan, moves["value"])
    return moves.change(
        np.arange(len(moves)),
        value=value,
        marker=np.where(unlike, moves.words.code("z"), moves["marker"]),
        reason=np.where(unlike, moves.words.code(UNLIKE), moves["reason"]),
        text=moves.words.spell(value, _in_words),
    )


def _among_the_same(pairs: Pairs, now: Array, others: Array) -> Array:
    """Say of which pairs both places are among the same areas; now, others: every place in the two rankings."""
    figures = pairs.figures
    both = pairs.second[(figures["marker"][pairs.first] == 0) & (figures["marker"][pairs.second] == 0)]
    first, second, met = (Counter(_abouts(figures, rows[figures["marker"][rows] == 0])) for rows in (now, others, both))
    same = [first[about] == second[about] == met[about] for about in _abouts(figures, pairs.second)]
    return np.array(same, dtype=bool)


def _abouts(figures: Columns, rows: Array) -> list[tuple[int, int]]:
    """Give the group and the period of each row, as numbers."""
    return list(zip(figures["group"][rows].tolist(), figures["period"][rows].tolist(), strict=True))


def _in_words(places: float) -> str:
    """Say a move.

    >>> _in_words(7), _in_words(-1), _in_words(0), _in_words(float("nan"))
    ('up 7', 'down 1', 'no change', '')
    """
    if places != places:
        return ""
    return f"{'up' if places > 0 else 'down'} {abs(places):.0f}" if places else "no change"
