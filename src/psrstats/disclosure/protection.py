"""Observations as they may be published: small counts suppressed, others with them, or all rounded."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.policy import Policy, policy_of
from psrstats.disclosure.program import Program, Relation
from psrstats.disclosure.relations import Linked, linked
from psrstats.disclosure.secondary import Counts, secondary

SUPPRESSED = "c"
FIRST = 1e-6  # of counts that would do as well, the first in the sheet is left out
KEPT = 1000.0  # so many other counts are left out rather than one that is to be kept


def hidden_places(
    observations: pd.DataFrame,
    settings: Settings,
    before: Cells | None = None,
    also: Collection[Place] = (),
    *,
    complement: bool = True,
) -> set[Place]:
    """Choose the counts of children that may not be shown: the small ones, and others that would give them away.

    observations: columns as in model.OBSERVATIONS, as they were sent; before: what last year's report shows and what it
    does not; also: counts to leave out in any case; complement: whether to choose any others at all.
    Returns their places.
    """
    policy = policy_of(settings.disclosure)
    cells = _known(Cells.of(observations, settings))
    shown, hidden = _of_last_year(cells, before)
    primary = policy.is_small(cells.values) | hidden | np.array([place in also for place in cells.places], dtype=bool)
    primary &= ~shown
    primary |= np.array([marker == SUPPRESSED for marker in cells.markers], dtype=bool)
    if complement and len(cells):
        primary = _with_secondary(cells, primary, shown, policy, settings)
    return {cells.places[number] for number in np.flatnonzero(primary).tolist()}


def _known(cells: Cells) -> Cells:
    """Keep the counts that have a number or are suppressed; one that is not available links nothing."""
    return cells.only([n for n, marker in enumerate(cells.markers) if marker in ("", SUPPRESSED)])


def _of_last_year(cells: Cells, before: Cells | None) -> tuple[Array, Array]:
    """Say which counts last year's report shows as they are, and which it suppressed."""
    if before is None:
        return np.zeros(len(cells), dtype=bool), np.zeros(len(cells), dtype=bool)
    markers, values = dict(zip(before.places, before.markers, strict=True)), before.at
    suppressed = np.array([markers.get(place) == SUPPRESSED for place in cells.places], dtype=bool)
    known = [before.values[values[place]] if place in values else np.nan for place in cells.places]
    return np.array(known, dtype=float) == cells.values, suppressed


def _with_secondary(cells: Cells, primary: Array, shown: Array, policy: Policy, settings: Settings) -> Array:
    """Add the counts by which those that are suppressed could be worked out, block by block of what is related."""
    found = primary.copy()
    for numbers, block in blocks(cells, primary, shown, policy, settings):
        hidden, own = secondary(block).hidden, numbers < len(cells)
        found[numbers[own]] = hidden[own]
    return found


def blocks(
    cells: Cells, primary: Array, shown: Array, policy: Policy, settings: Settings
) -> Iterator[tuple[Array, Counts]]:
    """Part a report's counts into those that have to do with one another, where any of them is to be kept.

    cells: the counts; primary: which of them are suppressed; shown: which were published last year, as they are.
    Gives the numbers of each block's counts, those beyond the cells for what is left of a whole; and the counts.
    """
    found = linked(cells, policy, settings)
    left = len(found.rest)
    hidden = np.concatenate([primary, np.ones(left, dtype=bool)])
    true = _true(cells, found, policy)
    relations = tuple(one for one in found.relations if not np.isnan(true[list(one.numbers)]).any())
    true = np.where(np.isnan(true), policy.lowest, true)
    slack = np.concatenate([np.zeros(len(cells), dtype=bool), ~policy.is_small(true[len(cells) :])])
    cost = _costs(cells, len(true), relations, settings)
    may = ~hidden & ((true != 0) | (policy.lowest == 0)) & np.concatenate([~shown, np.zeros(left, dtype=bool)])
    lowest = np.concatenate([np.full(len(cells), float(policy.lowest)), np.zeros(left)])
    whole = Counts(true, hidden, slack, policy.printed(true), may, lowest, cost, relations, policy)
    for block in Program(np.zeros(len(true)), np.ones(len(true)), relations).components:
        if (hidden & ~slack)[block].any() or policy.base > 1:
            yield np.array(block), whole.only(block)


def _true(cells: Cells, found: Linked, policy: Policy) -> Array:
    """Give every count, and what is left of wholes; where an agency suppressed one, any that agrees with the rest."""
    left = [cells.values[whole] - cells.values[list(parts)].sum() for whole, parts in found.rest]
    values = np.concatenate([cells.values, np.array(left, dtype=float)])
    unknown = np.isnan(values)
    if not unknown.any():
        return values
    lower = np.where(unknown, 0.0, values)
    lower[: len(cells)][unknown[: len(cells)]] = policy.lowest
    return Program(lower, np.where(unknown, np.inf, values), found.relations).solution()


def _costs(cells: Cells, size: int, relations: tuple[Relation, ...], settings: Settings) -> Array:
    """Say what is lost with each count: one for itself and one for each part of which it is the total."""
    cost = 1 + np.arange(size) * FIRST
    for relation in relations:
        if relation.coefficients[0] < 0:  # the whole comes first
            cost[relation.numbers[0]] += sum(number < len(cells) for number in relation.numbers[1:])
    keep = settings.disclosure.keep
    for number, (measure, area, group, item, _) in enumerate(cells.places if keep else ()):
        total = area == settings.report.area and not group and not item
        if (total and measure in keep) or f"{measure}:{group or area}" in keep:
            cost[number] *= KEPT
    return cost
