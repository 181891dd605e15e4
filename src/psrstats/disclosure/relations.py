"""What counts have to do with one another: totals of groups, of items and of areas, parts of a whole, agreements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Relation

TOTAL = re.compile(r"(?:grand |sub)?total(?:\W.*)?|all(?:\s.*)?", re.IGNORECASE)
AREA, GROUP, ITEM = 1, 2, 3  # where they stand in a Place


@dataclass(frozen=True)
class Linked:
    """Relations between cells, and the counts that no table prints but that follow: what is left of a whole."""

    relations: tuple[Relation, ...]
    rest: tuple[tuple[int, tuple[int, ...]], ...]  # for each such count, the whole and the parts that it is left of


def linked(cells: Cells, policy: Policy, settings: Settings) -> Linked:
    """Find what an outsider knows of counts together.

    cells: counts, missing where an outsider does not know them; where all are known, what does not hold is left out.
    Returns relations between cells; numbers beyond the cells stand for what is left of a whole, in the order of `rest`.
    """
    lines = [(whole, parts) for wholes, parts in _lines(cells, settings) for whole in wholes]
    totals = [(whole, parts) for whole, parts in lines if _may_hold(cells.values, whole, parts, policy)]
    left = [(whole, tuple(parts)) for whole, parts in lines if _leaves_few(cells.values, whole, parts, policy)]
    rest = tuple(dict.fromkeys([*left, *_rests(cells, policy, settings)]))
    numbers = range(len(cells), len(cells) + len(rest))
    return Linked(
        (
            *(Relation.total(whole, parts) for whole, parts in totals),
            *_agreements(cells, settings),
            *(Relation.total(whole, [*parts, own]) for own, (whole, parts) in zip(numbers, rest, strict=True)),
        ),
        rest,
    )


def _lines(cells: Cells, settings: Settings) -> Iterator[tuple[list[int], list[int]]]:
    """Give the cells that differ in one dimension only: the totals among them, and the parts."""
    for dimension in (GROUP, ITEM):
        for members in _alike(cells, dimension).values():
            wholes = [number for number, label in members if not label or TOTAL.fullmatch(label)]
            yield wholes, [number for number, _ in members if number not in wholes]
    areas = set(settings.report.areas)
    for members in _alike(cells, AREA).values() if areas else ():
        parts = [number for number, label in members if label in areas]
        if len(parts) == len(areas):
            yield [number for number, label in members if label == settings.report.area], parts


def _alike(cells: Cells, dimension: int) -> dict[tuple[str, ...], list[tuple[int, str]]]:
    """Put cells together that differ in one dimension only, each with its label there."""
    if len({place[dimension] for place in cells.places}) < 2:  # no place stands twice
        return {}
    found: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for number, place in enumerate(cells.places):
        found[place[:dimension] + place[dimension + 1 :]].append((number, place[dimension]))
    in_doubt = {place[:dimension] + place[dimension + 1 :] for place in cells.missing}
    return {others: members for others, members in found.items() if len(members) > 1 and others not in in_doubt}


def _may_hold(values: Array, whole: int, parts: list[int], policy: Policy) -> bool:
    """Say whether parts may add up to a whole, as far as they are known and as far as rounding allows."""
    if not parts:
        return False
    numbers = np.array([whole, *parts])
    known = ~np.isnan(values[numbers])
    low, high = policy.ends(np.where(known, values[numbers], 0))
    low, high = np.where(known, low, 0), np.where(known, high, np.inf)
    return bool(low[1:].sum() <= high[0] and high[1:].sum() >= low[0])


def _leaves_few(values: Array, whole: int, parts: list[int], policy: Policy) -> bool:
    """Say whether so few are in a whole but in none of its parts that they must not be told."""
    return bool(parts) and policy.base == 1 and bool(policy.is_small(values[whole] - values[parts].sum()))


def _agreements(cells: Cells, settings: Settings) -> Iterator[Relation]:
    """Give the counts that two agencies send of the same thing."""
    at = cells.at
    for agreement in settings.agreements:
        if agreement.tolerance:
            continue
        (first, one), (second, other) = (_named(name) for name in (agreement.first, agreement.second))
        for (measure, area, group, item, period), number in at.items():
            if measure != first or item or group != one:
                continue
            twin = at.get((second, area, other, "", period))
            if twin is not None and _may_agree(cells.values[number], cells.values[twin]):
                yield Relation((number, twin), (1.0, -1.0))


def _may_agree(one: float, other: float) -> bool:
    return one == other or bool(np.isnan(one) or np.isnan(other))


def _named(name: str) -> tuple[str, str]:
    measure, _, group = name.partition(":")
    return measure, group


def _rests(cells: Cells, policy: Policy, settings: Settings) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give the wholes and the parts that percentages are made of; a part that is more than its whole is none."""
    at = cells.at
    made = {(m.numerator, m.denominator) for m in settings.measures.values() if m.unit == "percent" and m.numerator}
    wholes: dict[str, list[str]] = {part: [whole for of, whole in sorted(made) if of == part] for part, _ in made}
    for (measure, area, group, item, period), number in at.items() if policy.largest else ():
        for name in wholes.get(measure, []) if not item else ():
            groups = (group, "") if name != measure else ("",)
            found = [at[place] for each in groups if (place := (name, area, each, "", period)) in at]
            if found and found[0] != number and not cells.values[number] > cells.values[found[0]]:
                yield found[0], (number,)
