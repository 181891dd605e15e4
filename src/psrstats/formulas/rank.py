"""Competition ranking of a list, without pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from psrstats.numbers import Exact, exact


def rank(values: Sequence[float | Exact | None], *, highest_first: bool = True) -> list[str]:
    """Place values in order, those that are equal sharing the better place and shown so.

    values: numbers, not rounded; None for one that is missing, which takes no place.
    highest_first: whether the highest is first; say which beside the ranking.
    Returns one text a value: 1, 2, 3= and 3=, the next being 5; blank for a missing one.

    >>> rank([57, 29, None, 52, 29])
    ['1', '3=', '', '2', '3=']
    >>> rank([57, 29, 52, 29], highest_first=False)
    ['4', '1=', '3', '1=']
    """
    numbers = [None if value is None else exact(value) for value in values]
    there = sorted((number for number in numbers if number is not None), reverse=highest_first)
    shared = Counter(there)
    places = {number: place for place, number in reversed(list(enumerate(there, 1)))}
    return ["" if number is None else f"{places[number]}{'=' * (shared[number] > 1)}" for number in numbers]
