"""What counts have to do with one another, and what can be told of each by all that is known."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from msgspec import Struct

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.by_agencies import of_agencies
from psrstats.disclosure.by_ages import of_bands
from psrstats.disclosure.by_apart import Apart
from psrstats.disclosure.by_flows import flows
from psrstats.disclosure.by_overlaps import beside, held, overlapping, overlaps
from psrstats.disclosure.by_periods import partly, stretches
from psrstats.disclosure.by_replies import left_by_replies, of_replies
from psrstats.disclosure.by_running import few_added, running
from psrstats.disclosure.by_shifts import shifted
from psrstats.disclosure.by_sums import Sums, same_breakdowns, same_counts
from psrstats.disclosure.by_unknown import of_suppressed
from psrstats.disclosure.by_words import Total, agreements, made_of, may_hold, named_totals
from psrstats.disclosure.by_years import over_years
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import Lines
from psrstats.disclosure.noughts import without_chance, without_forced, without_lacking
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rests import Rest, of_ages, of_labels, of_reaches, of_shares


class Linked(Struct, frozen=True):
    """Relations between cells, and the counts that no table prints but that follow: what is left of a whole."""

    relations: tuple[Relation, ...]
    rest: tuple[Rest, ...]


def linked(cells: Cells, secret: Array, policy: Policy, settings: Settings, implied: Iterable[Total] = ()) -> Linked:
    """Find what a reader may know of counts together: whatever its name, what adds up exactly is a sum.

    cells: counts as they were sent, missing where an agency suppressed one; secret: which must not be told;
    implied: the wholes of which a percentage tells that few are left beside their parts.
    Returns the relations that have to do with a secret, however far; numbers beyond the cells stand for what is left of
    a whole, in the order of `rest`.
    """
    lines = Lines(cells, settings)
    named = list(named_totals(lines))
    by_sums = Sums(lines, policy, named)
    shared = list(dict.fromkeys([*overlaps(cells, settings), *overlapping(lines, named, by_sums, policy)]))
    rests = [rest for rest in (Rest(*total) for total in named) if rest.is_few(cells.values, policy)]
    rests += [*of_shares(cells), *of_labels(lines), *of_ages(lines), *of_reaches(lines), *of_agencies(lines)]
    rests += few_added(lines)
    some = [total for total in partly(cells) if not by_sums.no_totals[total[0]]]
    rests += (rest for total in some if (rest := Rest(*total)).left(cells.values))
    rests += (rest for found in shared for rest in beside(cells.values, found))
    rests += (Rest(*total) for total in implied)
    rests += left_by_replies(cells, settings, policy)
    rests = list(dict.fromkeys(rests))
    so_far = [total for total in some if not Rest(*total).left(cells.values)]
    few = (rest for rest in rests if rest.is_few(cells.values, policy))
    seeds = {*np.flatnonzero(secret).tolist(), *(number for rest in few for number in rest.numbers)}
    if not seeds:
        return Linked((), ())
    totals = [
        total
        for total in (*named, *of_bands(lines), *stretches(cells), *so_far)
        if may_hold(cells.values, total, policy)
    ]
    told = [*(Relation.total(*total) for total in totals), *made_of(cells), *agreements(cells, settings)]
    told += of_replies(cells, settings)
    told += shifted(cells)
    told += (Relation.total(*total) for total in of_suppressed(lines, policy))
    told += (relation for found in shared for relation in held(cells.values, found))
    web = _Web(told, rests, by_sums, cells, policy)
    relations, members = web.reached(seeds)
    if policy.lowest == 0:
        relations = without_lacking(relations, cells, told)
        relations = without_chance(without_forced(relations, cells.values), cells, told)
    kept = tuple(rest for rest in rests if rest.whole in members)
    own = (rest.relation(number) for number, rest in enumerate(kept, len(cells)))
    return Linked((*relations, *own), kept)


class _Web:
    """All relations there are, those by sums searched for only where somebody goes."""

    def __init__(
        self, told: Iterable[Relation], rests: Iterable[Rest], by_sums: Sums, cells: Cells, policy: Policy
    ) -> None:
        self._by_sums, self._twins = by_sums, same_counts(cells)
        self._apart = Apart(by_sums, policy)
        self._noughts_shown = policy.lowest > 0
        self._made = [frozenset(relation.numbers) for relation in made_of(cells)]
        self._told: dict[int, list[Relation]] = defaultdict(list)
        for relation in (
            *told,
            *(Relation.total(*total) for total in by_sums.of_blocks() if not self._is_made(total)),
            *same_breakdowns(by_sums.lines),
            *flows(by_sums.lines, by_sums.no_totals),
            *over_years(by_sums.lines, by_sums.no_totals, policy),
            *running(by_sums.lines, by_sums.no_totals, policy),
        ):
            for number in relation.numbers:
                self._told[number].append(relation)
        self._beside: dict[int, list[int]] = defaultdict(list)
        for rest in rests:
            for number in rest.numbers:
                self._beside[number] += rest.numbers
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
        apart = self._apart.through(number)
        own = (total for total in self._by_sums.through(number) if not self._is_made(total))
        by_sums = (Relation.total(*total) for total in own if not _turned(total, apart))
        told, sums = dict.fromkeys(self._told[number]), dict.fromkeys((*by_sums, *apart))
        return tuple(_fullest(told, sums) if self._noughts_shown else dict.fromkeys((*told, *sums)))

    def _is_made(self, total: Total) -> bool:
        """Say whether a sum is between a count and all that it is worked out of: then it is made so, not another way.

        Of 38 less 0 the rest is 38, and 38 and 0 are 38: both together would say of the 0 that it is none.
        """
        numbers = {total[0], *total[1]}
        return any(made <= numbers for made in self._made)

    def _equal(self, number: int) -> Iterator[Relation]:
        """Give the counts of the same place that are the same, where either is a total, but not of the other."""
        for other in self._twins.get(number, ()):
            pair = {number, other}
            totals = [one for whole in pair for one in self._near(whole) if one.is_total_of(whole)]
            if totals and not any(pair <= set(one.numbers) for one in totals):
                yield Relation((min(number, other), max(number, other)), (1.0, -1.0))


def _turned(total: Total, apart: Iterable[Relation]) -> bool:
    """Say whether another relation has a part of a total for the whole, and the total for a part: it knows better.

    14 and 0 are 14, whichever 14 is taken for the total.
    """
    whole, parts = total
    return any(one.is_total_of(part) and whole in one.numbers for one in apart for part in parts)


def _fullest(told: Iterable[Relation], sums: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out the sums that lack a nought which another of the same whole has: nobody takes both for true."""
    parts: dict[int, list[set[int]]] = defaultdict(list)
    for one in (*told, *sums):
        if one.coefficients[0] < 0:
            parts[one.numbers[0]].append(set(one.numbers[1:]))
    yield from told
    for one in sums:
        whole = one.coefficients[0] < 0
        if not (whole and any(set(one.numbers[1:]) < more for more in parts[one.numbers[0]])):
            yield one
