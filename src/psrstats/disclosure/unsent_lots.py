"""Percentages that share out a whole that nobody sends, of which the counts of some tell how many it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from psrstats.disclosure.implied import Implied
from psrstats.disclosure.lines import AREA, GROUP, MEASURE
from psrstats.disclosure.numerator_wholes import makes_up
from psrstats.disclosure.quotients import Quotient
from psrstats.disclosure.telling import RARE
from psrstats.disclosure.unsent_readings import Near, Reading, width
from psrstats.totals import is_total

LONGEST = 12  # percentages that may make up a hundred
Asked = Callable[[Quotient, int], Near]
Pairs = Mapping[int, int]  # percentages, each with the cell of its count
Span = tuple[float, float]


def of_lots(report: Implied, unknown: Sequence[int], near: Asked) -> Iterator[Reading]:
    """Give what is left of such wholes, or what one of their percentages stands for, of which no count is sent.

    report: its counts and quotients; unknown: the quotients of which no whole is sent; near: what says that a quotient
    has to do with a count. Each percentage of a lot is given: any that is shown would tell the whole.
    """
    for lot in (*_of_labels(report, unknown), *_of_hundreds(report, unknown)):
        for pairs in _counts_of(report, lot, near):
            yield from _told(report, lot, pairs)


def _of_labels(report: Implied, unknown: Sequence[int]) -> Iterator[list[int]]:
    """Put the percentages of all groups, and those of all areas, of one measure together."""
    lots: dict[tuple[object, ...], list[int]] = defaultdict(list)
    whole = report.quotients.settings.report.area
    for number in unknown:
        place = report.quotients.all[number].place
        for at in (GROUP, AREA):
            if place[at] not in ("", whole) and not is_total(place[at]):
                lots[at, *place[:at], *place[at + 1 :]].append(number)
    yield from (lot for lot in lots.values() if len(lot) > 1)


def _of_hundreds(report: Implied, unknown: Sequence[int]) -> Iterator[list[int]]:
    """Put the percentages of one source and place together that make up a hundred."""
    lots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in unknown:
        one = report.quotients.all[number]
        lots[one.source, *one.place[1:]].append(number)
    for lot in lots.values():
        for start in range(len(lot)):
            for end in range(start + 2, min(start + LONGEST, len(lot)) + 1):
                if makes_up([report.quotients.all[number] for number in lot[start:end]]):
                    yield lot[start:end]


def _counts_of(report: Implied, lot: Sequence[int], near: Asked) -> Iterator[Pairs]:
    """Give the counts of one measure for each place, or those whose words are a percentage's, of a lot."""
    by_measure: dict[str, dict[int, int]] = defaultdict(dict)
    said: dict[int, int] = {}
    for number in lot:
        one = report.quotients.all[number]
        for cell in report.by_place.get(one.place[1:], ()):
            if not report.cells.values[cell] > 0 or report.cells.worked_out[cell]:
                continue
            if report.source(cell) == one.source:
                by_measure[report.cells.places[cell][MEASURE]][number] = cell
            if near(one, cell) == "said":
                said.setdefault(number, cell)
    yield from (pairs for pairs in by_measure.values() if len(pairs) > 1 and len({*pairs.values()}) > 1)
    if said and len({*said.values()}) == len(said):
        yield said


def _told(report: Implied, lot: Sequence[int], pairs: Pairs) -> Iterator[Reading]:
    whole, candidates = _whole(report, pairs), report.policy.candidates
    if not whole or whole[1] - whole[0] + 1 >= candidates:
        return
    unsent = [number for number in lot if number not in pairs]
    spans = [span for number in unsent if (span := _stands_for(report.quotients.all[number], whole))]
    if len(spans) < len(unsent):
        return
    counted = sum(float(report.cells.values[cell]) for cell in pairs.values())
    low, high = (sum(ends) for ends in zip(*spans, strict=True)) if spans else (0.0, 0.0)
    left = (whole[0] - counted - high, whole[1] - counted - low)
    largest = report.policy.largest or report.policy.base
    for least, most in (*spans, left):
        if most >= 1 and max(least, 1) <= largest and most - max(least, 0) + 1 < candidates:
            run = tuple(pairs.values())
            yield from (Reading(number, "said", run, max(least, 0.0), most) for number in lot)
            return


def _whole(report: Implied, pairs: Pairs) -> Span | None:
    """Give how many a whole can be of which each of some counts is its percentage; none where chance would do it."""
    values = {number: float(report.cells.values[cell]) for number, cell in pairs.items()}
    spans = [report.quotients.all[number].bottoms(value) for number, value in values.items()]
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return None
    low, high = max(span[0] for span in known), min(span[1] for span in known)
    chance = 1.0
    for number, value in values.items():
        chance *= width(report.quotients.all[number], value)
    if low > high or sum(values.values()) > high or chance * RARE > 1:
        return None
    return float(low), float(high)


def _stands_for(one: Quotient, whole: Span) -> Span | None:
    spans = [span for many in range(int(whole[0]), int(whole[1]) + 1) if (span := one.tops(many))]
    return (float(min(low for low, _ in spans)), float(max(high for _, high in spans))) if spans else None
