"""Indexes of counts: so many for each hundred of another year's tell either of the two by the other."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.lines import MEASURE, PERIOD
from psrstats.disclosure.quotients import INDEX, Quotient, Quotients


def telling_indexes(quotients: Quotients, cells: Cells, secret: Array) -> set[Place]:
    """Give the places of the indexes that are made of a count that is not shown, or of that of its base year.

    secret: which counts are not shown. An index is one of any count of its area, group and item whose number, and that
    of another year, give it; where an agency suppressed one of them it may be.
    """
    found = set[Place]()
    indexes = [one for one in quotients.all if one.unit == INDEX]
    if not indexes or not secret.any():
        return found
    lots: dict[tuple[str, ...], dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for number, place in enumerate(cells.places):
        lots[place[MEASURE + 1 : PERIOD]][place[MEASURE]][place[PERIOD]] = number
    for one in indexes:
        for years in lots[one.place[MEASURE + 1 : PERIOD]].values():
            now = years.get(one.place[PERIOD])
            bases = [number for number in years.values() if number != now]
            pairs = product([now] if now is not None else [], bases)
            if any((secret[now] or secret[base]) and _is_index(one, cells.values, now, base) for now, base in pairs):
                found.add(one.place)
    return found


def _is_index(one: Quotient, values: Array, now: int, base: int) -> bool:
    if np.isnan(values[now]) or np.isnan(values[base]):
        return True
    half = float(one.shown.allowance)
    return bool(abs(one.per * values[now] - one.shown.value * values[base]) <= half * values[base] and values[base] > 0)
