"""Sums that say together of hidden noughts that they are none: a reader takes one of them for true."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import PERIOD
from psrstats.disclosure.models import quiet_model
from psrstats.disclosure.relation import Relation
from psrstats.periods import known_period

HALF = 0.5  # of a solver's numbers
Terms = dict[int, float]  # the coefficient of each count


def without_forced(relations: Sequence[Relation], values: Array) -> tuple[Relation, ...]:
    """Leave out of two sums, alike but for their noughts, the one that would settle these together with the other.

    relations: what holds of counts, the more certain first; values: the counts, as they were sent.
    Where 231 is 231 and five noughts, the other 231 is the first and one of them; both together leave nothing that any
    of the six could be but 0. Of the two, the one with fewer noughts stays: to hide these, one of the two 231 goes, and
    the other sum tells nothing. One without any nought stays, and so does the other beside it.

    >>> import numpy as np
    >>> sums = (Relation.total(0, [1, 2, 3]), Relation.total(1, [0, 2]))
    >>> without_forced(sums, np.array([231.0, 231.0, 0.0, 0.0])) == sums[1:]
    True
    """
    alike: dict[tuple[tuple[int, float], ...], list[tuple[Relation, Terms]]] = defaultdict(list)
    for one in relations:
        if one.low == one.high == 0:
            terms = dict(zip(one.numbers, one.coefficients, strict=True))
            several, noughts = _parted(terms, values)
            if several and noughts:
                sign = several[0][1]
                key = tuple((number, times / sign) for number, times in several)
                alike[key].append((one, {number: times / sign for number, times in noughts.items()}))
    gone = {id(one) for lot in alike.values() if len(lot) > 1 for one in _forced(lot)}
    return tuple(one for one in relations if id(one) not in gone)


def _parted(terms: Mapping[int, float], values: Array) -> tuple[list[tuple[int, float]], Terms]:
    """Part the counts that are more than nought, or not known, from the noughts."""
    several = sorted((number, times) for number, times in terms.items() if values[number] != 0)
    return several, {number: times for number, times in terms.items() if values[number] == 0}


def _forced(lot: Iterable[tuple[Relation, Terms]]) -> list[Relation]:
    """Give those that settle noughts with one that stays, those with the fewest noughts staying."""
    kept, gone = list[Terms](), list[Relation]()
    for one, noughts in sorted(lot, key=lambda each: (len(each[1]), each[0].coefficients[0] >= 0)):
        if any(_settle(noughts, other) for other in kept):
            gone.append(one)
        else:
            kept.append(noughts)
    return gone


def _settle(one: Terms, other: Terms) -> bool:
    """Say whether the difference of two sums is one of noughts that all have one sign: then each of them is 0."""
    left = [one.get(number, 0.0) - other.get(number, 0.0) for number in {*one, *other}]
    left = [times for times in left if times]
    return bool(left) and (all(times > 0 for times in left) or all(times < 0 for times in left))


def without_chance(relations: Sequence[Relation], cells: Cells, told: Iterable[Relation]) -> tuple[Relation, ...]:
    """Leave out sums of one period only that settle a nought together with all others, whatever is left out.

    told: the sums that stay in any case. Three or more may settle a nought though no two of them do, such as South =
    Park and Quay, North = Mill and Quay, and Park and North together = South and Mill. What holds in several periods
    alike is no coincidence.
    """
    kept = list(relations)
    if not (settled := _settled(kept, cells.values)):
        return tuple(kept)
    families = Counter(_family(one, cells) for one in kept)
    certain = set(told)
    single = [one for one in kept if one not in certain and families[_family(one, cells)] == 1]
    near = {number for one in kept if not settled.isdisjoint(one.numbers) for number in one.numbers}
    single = [one for one in single if not near.isdisjoint(one.numbers)]
    for one in sorted(single, key=lambda one: (one.coefficients[0] < 0, -len(one.numbers))):
        others = [other for other in kept if other is not one]
        if len(left := _settled(others, cells.values)) < len(settled):
            kept, settled = others, left
    return tuple(kept)


def without_lacking(relations: Sequence[Relation], cells: Cells, told: Iterable[Relation]) -> tuple[Relation, ...]:
    """Of sums of one count that differ by noughts only, leave out the one that holds in fewer periods.

    told: the sums that stay in any case. Where both hold in as many, the one with the noughts stays: a reader who takes
    the other for true learns nothing of them.
    """
    families = Counter(_family(one, cells) for one in relations)
    certain, lots = set(told), defaultdict[int, list[tuple[int, set[int], Relation]]](list)
    for one in relations:
        if one.coefficients[0] < 0:
            lots[one.numbers[0]].append((families[_family(one, cells)], set(one.numbers[1:]), one))
    gone = set[Relation]()
    for lot in lots.values():
        for (seldom, parts, fuller), (often, fewer, lacking) in permutations(lot, 2):
            if fewer < parts and not cells.values[list(parts - fewer)].any():
                gone.add(lacking if seldom >= often else fuller)
    return tuple(one for one in relations if one in certain or one not in gone)


def _family(one: Relation, cells: Cells) -> tuple[object, ...]:
    """Say of what a sum is, whenever: its measures, areas, groups and items, and how many months before the last."""
    places = [cells.places[number] for number in one.numbers]
    ends = [known_period(place[PERIOD]).end for place in places]
    months = [12 * end.year + end.month for end in ends]
    terms = zip(places, months, one.coefficients, strict=True)
    return tuple(sorted((place[:PERIOD], max(months) - month, times) for place, month, times in terms))


def _settled(relations: Iterable[Relation], values: Array) -> set[int]:
    """Give the noughts that can be nothing but 0 in sums of counts that are 0 or more, whatever the others are.

    Source: two solutions of such sums, added up, are one as well; so in one in which as many of the noughts as can be
    are 1 or more, the others are settled. A linear program finds it.
    """
    sums = [one for one in relations if one.low == one.high == 0]
    numbers = sorted({number for one in sums for number in one.numbers})
    at = {number: place for place, number in enumerate(numbers)}
    noughts = [number for number in numbers if values[number] == 0]
    if not noughts:
        return set()
    model, count = quiet_model(), len(numbers)
    model.addVars(
        count + len(noughts), np.zeros(count + len(noughts)), np.array([np.inf] * count + [1.0] * len(noughts))
    )
    for one in sums:
        model.addRow(
            0.0, 0.0, len(one.numbers), np.array([at[n] for n in one.numbers], np.int32), np.array(one.coefficients)
        )
    for seen, number in enumerate(noughts, count):
        model.addRow(0.0, np.inf, 2, np.array([at[number], seen], np.int32), np.array([1.0, -1.0]))
        model.changeColCost(seen, -1.0)
    model.run()
    found = model.getSolution().col_value
    return {number for seen, number in enumerate(noughts, count) if found[seen] < HALF}
