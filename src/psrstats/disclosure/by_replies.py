"""What the counts of one question of a survey have to do with one another: who agrees is who chose to agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations, product

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.replied import Chosen, Lot, lots_of, plain
from psrstats.disclosure.rests import Rest

MOST_TRIED = 3000  # sets of answers apart that are added up for one whole; beyond them each is held by itself only


def of_replies(cells: Cells, settings: Settings) -> Iterator[Relation]:
    """Give the counts that are one, and those that are the sum of the choices that they are of."""
    for lot in lots_of(cells, settings).values():
        sets = lot.sets()
        for same in (*sets.values(), *lot.pairs.values(), lot.wholes):
            alike = [number for number in same if cells.values[number] == cells.values[same[0]]]
            yield from (Relation(pair, (1.0, -1.0)) for pair in pairwise(alike))
        for chosen, (number, *_) in sets.items():
            parts = _parts(chosen, sets)
            if parts and cells.values[number] == cells.values[parts].sum():
                yield Relation.total(number, parts)


def _parts(whole: Chosen, sets: Mapping[Chosen, Sequence[int]]) -> list[int]:
    """Give the counts of the fewest answers that have no answer in common and are together all of some others."""
    within = [chosen for chosen in sets if chosen < whole]
    least = [one for one in within if not any(other < one for other in within)]
    all_apart = sum(map(len, least)) == len(whole) and frozenset[str]().union(*least) == whole
    return [sets[one][0] for one in least] if all_apart else []


def left_by_replies(cells: Cells, settings: Settings, policy: Policy) -> Iterator[Rest]:
    """Give the counts with those that are part of them: the rest answered otherwise, or nothing, or is as it was."""
    lots = lots_of(cells, settings)
    several = {key[:3] for key, lot in lots.items() if _chooses_several(lot, cells.values)}
    for key, lot in lots.items():
        around = [*lot.wholes[:1], *lot.replies, *lot.asked]
        sets = {chosen: numbers[0] for chosen, numbers in lot.sets().items()}
        yield from _not_replied(lot, cells.values)
        yield from _left_of_pairs(lot, cells.values)
        yield from _wider(sets, cells.values)
        if key[:3] in several:
            yield from _of_several(lot, sets, around, cells.values)
        else:
            yield from _of_one(lot, sets, around, cells.values, policy)


def _chooses_several(lot: Lot, values: Array) -> bool:
    """Say whether a reply may choose several answers: they come to more than all who answer."""
    labels = [numbers[0] for numbers in lot.choices.values()]
    return bool(lot.wholes and values[labels].sum() > values[lot.wholes[0]])


def _not_replied(lot: Lot, values: Array) -> Iterator[Rest]:
    """Give those who were asked and did not reply; of those who replied and gave no answer it is told how many."""
    for whole, part in product(lot.asked, (*lot.wholes[:1], *lot.pairs.get("pairs", []), *lot.replies)):
        if not values[part] > values[whole]:
            yield Rest(whole, (part,))


def _left_of_pairs(lot: Lot, values: Array) -> Iterator[Rest]:
    """Give the pairs of scores with those that are higher, lower or either after: the others are not."""
    pairs = lot.pairs.get("pairs", [])[:1]
    moved = [lot.pairs[kind][0] for kind in ("better", "worse") if kind in lot.pairs]
    for whole in (*pairs, *lot.scored, *lot.replies, *lot.asked):
        yield from (Rest(whole, (part,)) for part in moved if not values[part] > values[whole])
        if len(moved) > 1 and not values[moved].sum() > values[whole]:
            yield Rest(whole, tuple(moved))


def _wider(sets: Mapping[Chosen, int], values: Array) -> Iterator[Rest]:
    """Give those who chose one of some answers, but not one of fewer."""
    for wide, narrow in permutations(sets, 2):
        if narrow < wide and not values[sets[narrow]] > values[sets[wide]]:
            yield Rest(sets[wide], (sets[narrow],))


def _of_one(
    lot: Lot, sets: Mapping[Chosen, int], around: Sequence[int], values: Array, policy: Policy
) -> Iterator[Rest]:
    """Give those who chose none of some answers, of a question to which each reply chooses one.

    Answers that have none in common are added up, in every way that leaves few; and so they are within a wider choice.
    Of a measure of all choices what is left is the other choices.
    """
    named = {chosen: number for chosen, number in sets.items() if not _is_label(chosen, lot)}
    for whole in around:
        yield from (Rest(whole, (part,)) for part in named.values() if not values[part] > values[whole])
        yield from (Rest(whole, parts) for parts in _leaving_few(named, whole, values, policy))
    for wide, whole in named.items():
        within = {chosen: number for chosen, number in sets.items() if chosen < wide}
        yield from (Rest(whole, parts) for parts in _leaving_few(within, whole, values, policy))


def _is_label(chosen: Chosen, lot: Lot) -> bool:
    return bool(lot.choices) and len(chosen) == 1 and not lot.chosen.keys() & {tuple(chosen)}


def _leaving_few(sets: Mapping[Chosen, int], whole: int, values: Array, policy: Policy) -> Iterator[tuple[int, ...]]:
    """Add up answers that have none in common, in every way that leaves few of a whole.

    The greatest come first, and a way is left as soon as all that could still be added leaves more than few.
    """
    least = 0 if policy.lowest == 0 else 1  # a nought that is shown adds nothing
    counts = sorted(
        ((values[at], chosen, at) for chosen, at in sets.items() if values[at] >= least), key=lambda one: -one[0]
    )
    tried = 0
    ways: list[tuple[float, Chosen, tuple[int, ...], int]] = [(float(values[whole]), frozenset(), (), 0)]
    while ways and tried < MOST_TRIED:
        left, taken, parts, first = ways.pop()
        tried += 1
        if len(parts) > 1 and 1 <= left <= policy.largest:
            yield parts
        open_ones = [at for at in range(first, len(counts)) if counts[at][0] <= left and not counts[at][1] & taken]
        more = sum(counts[at][0] for at in open_ones)
        for at in open_ones:
            if left - more <= policy.largest:
                value, chosen, number = counts[at]
                ways.append((left - value, taken | chosen, (*parts, number), at + 1))
            more -= counts[at][0]


def _of_several(lot: Lot, sets: Mapping[Chosen, int], around: Sequence[int], values: Array) -> Iterator[Rest]:
    """Give those who did not choose an answer, and those who chose two, where several may be chosen."""
    for whole in around:
        yield from (Rest(whole, (part,)) for part in sets.values() if not values[part] > values[whole])
    every = dict(sets)
    if lot.choices and lot.wholes:
        every.setdefault(frozenset(map(plain, lot.choices)), lot.wholes[0])
    for one, other in combinations(sets, 2):
        union = every.get(one | other)
        if union is not None and union not in (sets[one], sets[other]):
            both = Rest(union, (sets[one], sets[other]), over=True)
            yield from () if both.left(values) < 0 else (both,)
