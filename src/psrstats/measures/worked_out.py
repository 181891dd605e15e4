"""The measures that psrstats works out from others, level by level: each after those it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.columns import Columns
from psrstats.config import Settings, in_order
from psrstats.measures.quotient import quotient
from psrstats.measures.sum_of import sum_of


def worked_out(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Work out every sum, percentage, rate and ratio of measures.csv."""
    known = figures
    for level in in_order(settings.measures):
        measures = [settings.measures[name] for name in level]
        made = (sum_of(known, measures, settings), quotient(known, measures, settings))
        known = known.stack(*made)
        yield from made
