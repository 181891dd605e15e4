"""Relations that words tell: totals by their labels, areas by psrstats.toml, sums by measures.csv, agreements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.lines import AREA, GROUP, ITEM, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.formulas.age_bands import are_nested
from psrstats.totals import is_total

Total = tuple[int, tuple[int, ...]]  # a whole and its parts


def named_totals(lines: Lines) -> Iterator[Total]:
    """Give the totals of groups, of items and of the report's areas that are called so, with what is beside them."""
    for dimension in (GROUP, ITEM):
        for line in _complete(lines, dimension):
            wholes = [n for n in line if not lines.label(n, dimension) or is_total(lines.label(n, dimension))]
            parts = tuple(number for number in line if number not in wholes)
            if wholes and are_nested(lines.label(number, dimension) for number in parts):
                continue  # which of them make up the whole their ages tell
            yield from ((whole, parts) for whole in wholes if parts)
    report = lines.settings.report
    for line in _complete(lines, AREA) if report.areas else ():
        parts = tuple(number for number in line if lines.label(number, AREA) in report.areas)
        if len(parts) == len(set(report.areas)):
            yield from ((number, parts) for number in line if lines.label(number, AREA) == report.area)


def may_hold(values: Array, total: Total, policy: Policy) -> bool:
    """Say whether parts may add up to a whole, as far as they are known and as far as rounding allows."""
    numbers = np.array([total[0], *total[1]])
    known = ~np.isnan(values[numbers])
    low, high = np.where(known, values[numbers], 0), np.where(known, values[numbers], np.inf)
    low = np.where(known, low, policy.lowest)
    return bool(low[1:].sum() <= high[0] and high[1:].sum() >= low[0])


def made_of(cells: Cells) -> Iterator[Relation]:
    """Give the sums and differences that psrstats works out itself."""
    for made in cells.made:
        yield Relation((made.number, *made.parts), (-1.0, *made.signs))


def agreements(cells: Cells, settings: Settings) -> Iterator[Relation]:
    """Give the counts that two agencies send of the same thing."""
    for agreement in settings.agreements:
        if agreement.tolerance:
            continue
        (first, one), (second, other) = (_named(name) for name in (agreement.first, agreement.second))
        for (measure, area, group, item, period), number in cells.at.items():
            if measure != first or item or group != one:
                continue
            twin = cells.at.get((second, area, other, "", period))
            if twin is not None and _may_agree(cells.values[number], cells.values[twin]):
                yield Relation((number, twin), (1.0, -1.0))


def _complete(lines: Lines, dimension: int) -> list[tuple[int, ...]]:
    """Give the lines of a dimension in which no count is missing; one that is leaves the others unrelated."""
    in_doubt = {_others(place, dimension) for place in lines.cells.missing}
    places = lines.cells.places
    found = [line for line in lines.alike(dimension) if len(line) > 1]
    return [line for line in found if _others(places[line[0]], dimension) not in in_doubt] if in_doubt else found


def _others(place: Place, dimension: int) -> tuple[str, ...]:
    return place[:dimension] + place[dimension + 1 :]


def _may_agree(one: float, other: float) -> bool:
    return one == other or bool(np.isnan(one) or np.isnan(other))


def _named(name: str) -> tuple[str, str]:
    measure, _, group = name.partition(":")
    return measure, group
