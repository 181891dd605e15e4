"""Which counts may not be published: small ones, and others by which these could be worked out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.indexes import telling_indexes
from psrstats.disclosure.program import Program
from psrstats.disclosure.secondary import Counts, secondary
from psrstats.disclosure.structure import Structure

FIRST = 1e-6  # of counts that would do as well, the first in the sheet is left out
# So many linear programs, times the counts of their block and those of all blocks, are solved for a report: one takes
# with the square of the counts in it. Ordinary reports need less; a sheet of a thousand that hang together, any number.
STEPS = 150_000_000
KEPT = 1000.0  # so many other counts are left out rather than one that is to be kept


class Protected(Struct, frozen=True):
    """The places of what may not be shown, and which of them hang together so that the fewest were not looked for."""

    places: set[Place]
    roughly: frozenset[Place]


def hidden_places(structure: Structure, also: Collection[Place] = (), *, complement: bool = True) -> set[Place]:
    """Choose the counts of children that may not be shown: the small ones, and others that would give them away.

    structure: the report's counts as they were sent, and what links them; also: counts to leave out in any case;
    complement: whether to choose any others at all.
    Returns the places of those that were sent, and of the percentages, rates and ratios that would tell them; what
    psrstats works out itself is not shown where a part of it is not.
    """
    if not complement:
        return _sent(structure.cells, _at_first(structure, also))
    return protected(structure, also).places


def protected(structure: Structure, also: Collection[Place] = ()) -> Protected:
    """Choose what may not be shown, as hidden_places does, and say where the fewest were not looked for to the end."""
    cells, hidden = structure.cells, _at_first(structure, also)
    roughly, done, rounds = np.zeros(len(cells), dtype=bool), dict[bytes, Counts](), 0
    while True:
        parts, rounds = list(blocks(structure, hidden)), rounds + 1
        steps = STEPS / rounds / max(sum(len(numbers) for numbers, _ in parts), 1)
        for numbers, block in parts:
            own = numbers < len(cells)
            key = numbers.tobytes() + block.hidden.tobytes()
            if key not in done:
                done[key] = secondary(block, steps / len(numbers))
            hidden[numbers[own]] |= done[key].hidden[own]
            if done[key].rough:
                roughly[numbers[own]] |= done[key].hidden[own]
        gone = hidden | cells.of_hidden(hidden)
        told = structure.implied.telling(gone, structure.wholes) | structure.changes.telling(gone, structure.policy)
        told |= telling_indexes(structure.quotients, cells, gone) | structure.numerators.telling(gone)
        counts = cells.said(frozenset(told)) & ~gone & ~structure.settled
        if not counts.any():
            return Protected(_sent(cells, hidden) | told, frozenset(_sent(cells, roughly)))
        hidden |= counts  # a count that may be a change of others: nor may what adds up with it tell it


def _at_first(structure: Structure, also: Collection[Place]) -> Array:
    """Say which are not shown whatever the others are."""
    hidden: Array = structure.primary | (structure.cells.said(frozenset(also)) & ~structure.settled)
    return hidden


def _sent(cells: Cells, hidden: Array) -> set[Place]:
    return {cells.places[number] for number in np.flatnonzero(hidden & ~cells.worked_out).tolist()}


def blocks(structure: Structure, primary: Array) -> Iterator[tuple[Array, Counts]]:
    """Part a report's counts into those that have to do with one another, where any of them must not be told.

    primary: which of them are not shown; others may be left out as well, but for what last year's report published.
    Gives the numbers of each block's counts, those beyond the cells for what is left of a whole; and the counts.
    """
    cells, policy = structure.cells, structure.policy
    true = np.where(np.isnan(structure.true), policy.lowest, structure.true)
    made, settled, primary = (_lengthened(of, len(true)) for of in (cells.worked_out, structure.settled, primary))
    implied = made | (np.arange(len(true)) >= len(cells))  # never shown but by what is shown of others
    hidden = primary | implied
    may = ~hidden & ((true != 0) | (policy.lowest == 0)) & ~settled
    small = (true >= 1) & (true <= policy.largest) & (policy.base == 1)
    lowest = np.where(implied, 0.0, float(policy.lowest))
    printed, cost = policy.printed(true), _costs(structure, len(true))
    whole = Counts(true, hidden, implied & ~small, printed, may, lowest, cost, structure.relations, policy)
    for block in Program(np.zeros(len(true)), np.ones(len(true)), structure.relations).components:
        if (hidden & ~whole.slack)[block].any() or policy.base > 1:
            yield np.array(block), whole.only(block)


def _lengthened(some: Array, size: int) -> Array:
    """Say no of all that is beyond a column."""
    return np.concatenate([some, np.zeros(size - len(some), dtype=bool)])


def _costs(structure: Structure, size: int) -> Array:
    """Say what is lost with each count: one for itself and one for each part of which it is a total."""
    cells, settings = structure.cells, structure.settings
    cost = 1 + np.arange(size) * FIRST
    for relation in structure.relations:
        if relation.coefficients[0] < 0:  # the whole comes first
            cost[relation.numbers[0]] += sum(number < len(cells) for number in relation.numbers[1:])
    keep = settings.disclosure.keep
    for number, (measure, area, group, item, _) in enumerate(cells.places if keep else ()):
        total = area == settings.report.area and not group and not item
        if (total and measure in keep) or f"{measure}:{group or area}" in keep:
            cost[number] *= KEPT
    return cost
