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
    """Give the counts of too few children of whom psrstats prints a percentage or the like, or of all but too few."""
    wholes = [(one.whole, part) for one in made.sums for part in one.parts]
    for figure in now.figures if made.rule.least else ():
        if figure.shown.number is None or not figure.worked or figure.statistic or len(figure.cells) != 2:
            continue
        bottom = figure.cells[1]
        if figure.unit in ("percent", "rate", "ratio") and bottom in made.counts and bottom not in made.public:
            few = [made.counts[bottom], *(made.counts[w] - made.counts[p] for w, p in wholes if p == bottom)]
            yield from ((bottom, count) for count in few if 0 < count < made.rule.least)
