"""Which rows of a table of numbers are the sum of some others in every column, whatever stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from math import comb

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.disclosure.telling import RARE

MANY = {2: 400, 3: 40, 4: 16}  # rows of which so many are tried together
MOST = 24  # rows of which every choice is tried where two columns or more say the same
OFTEN = 4  # every row is tried as the whole, so that choices agree by chance more often than a row alone would


class Subset(Struct, frozen=True):
    """A row that is the sum of others in every column."""

    whole: int
    parts: tuple[int, ...]
    tried: int  # among how many choices they were found
    worded: bool = False  # whether their words say so too


def subsets(rows: Array) -> Iterator[Subset]:
    """Find the rows that are the sum of two or more others.

    rows: whole numbers, none missing, a row for each label and a column for each place in which all have a count.
    Gives two, three or four rows that add up to another, the longer the fewer rows there are; of one column only those
    that chance would hardly make.
    Source: each row is folded to one number by weights, looked up among the sums of the others, and tried again.

    >>> list(subsets(np.array([[3.0, 4], [9, 9], [20, 1], [23, 5]])))
    [Subset(whole=3, parts=(0, 2), tried=12, worded=False)]
    """
    folded = rows @ _weights(rows.shape[1])
    some = np.flatnonzero(folded > 0)
    for size, most in MANY.items():
        tried = OFTEN * comb(len(some) - 1, size) if len(some) else 0
        large = some[rows[some].max(axis=1) >= RARE * tried] if rows.shape[1] == 1 else some
        if size < len(some) <= most and len(large):
            yield from _of_size(rows, folded, some, large, size)


@cache
def _weights(columns: int) -> Array:
    """Give a weight for each column, the same in every run: rows that differ hardly ever fold to one number."""
    return np.random.default_rng(2020).integers(1, 1 << 16, columns).astype(float)


def _of_size(rows: Array, folded: Array, some: Array, large: Array, size: int) -> Iterator[Subset]:
    wholes: dict[float, list[int]] = defaultdict(list)
    for at in large.tolist():
        wholes[float(folded[at])].append(at)
    chosen = np.array(list(combinations(some.tolist(), size)), dtype=np.intp)
    added = folded[chosen].sum(axis=1)
    for at in np.flatnonzero(np.isin(added, np.array(list(wholes)))).tolist():
        parts = tuple(chosen[at].tolist())
        for whole in wholes[float(added[at])]:
            if whole not in parts and (rows[list(parts)].sum(axis=0) == rows[whole]).all():
                yield Subset(whole, parts, OFTEN * comb(len(some) - 1, size))


def choices(rows: Array, whole: int, among: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give every choice of rows that add up to another: of MOST at most, half of them against the other half."""
    if not 2 <= len(among) <= MOST:
        return
    half = len(among) // 2
    lefts, rights = (_sums_of(rows[list(part)]) for part in (among[:half], among[half:]))
    folded = rows[whole] @ _weights(rows.shape[1])
    at = {float(added): number for number, added in enumerate(rights @ _weights(rows.shape[1]))}
    for number, added in enumerate((lefts @ _weights(rows.shape[1])).tolist()):
        other = at.get(folded - added)
        if other is not None and (lefts[number] + rights[other] == rows[whole]).all():
            bits = number | other << half
            found = tuple(one for bit, one in enumerate(among) if bits >> bit & 1)
            if len(found) > 1:
                yield found


def _sums_of(rows: Array) -> Array:
    """Add up every choice of rows: the one of number n has row k where bit k of n is set."""
    found = np.zeros((1, rows.shape[1]))
    for row in rows:
        found = np.concatenate([found, found + row])
    return found
