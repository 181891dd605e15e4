"""What the counts of one question of a survey have to do with one another: who agrees is who chose to agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

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
    """Give the answers with those that are counted of them: what is left answered otherwise."""
    lots: dict[object, dict[str, int]] = defaultdict(dict)
    of = {name: one for name, one in settings.measures.items() if one.answer and one.unit == "count"}
    for number, (name, *about) in enumerate(cells.places) if of else ():
        if (measure := of.get(name)) and measure.answer and measure.answer.kind in ("answers", "choice", "choices"):
            kind = next((word for word in OPPOSITES if measure.answer.chosen == AGREEMENT[word]), "")
            kind = kind or measure.answer.kind
            lots[(measure.source, measure.words, *about)].setdefault(kind, number)
    for lot in lots.values():
        whole = lot.get("answers", lot.get("choices"))
        parts = tuple(lot[word] for word in OPPOSITES if word in lot)
        if whole is not None:
            yield from (Rest(whole, (part,)) for part in parts)
            yield from [Rest(whole, parts)] * (len(parts) > 1)
