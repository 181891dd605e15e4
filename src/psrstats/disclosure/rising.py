"""Counts that can all be more at once, and more again: one linear program shows of many that they may be anything."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.models import TOLERANCE, quiet_model
from psrstats.disclosure.relation import Relation

FINEST = 60  # a solution is made whole by one of the numbers up to this, or is not believed


def rising(may: Array, wanted: Sequence[int], relations: Sequence[Relation], cost: Array | None = None) -> Array:
    """Find by how much counts may rise together, as often as one likes, with all that is known of them still true.

    may: which counts may be any number more; wanted: the numbers of those that are to rise, as many of them as can;
    relations: what is known of them together; cost: what it loses where each rises, so that little is lost.
    Returns the whole number by which each rises, 0 where it stays. As true counts agree with what is known, so do they
    once, twice and three times risen: whichever rises may be many values, and no search of whole numbers is needed.
    Source: a ray of the cone of directions of a linear program; it is whole once multiplied, for its relations are.

    >>> parts = Relation.total(0, [1, 2])
    >>> rising(np.array([True, True, False]), [1], [parts]).tolist()
    [1.0, 1.0, 0.0]
    >>> rising(np.array([False, True, False]), [1], [parts]).tolist()
    [0.0, 0.0, 0.0]
    """
    size, count = len(may), len(wanted)
    model, ends = quiet_model(), np.concatenate([np.where(may, inf, 0.0), np.ones(count)])
    model.addVars(size + count, np.zeros(size + count), ends)
    for relation in relations:
        numbers = np.array(relation.numbers, dtype=np.int32)
        model.addRow(*_stays(relation), len(numbers), numbers, np.array(relation.coefficients))
    for at, number in enumerate(wanted, size):
        model.addRow(0.0, inf, 2, np.array([number, at], dtype=np.int32), np.array([1.0, -1.0]))
        model.changeColCost(at, -1.0)
    model.run()
    found = np.array(model.getSolution().col_value)
    if cost is not None:  # those that can rise do, at the least cost
        every = np.arange(size + count, dtype=np.int32)
        least = np.concatenate([np.zeros(size), np.floor(found[size:] + TOLERANCE)])
        model.changeColsBounds(size + count, every, least, ends)
        model.changeColsCost(size + count, every, np.concatenate([cost, np.zeros(count)]))
        model.run()
        found = np.array(model.getSolution().col_value)
    whole = _whole(found[:size])
    return whole if _agrees(whole, may, relations) else np.zeros(size)


def _stays(relation: Relation) -> tuple[float, float]:
    """Give how far what is known may change, so that it stays true however often it does."""
    return 0.0 if relation.low > -inf else -inf, 0.0 if relation.high < inf else inf


def _whole(rise: Array) -> Array:
    """Multiply a solution until it is whole."""
    for times in range(1, FINEST + 1):
        if np.abs(times * rise - np.round(times * rise)).max(initial=0.0) <= times * TOLERANCE:
            break
    found: Array = np.round(times * rise) + 0.0  # which makes -0 a 0
    return found


def _agrees(rise: Array, may: Array, relations: Sequence[Relation]) -> bool:
    """Say whether whole numbers may be added to counts, to the last child."""
    if (rise < 0).any() or (rise[~may] != 0).any():
        return False
    changes = ((_stays(one), float(rise[list(one.numbers)] @ np.array(one.coefficients))) for one in relations)
    return all(low <= change <= high for (low, high), change in changes)
