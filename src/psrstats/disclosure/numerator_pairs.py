"""Two percentages that make up a hundred wherever both are sent, or leave those of whom neither speaks."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

from psrstats.disclosure.numerator_wholes import makes_up
from psrstats.disclosure.numerators import Numerators
from psrstats.disclosure.quotients import Quotient

LONGEST = 12  # of so many percentages that make up a hundred every run is taken; of more, the longest from each
LINES = 2  # in so many lines two percentages make up a hundred, or it is chance
Pair = tuple[str, str]  # the measures of two percentages


def complements(numerators: Numerators) -> list[Pair]:
    """Give the measures of percentages of which two make up a hundred in every line that has both, and in two or more.

    Open and closed, red and green: no word tells it, and every reader sees it.
    """
    return [pair for pair, hold in _held(numerators).items() if len(hold) >= LINES and all(hold)]


def leaving(numerators: Numerators) -> list[Pair]:
    """Give those, each pair once, of which some make up a hundred, and none more: the rest of a line are of neither.

    25 of 40 said yes and 12 said no, so that three did not know.
    """
    return [
        pair
        for pair, hold in _held(numerators).items()
        if pair[0] < pair[1] and any(hold) and not all(hold) and _never_more(numerators, pair)
    ]


def _lines(numerators: Numerators) -> dict[int, dict[str, Quotient]]:
    lines: dict[int, dict[str, Quotient]] = defaultdict(dict)
    for one in numerators.all:
        if one.share and one.quotient:
            lines[one.whole].setdefault(one.kind, one.quotient)
    return lines


def _held(numerators: Numerators) -> dict[Pair, list[bool]]:
    """Say of each two, line by line, whether they make up a hundred."""
    held: dict[Pair, list[bool]] = defaultdict(list)
    for kinds in _lines(numerators).values():
        for pair in permutations(kinds, 2) if len(kinds) <= LONGEST else ():
            held[pair].append(makes_up([kinds[kind] for kind in pair]))
    return held


def _never_more(numerators: Numerators, pair: Pair) -> bool:
    both = [[kinds[kind] for kind in pair] for kinds in _lines(numerators).values() if kinds.keys() >= set(pair)]
    return all(sum(float(one.shown.value - one.shown.allowance) for one in ones) <= ones[0].per for ones in both)
