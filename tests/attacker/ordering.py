"""What places in a ranking tell of counts, and figures that are made of too few children."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf

from tests.attacker.made import Made
from tests.attacker.seen import Seen
from tests.attacker.solving import Row


def of_ranks(made: Made, what: Seen) -> Iterator[Row]:
    """Give what the places that are printed tell: who is higher has more; one missing place is that of who has none."""
    for ranking in made.ranks:
        places = {}
        for told, count in ranking:
            numbers = [one.number for one in what.sent.get(told, ()) if one.number is not None]
            if numbers:
                places[count] = round(numbers[0])
        missing = [count for _, count in ranking if count not in places]
        left = set(range(1, len(ranking) + 1)) - set(places.values())
        if len(missing) == len(left) == 1:
            places[missing[0]] = left.pop()
        for one, other in combinations(places, 2):
            first, second = (one, other) if places[one] <= places[other] else (other, one)
            if places[one] == places[other]:
                yield Row(((one, 1), (other, -1)), 0, 0, "rank sent")
            else:
                yield Row(((first, 1), (second, -1)), 1, inf, "rank sent")


def of_few(made: Made, now: Seen) -> Iterator[tuple[str, int]]:
    """Give the counts of too few children of whom a percentage or the like is printed, or of all but too few.

    What psrstats divides of counts that are rounded anybody can divide.
    """
    wholes = [(one.whole, part) for one in made.sums for part in one.parts]
    wholes += [(one.whole, one.parts[0]) for one in made.rests if len(one.parts) == 1 and not one.over]
    worked_out = _worked_out(now) if made.rule.base == 1 else ()
    for bottom in dict.fromkeys((*worked_out, *_sent(made, now))) if made.rule.least else ():
        if bottom in made.counts and bottom not in made.public:
            few = [made.counts[bottom], *(made.counts[w] - made.counts[p] for w, p in wholes if p == bottom)]
            yield from ((bottom, count) for count in few if 0 < count < made.rule.least)


def _worked_out(now: Seen) -> Iterator[str]:
    """Give the denominators of what psrstats divides and prints."""
    for figure in now.figures:
        divided = figure.unit in ("percent", "rate", "ratio") and not figure.statistic and len(figure.cells) == 2
        if divided and figure.worked and figure.shown.number is not None:
            yield figure.cells[1]


def _sent(made: Made, now: Seen) -> Iterator[str]:
    """Give the denominators of what an agency divided and is printed as it sent it."""
    for one in made.quotients:
        if any(shown.number is not None for shown in now.sent.get(one.told, ())):
            yield one.bottom
