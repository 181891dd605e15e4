"""Percentages, rates and ratios that are a hidden count's own by their place and digits, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.lines import GROUP, ITEM
from psrstats.disclosure.quotients import AVERAGE, INDEX, Quotient, Whole, label_of
from psrstats.disclosure.relation import Relation
from psrstats.patterns import regex

if TYPE_CHECKING:
    from psrstats.disclosure.implied import Implied

Found = tuple[tuple[int, ...], Relation]
# Words of measures that say nothing of which children are counted.
_SAYING_NOTHING = frozenset(
    "aged number numbers count counts total totals percent percentage proportion share rate rates ratio average "
    "children child young people person persons during period year years quarter with that were have been from the "
    "per 1000 10000 100000 who whom which this their them".split()
)
SCALES = (1, 1_000, 1_000_000)  # money is sent in thousands or millions beside what one child costs
_WORD = regex(r"[a-z]{3,}")


def of_places(report: Implied, secret: Array, hidden: Array, wholes: Mapping[int, Sequence[int]]) -> Iterator[Found]:
    """Give the figures that fit a secret count of the same area, group and period, and a whole of it that is known.

    report: its counts and quotients; secret: the counts that are looked for; hidden: which are not shown; wholes: of
    each, those that it is part of.
    A figure of the report's whole area fits only where its words are the count's or its whole's too, or where it stands
    next to it; what one calls a group, the other may say in its own words.
    """
    for cell in np.flatnonzero(secret & ~report.cells.worked_out).tolist():
        for number in _near(report, cell):
            for whole in _wholes(report, cell, number, hidden, wholes.get(cell, ())):
                yield from (((number,), one) for one in _fitting(report, cell, number, whole))


def _near(report: Implied, cell: int) -> Iterator[int]:
    """Give the quotients that speak of the children of a count: of its group, or with its group in their words."""
    _, area, group, item, period = report.cells.places[cell]
    by_label = report.quotients.beside.get((area, period), {})
    label = label_of(group, item)
    yield from by_label.get(label, ())
    if label:
        yield from (n for n in by_label.get(frozenset(), ()) if label <= label_of(report.quotients.all[n].words, ""))
        return
    said = label_of(report.words(cell), "")
    yield from (number for other, numbers in by_label.items() if other and other <= said for number in numbers)


def _wholes(report: Implied, cell: int, number: int, hidden: Array, totals: Sequence[int]) -> Iterator[Whole]:
    """Give the known counts of which a quotient may tell the part that a hidden count is."""
    one, cells = report.quotients.all[number], report.cells
    if one.unit == INDEX:
        measure, *about, period = cells.places[cell]
        years = (year for year in report.periods if year != period)
        others = [cells.at[place] for year in years if (place := (measure, *about, year)) in cells.at]
        yield from (Whole(at, value) for at in others if (value := float(cells.values[at])) > 0 and not hidden[at])
        return
    sources = (report.source(cell), one.source)
    near = [at for at in report.by_place[cells.places[cell][1:]] if at != cell and report.source(at) in sources]
    counts = (Whole(at, float(cells.values[at])) for at in (*near, *totals))
    for whole in dict.fromkeys(report.named(number) or (*counts, *report.quotients.people(one))):
        if report.shown_whole(whole.number, hidden) and whole.value > 0 and _is_about(report, cell, one, whole):
            yield whole


def _is_about(report: Implied, cell: int, one: Quotient, whole: Whole) -> bool:
    """Say whether a quotient's place or words are those of a hidden count or its whole: any group's own are."""
    _, area, group, item, _ = report.cells.places[cell]
    of_all = area == report.quotients.settings.report.area and not (
        group or item or one.place[GROUP] or one.place[ITEM]
    )
    if not of_all or is_next_to(report, cell, one):
        return True
    said = words_of(one.words)
    about = [number for number in (cell, whole.number) if number is not None]
    return any(said & words_of(report.words(number)) for number in about)


def is_next_to(report: Implied, cell: int, one: Quotient) -> bool:
    """Say whether a count stands beside a quotient in its row or column, or one figure off."""
    here, there = report.cells.positions[cell], one.position
    if here is None or there is None or here[0] != there[0]:
        return False
    return sorted((abs(here[1] - there[1]), abs(here[2] - there[2]))) in ([0, 1], [0, 2])


@cache
def words_of(text: str) -> frozenset[str]:
    """Give the words that say which children are meant, without their endings."""
    return frozenset(word[:6].rstrip("s") for word in _WORD.findall(text.casefold()) if word not in _SAYING_NOTHING)


def _fitting(report: Implied, cell: int, number: int, whole: Whole) -> Iterator[Relation]:
    """Give what a quotient tells of a hidden count if it is made of it, or of the others of the whole."""
    one, (low, high) = report.quotients.all[number], report.ends(cell)
    spans = [one.tops(whole.value) if one.unit != AVERAGE or whole.number is None else None]
    if spans[0] and one.unit == "percent":
        spans.append((int(whole.value) - spans[0][1], int(whole.value) - spans[0][0]))
    if one.unit in ("ratio", AVERAGE):
        spans += [one.bottoms(whole.value * times) for times in (SCALES if whole.number is None else (1,))]
    for span in filter(None, spans):
        if span[0] <= high and low <= span[1]:
            yield Relation((cell,), (1.0,), float(span[0]), float(span[1]))
