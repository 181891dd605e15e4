"""What the counts of one question of a survey have to do with one another: who agrees is who chose to agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from psrstats.agreement import agreement_of, folded
from psrstats.answered import AGREEMENT
from psrstats.config import Measure, Settings
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.program import Relation
from psrstats.disclosure.rests import Rest

OPPOSITES = ("agree", "disagree")


def of_replies(cells: Cells, settings: Settings) -> Iterator[Relation]:
    """Give the counts that are one, and those that are the sum of the choices that they are of."""
    of = {name: one for name, one in settings.measures.items() if one.answer and one.unit == "count"}
    alike: dict[object, list[int]] = defaultdict(list)
    chosen: dict[object, list[int]] = defaultdict(list)
    for number, (name, area, group, item, period) in enumerate(cells.places) if of else ():
        if (measure := of.get(name)) and measure.answer:
            question, kind = (measure.source, measure.words, area, period), measure.answer.kind
            if kind == "choices" and group:
                chosen[question].append(number)
            kind = "answers" if kind == "choices" and not group else kind
            alike[(question, group, item, kind, measure.answer.chosen)].append(number)
    for same in alike.values():
        yield from (Relation(pair, (1.0, -1.0)) for pair in pairwise(same))
    for number, place in enumerate(cells.places) if chosen else ():
        yield from _summed(number, place, of, chosen, cells)


def _summed(
    number: int, place: Place, of: dict[str, Measure], chosen: dict[object, list[int]], cells: Cells
) -> Iterator[Relation]:
    """Give a count of several choices as their sum, where it is that: who may choose several may be in two of them."""
    name, area, group, _, period = place
    measure = of.get(name)
    if not measure or not measure.answer or measure.answer.kind != "choice" or group:
        return
    lot = chosen.get((measure.source, measure.words, area, period), [])
    parts = [one for one in lot if _is_chosen(cells.places[one][2], measure.answer.chosen)]
    if parts and cells.values[number] == sum(cells.values[one] for one in parts):
        yield Relation((number, *parts), (-1.0, *([1.0] * len(parts))))


def _is_chosen(choice: str, chosen: tuple[str, ...]) -> bool:
    return agreement_of(choice) in chosen if chosen in AGREEMENT.values() else folded(choice) in chosen


def left_by_replies(cells: Cells, settings: Settings) -> Iterator[Rest]:
    """Give the counts with those that are part of them: the rest answered otherwise, or is as it was before."""
    lots: dict[tuple[str, ...], list[tuple[int, Measure]]] = defaultdict(list)
    replies: dict[object, int] = {}
    of = {name: one for name, one in settings.measures.items() if one.answer and one.unit == "count"}
    for number, (name, area, group, item, period) in enumerate(cells.places) if of else ():
        if measure := of.get(name):
            inner = "" if _kind(measure) == "choices" else group
            lots[(measure.source, measure.words, area, inner, item, period)].append((number, measure))
            if _kind(measure) == "replies":
                replies[(measure.source, area, group, item, period)] = number
    for (source, _, *about), lot in lots.items():
        yield from _left_of_answers(lot, replies.get((source, *about)), cells)
        yield from _left_of_pairs(lot)


def _kind(measure: Measure) -> str:
    return measure.answer.kind if measure.answer else ""


def _left_of_answers(lot: Sequence[tuple[int, Measure]], replies: int | None, cells: Cells) -> Iterator[Rest]:
    """Give those who answered with those who chose one answer or another, and the wider choice with the narrower.

    replies: how many there are, which tells of those who answered where nothing else does.
    """
    groups = [number for number, measure in lot if _kind(measure) == "choices" and cells.places[number][2]]
    wholes = [number for number, measure in lot if _kind(measure) in ("answers", "choices") and number not in groups]
    wholes += [replies] if replies is not None else []
    chosen = {measure.answer.chosen: number for number, measure in lot if measure.answer and measure.answer.chosen}
    for whole in wholes[:1]:
        yield from (Rest(whole, (part,)) for part in chosen.values())
        both = tuple(chosen[AGREEMENT[word]] for word in OPPOSITES if AGREEMENT[word] in chosen)
        yield from [Rest(whole, both)] * (len(both) > 1)
        if cells.values[groups].sum() > cells.values[whole]:  # several may be chosen: no other choices are the rest
            yield from (Rest(whole, (part,)) for part in groups)
    for wide, narrow in permutations(chosen, 2):
        if {*narrow} < {*wide}:
            yield Rest(chosen[wide], (chosen[narrow],))


def _left_of_pairs(lot: Sequence[tuple[int, Measure]]) -> Iterator[Rest]:
    """Give the pairs of scores with those that are higher or lower after: the others are as they were before."""
    of = {_kind(measure): number for number, measure in lot}
    moved = tuple(of[kind] for kind in ("better", "worse") if kind in of)
    if "pairs" in of and len(moved) > 1:
        yield Rest(of["pairs"], moved)
