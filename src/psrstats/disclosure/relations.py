"""What counts have to do with one another, and what can be told of each by all that is known."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.by_flows import flows
from psrstats.disclosure.by_periods import stretches
from psrstats.disclosure.by_sums import Sums, same_breakdowns, same_counts
from psrstats.disclosure.by_words import Total, agreements, beside_overlaps, made_of, may_hold, named_totals, overlaps
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Relation
from psrstats.disclosure.rests import of_ages, of_labels, of_shares


@dataclass(frozen=True)
class Linked:
    """Relations between cells, and the counts that no table prints but that follow: what is left of a whole."""

    relations: tuple[Relation, ...]
    rest: tuple[Total, ...]  # for each such count, the whole and the parts that it is left of


def linked(cells: Cells, secret: Array, policy: Policy, settings: Settings) -> Linked:
    """Find what a reader may know of counts together: whatever its name, what adds up exactly is a sum.

    cells: counts as they were sent, missing where an agency suppressed one; secret: which must not be told.
    Returns the relations that have to do with a secret, however far; numbers beyond the cells stand for what is left of
    a whole, in the order of `rest`.
    """
    lines = Lines(cells, settings)
    named = list(named_totals(lines))
    rests = [total for total in named if _leaves_few(cells.values, total, policy)]
    rests += [*of_shares(cells), *of_labels(lines), *of_ages(lines), *beside_overlaps(cells, settings)]
    rests = list(dict.fromkeys(rests))
    few = (rest for rest in rests if _leaves_few(cells.values, rest, policy))
    seeds = {*np.flatnonzero(secret).tolist(), *(number for whole, parts in few for number in (whole, *parts))}
    if not seeds:
        return Linked((), ())
    totals = [total for total in (*named, *stretches(cells)) if may_hold(cells.values, total, policy)]
    told = [*(Relation.total(*total) for total in totals), *made_of(cells), *agreements(cells, settings)]
    web = _Web([*told, *overlaps(cells, settings)], rests, Sums(lines, policy, named), cells)
    relations, members = web.reached(seeds)
    kept = tuple(rest for rest in rests if rest[0] in members)
    numbers = range(len(cells), len(cells) + len(kept))
    own = (Relation.total(whole, [*parts, number]) for number, (whole, parts) in zip(numbers, kept, strict=True))
    return Linked((*relations, *own), kept)


def _leaves_few(values: Array, total: Total, policy: Policy) -> bool:
    """Say whether so few are in a whole but in none of its parts that they must not be told; none hide nobody."""
    left = values[total[0]] - values[list(total[1])].sum()
    return policy.base == 1 and bool(1 <= left <= policy.largest)


class _Web:
    """All relations there are, those by sums searched for only where somebody goes."""

    def __init__(self, told: Iterable[Relation], rests: Iterable[Total], by_sums: Sums, cells: Cells) -> None:
        self._by_sums, self._twins = by_sums, same_counts(cells)
        self._told: dict[int, list[Relation]] = defaultdict(list)
        for relation in (
            *told,
            *(Relation.total(*total) for total in by_sums.of_blocks()),
            *same_breakdowns(by_sums.lines),
            *flows(by_sums.lines, by_sums.no_totals),
        ):
            for number in relation.numbers:
                self._told[number].append(relation)
        self._beside: dict[int, list[int]] = defaultdict(list)
        for whole, parts in rests:
            for number in (whole, *parts):
                self._beside[number] += [whole, *parts]
        self._near = cache(self._with_sums)

    def reached(self, seeds: set[int]) -> tuple[tuple[Relation, ...], set[int]]:
        """Go from some counts along every relation; give those, and whatever has to do with one."""
        found: dict[Relation, None] = {}
        members, queue = set(seeds), deque(sorted(seeds))
        while queue:
            number = queue.popleft()
            near = (*self._near(number), *self._equal(number))
            found |= dict.fromkeys(near)
            others = {*(one for relation in near for one in relation.numbers), *self._beside[number]} - members
            members |= others
            queue.extend(sorted(others))
        return tuple(found), members

    def _with_sums(self, number: int) -> tuple[Relation, ...]:
        return (*self._told[number], *(Relation.total(*total) for total in self._by_sums.through(number)))

    def _equal(self, number: int) -> Iterator[Relation]:
        """Give the counts of the same place that are the same, where either is a total."""
        for other in self._twins.get(number, ()):
            if any(one.is_total_of(whole) for whole in (number, other) for one in self._near(whole)):
                yield Relation((min(number, other), max(number, other)), (1.0, -1.0))
