"""The place of each value among them."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.cli.calc.answer import Answer, listed
from psrstats.cli.calc.typed import Typed, spoken
from psrstats.formulas.rank import rank


def places_of(values: Sequence[Typed], highest_first: bool = True) -> Answer:
    """Answer with the place of each value.

    >>> places_of([57, 52, 29, 29]).line
    'Highest first, 57 is 1, 52 is 2, 29 is 3= and 29 is 3='
    """
    ranks = rank(values, highest_first=highest_first)
    order = f"{'highest' if highest_first else 'lowest'} first"
    said = listed([f"{spoken(value)} is {place}" for value, place in zip(values, ranks, strict=True)])
    return Answer("rank", f"{order.capitalize()}, {said}", {"values": list(values), "ranks": ranks, "order": order})
