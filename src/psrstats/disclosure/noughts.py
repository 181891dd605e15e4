"""Sums of which two say together of hidden noughts that they are none: a reader takes one of them for true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from psrstats.columns import Array
from psrstats.disclosure.program import Relation

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
