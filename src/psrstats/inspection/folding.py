"""Long stretches folded: the first of them, how many are left out, and the last."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

FIRST, LAST = 5, 3
SHORT = FIRST + LAST + 4  # what is not worth folding

T = TypeVar("T")


class Fold(Struct, frozen=True):
    """What a fold leaves out."""

    items: tuple[int, ...]


def fold(kinds: Sequence[Hashable]) -> list[int | Fold]:
    """Fold each run of more than a few neighbours of one kind; give the numbers of those that are kept.

    >>> fold(["a", "b", "b", "a"])
    [0, 1, 2, 3]
    >>> fold(["a"] * 14)
    [0, 1, 2, 3, 4, Fold(items=(5, 6, 7, 8, 9, 10)), 11, 12, 13]
    """
    folded: list[int | Fold] = []
    for _, run in groupby(range(len(kinds)), kinds.__getitem__):
        numbers = list(run)
        if len(numbers) <= SHORT:
            folded += numbers
        else:
            folded += [*numbers[:FIRST], Fold(tuple(numbers[FIRST:-LAST])), *numbers[-LAST:]]
    return folded


def counted(number: int, thing: str) -> str:
    """Count things in words.

    >>> counted(1, "row"), counted(4982, "row")
    ('1 row', '4,982 rows')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def listed(things: Iterable[T], most: int) -> str:
    """List things, those beyond the most only counted.

    >>> listed(["A1", "B2", "C3"], 2), listed(["A1", "B2"], 2)
    ('A1, B2 and 1 more', 'A1, B2')
    """
    texts = [str(thing) for thing in things]
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f" and {more:,} more" if more > 0 else "")
