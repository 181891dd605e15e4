"""The place of each value among them."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.calc.answer import Answer, listed
from psrstats.calc.typed import Given, numbers, spoken
from psrstats.formulas.rank import rank as places_of


def rank(values: Sequence[Given], *, highest_first: bool = True) -> Answer:
    """Answer with the place of each value.

    Raises UserError for what is not a number.

    >>> rank([57, 52, 29, 29]).line
    'Highest first, 57 is 1, 52 is 2, 29 is 3= and 29 is 3='
    """
    read = numbers(**{f"value {place}": value for place, value in enumerate(values or [""], 1)})
    ranks = places_of(read, highest_first=highest_first)
    order = f"{'highest' if highest_first else 'lowest'} first"
    said = listed([f"{spoken(value)} is {place}" for value, place in zip(read, ranks, strict=True)])
    return Answer("rank", f"{order.capitalize()}, {said}", {"values": read, "ranks": ranks, "order": order})
