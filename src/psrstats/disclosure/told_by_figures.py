"""What figures that are printed tell of the counts that are not: those that psrstats made, and those that were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import inf

import numpy as np
from msgspec import Struct

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.cells import PLACE, SUPPRESSED, Cells, Place
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.structure import Structure
from psrstats.lineage import Figures


class ToldBy(Struct, frozen=True):
    """What figures that agencies sent, and that are printed, tell of counts that are not."""

    by: tuple[Place, ...]
    relation: Relation


def told_by_sent(figures: Figures, structure: Structure, hidden: Array) -> tuple[ToldBy, ...]:
    """Give what printed percentages, rates, ratios and changes tell; nothing of rounded counts."""
    if structure.policy.base > 1 or not hidden.any():
        return ()
    told = structure.implied.told(hidden, structure.wholes)
    changes = [one for one in structure.changes.all if hidden[list(one.counts)].any()]
    if not told and not changes:
        return ()
    shown = shown_places(figures)
    quotients = structure.quotients.all
    found = [ToldBy(tuple(quotients[number].place for number in one.by), one.relation) for one in told]
    found += [ToldBy((one.sent.place,), one.relation) for one in changes]
    return tuple(one for one in found if shown.issuperset(one.by))


def shown_places(figures: Figures) -> set[Place]:
    """Give the places of the figures that agencies sent and that are printed."""
    columns = figures.columns
    rows = columns.where(statistic="", marker="", formula="")
    return set(zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True))


def told_by_made(figures: Figures, cells: Cells) -> tuple[Relation, ...]:
    """Give what printed shares, rates and changes tell of the counts they were made from, where these are not shown."""
    if not np.isnan(cells.values).any():
        return ()
    return (*_told(figures, cells), *_of_ranks(figures, cells))


def _told(figures: Figures, cells: Cells) -> Iterator[Relation]:
    columns, at = figures.columns, cells.at
    hidden = columns["marker"] == columns.words.code(SUPPRESSED)
    rows = np.flatnonzero((columns["marker"] == 0) & (columns.inputs.counts == 2))
    pairs = columns.inputs.take(rows).rows.reshape(-1, 2)
    unknown = hidden[pairs].any(axis=1)
    for row, pair in zip(rows[unknown].tolist(), pairs[unknown].tolist(), strict=True):
        numbers = tuple(at.get((figures.get(one, "measure"), *figures.place(one)), ABSENT) for one in pair)
        if ABSENT not in numbers:
            yield from _of_pair(figures, row, numbers)


def _of_ranks(figures: Figures, cells: Cells) -> Iterator[Relation]:
    """Turn the places of a ranking of counts into inequalities, where a count that is not shown has one."""
    columns, at = figures.columns, cells.at
    counts = {place[0] for place, value in zip(cells.places, cells.values.tolist(), strict=True) if value != value}
    ranks = columns.where(statistic="rank", marker="")
    ranks = ranks[np.isin(columns["measure"][ranks], [columns.words.code(name) for name in counts])]
    rows = ranks[columns.inputs.counts[ranks] > 0]
    inputs = columns.inputs.take(rows)
    of = inputs.rows[np.cumsum(inputs.counts) - inputs.counts]
    places_of = zip(*(columns.texts(name, of).tolist() for name in PLACE), strict=True)
    about = zip(*(columns.texts(name, rows).tolist() for name in ("measure", "group", "period")), strict=True)
    ranked: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for lot, place, rank in zip(about, places_of, columns["value"][rows].astype(int).tolist(), strict=True):
        if (number := at.get(place, ABSENT)) != ABSENT:
            ranked[lot].append((rank, number))
    for places in ranked.values():
        places.sort()
        numbers = [number for _, number in places]
        if np.isnan(cells.values[numbers]).any():
            sign = 1.0 if _falls(cells.values[numbers]) else -1.0
            yield from (Relation((a, b), (sign, -sign), 0.0, inf) for a, b in pairwise(numbers))


def _falls(values: Array) -> bool:
    """Say whether a ranking goes from the highest down, by the counts of it that are shown."""
    shown = values[~np.isnan(values)]
    return len(shown) < 2 or bool(shown[0] >= shown[-1])


def _of_pair(figures: Figures, row: int, numbers: tuple[int, ...]) -> Iterator[Relation]:
    """Turn a printed figure of two counts into inequalities: what it says, and half of its last digit either way."""
    value, half = figures.get(row, "value"), 0.5 * 10.0 ** -figures.get(row, "places")
    match figures.get(row, "formula"):
        case "change":
            yield Relation(numbers, (1.0, -1.0), round(value), round(value))
        case "percentage" | "rate" | "ratio" as made:
            per = 100 if made == "percentage" else max(figures.get(row, "per"), 1)
            yield Relation(numbers, (per, -(value - half)), 0.0, inf)
            yield Relation(numbers, (per, -(value + half)), -inf, 0.0)
        case "percent-change":
            yield Relation(numbers, (100.0, -(100 + value - half)), 0.0, inf)
            yield Relation(numbers, (100.0, -(100 + value + half)), -inf, 0.0)
