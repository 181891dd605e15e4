"""What an outsider can work out from what is printed, and from what is public."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import combinations
from math import inf

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.cells import LOW, PLACE, SUPPRESSED, Cells, Place
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Program
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.relations import Linked
from psrstats.disclosure.structure import Structure
from psrstats.disclosure.told_by_figures import ToldBy, shown_places, told_by_made, told_by_sent
from psrstats.disclosure.told_numerators import told_numerators
from psrstats.lineage import Figures

MANY = 40  # counts beside a breach that are tried, one by one and two by two, for one that closes it


class Breach(Struct, frozen=True):
    """A count that an outsider can bring to fewer values than the policy allows."""

    place: Place
    least: float
    greatest: float
    rest: bool  # whether it is what is left of a count once another is taken away
    by: tuple[Place, ...]  # the printed figures that give it away
    closed_by: tuple[Place, ...]  # what to leave out as well, so that they do not; none where nothing was found
    finished: bool = True  # whether it was searched to the end; else it may be safe, and is not known to be


class Range(Struct, frozen=True):
    """The least and the greatest that a count can be, as far as an outsider can tell."""

    place: Place
    least: float
    greatest: float
    finished: bool = True  # whether it was searched to the end; else it may be less than this


class Attack(Struct, frozen=True):
    """What an outsider could learn of a report: of each count that it does not show, and which of these are open."""

    ranges: tuple[Range, ...]
    breaches: tuple[Breach, ...]


def attack(figures: Figures, structure: Structure, *, ranges: bool = False) -> Attack:
    """Try to work out each count that a report does not show, from all that it prints.

    figures: as they would be printed, markers for what is not shown; structure: what a reader may know of how the
    counts hang together; ranges: whether to give the range of every count, and not only of those that are open, which
    is quicker.
    Returns the counts that can be brought to fewer values than the policy's candidates, and shown small ones.
    Source: the least and the greatest value of each by integer programs, of all tables together, with every total,
    share, rate and change at its printed precision.
    """
    cells = _printed(figures, structure)
    told = told_by_sent(figures, structure, np.isnan(cells.values))
    view = _View(cells, structure.linked, told_by_made(figures, cells), structure.policy, told)
    printed = told_numerators(structure, shown_places(figures), np.isnan(cells.values))
    more = (
        Breach(one.place, one.least, one.greatest, one.rest, one.by, one.closed_by, one.finished) for one in printed
    )
    return Attack(tuple(view.ranges()) if ranges else (), (*view.breaches(), *more))


def _printed(figures: Figures, structure: Structure) -> Cells:
    """Give the counts as they are printed, missing where they are not; what last year's report shows is known."""
    cells = structure.cells
    columns = figures.columns
    named = [columns.words.code(name) for name in {place[0] for place in cells.places}]
    rows = columns.where(statistic="")
    rows = rows[np.isin(columns["measure"][rows], named)]
    places = list(zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True))
    at = np.arange(len(places))
    if places != list(cells.places):
        number = dict(zip(places, at.tolist(), strict=True))
        at = np.array([number.get(place, ABSENT) for place in cells.places], dtype=np.intp)
    value = np.append(columns["value"][rows], np.nan)[at]
    markers = tuple(np.append(columns.texts("marker", rows), SUPPRESSED)[at].tolist())
    value = np.where([marker == LOW for marker in markers], 0.0, value)
    return replace(cells, values=np.where(structure.settled, cells.values, value), markers=markers)


class _View(Struct, frozen=True, dict=True):
    """The counts of a report as an outsider sees them."""

    cells: Cells
    linked: Linked
    others: tuple[Relation, ...]
    policy: Policy
    told: tuple[ToldBy, ...]

    @property
    def hidden(self) -> Array:
        return np.isnan(self.cells.values)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        return (*self.linked.relations, *self.others, *(one.relation for one in self.told))

    def program(self, also: tuple[int, ...] = (), only: Iterable[int] | None = None) -> Program:
        """Put together what is known of the counts, were some more left out or only some relations known."""
        marked_low = np.array([marker == LOW for marker in self.cells.markers], dtype=bool)
        low, high = self.policy.ends(np.nan_to_num(self.cells.values), marked_low)
        hidden = self.hidden
        hidden[list(also)] = True
        hidden[[one.number for one in self.cells.made if hidden[list(one.parts)].any()]] |= bool(also)
        left = len(self.linked.rest)
        known = range(len(self.relations)) if only is None else sorted(only)
        kept = tuple(self.relations[number] for number in known)
        alone = np.ones(len(hidden) + left, dtype=bool)
        links = len(self.relations) - len(self.told)  # those that a count may be left out for
        alone[[number for at, one in zip(known, kept, strict=True) if at < links for number in one.numbers]] = False
        alone = alone[: len(hidden)] & ~self.cells.worked_out  # nothing else can be why such a one is not shown
        most = np.where(alone, self.policy.largest or inf, inf)
        rest = np.where(np.isin(np.arange(left), self._open_rests(hidden)), np.nan, self._rests)
        lowest = np.where(self.cells.worked_out, 0.0, float(self.policy.lowest))
        low = np.concatenate([np.where(hidden, lowest, low), np.nan_to_num(rest)])
        high = np.concatenate([np.where(hidden, most, high), np.nan_to_num(rest, nan=inf)])
        return Program(low, high, kept)

    def ranges(self) -> Iterator[Range]:
        program = self.program()
        for number in np.flatnonzero(self.hidden).tolist():
            least, greatest = program.range_of(number) or (0.0, inf)
            yield Range(self.cells.places[number], least, greatest, program.is_finished(number))

    def breaches(self) -> Iterator[Breach]:
        program = self.program()
        few = (self._rests >= 1) & (self._rests <= self.policy.largest)
        rests = {*self._open_rests(self.hidden), *np.flatnonzero(few).tolist()}
        left = [len(self.cells) + number for number in sorted(rests)]
        numbers = [*np.flatnonzero(self.hidden).tolist(), *self._small(), *left]
        for number in numbers:
            if self._is_open(program, number):
                yield self._breach(program, number)

    def _breach(self, program: Program, number: int) -> Breach:
        """Say what gives a count away, and what closes it: all that hangs together with it, where nobody knows."""
        least, greatest = program.range_of(number) or (0.0, inf)
        rest = number >= len(self.cells)
        place = self.cells.places[self.linked.rest[number - len(self.cells)].whole if rest else number]
        finished = greatest - least + 1 < self.policy.candidates
        by = self._given_away_by(number) if finished else self._near(program, number)
        numbers = sorted({other for at in by for other in self.relations[at].numbers})
        beside = [n for n in numbers if n < len(self.cells) and not self.hidden[n] and n != number]
        told = self._told_by(by)
        shown = tuple(self.cells.places[n] for n in beside)
        if not finished:
            return Breach(place, least, greatest, rest, (), (*told, *shown), finished=False)
        return Breach(place, least, greatest, rest, (*shown, *told), told[:1] or self._closing(number, beside))

    @cached_property
    def _rests(self) -> Array:
        """What is left of each whole, missing where it or a part is not shown, or is rounded."""
        values = self.cells.values if self.policy.base == 1 else np.full(len(self.cells), np.nan)
        return np.array([rest.left(values) for rest in self.linked.rest], dtype=float)

    def _open_rests(self, hidden: Array) -> list[int]:
        """Give the remainders that are not known by what is shown."""
        known = ~np.isnan(self._rests)
        return [
            number
            for number, rest in enumerate(self.linked.rest)
            if not known[number] or hidden[list(rest.numbers)].any()
        ]

    def _small(self) -> list[int]:
        """Give the small counts that are printed: as they are, or rounded."""
        values = self.cells.values
        small = values <= self.policy.base if self.policy.base > 1 else self.policy.is_small(values)
        return np.flatnonzero(small).tolist()

    def _is_open(self, program: Program, number: int) -> bool:
        if not program.is_narrow(number, self.policy.candidates):
            return False
        if number < len(self.cells) and self.hidden[number] and not self.cells.worked_out[number]:
            return True
        least, greatest = program.range_of(number) or (0.0, inf)
        if self.policy.base > 1:
            return greatest > 0
        lowest = self.policy.lowest if number < len(self.cells) else 1
        return least <= self.policy.largest and greatest >= lowest

    def _told_by(self, relations: list[int]) -> tuple[Place, ...]:
        """Give the percentages, rates and ratios that some relations come from: one of them is left out first."""
        first = len(self.relations) - len(self.told)
        return tuple(dict.fromkeys(place for at in relations if at >= first for place in self.told[at - first].by))

    def _given_away_by(self, number: int) -> list[int]:
        """Give the fewest relations that still give a count away: each is left out unless it is needed."""
        near = self._near(self.program(), number)
        needed: list[int] = []
        while near:  # with fewer relations less is given away: the next that is needed is found by halving
            gone = bisect_left(
                range(1, len(near) + 1), True, key=partial(self._is_closed_without, number=number, near=near, of=needed)
            )
            needed, near = [*needed, *near[gone : gone + 1]], near[gone + 1 :]
        return sorted(needed)

    def _near(self, program: Program, number: int) -> list[int]:
        """Give the relations of all counts that have to do with one, however far."""
        block = next((set(one) for one in program.components if number in one), {number})
        return [at for at, one in enumerate(self.relations) if not block.isdisjoint(one.numbers)]

    def _is_closed_without(self, first: int, *, number: int, near: list[int], of: list[int]) -> bool:
        """Say whether a count is safe once the first so many of some relations are not known, and others are."""
        return not self._is_open(self.program(only=[*of, *near[first:]]), number)

    def _closing(self, number: int, beside: list[int]) -> tuple[Place, ...]:
        """Find one count, or two, without which an outsider is no wiser; parts before totals."""
        totals = [one.numbers[0] for one in self.linked.relations]
        fixed = self.cells.said(self.cells.settled) | self.cells.worked_out  # to leave these out would change nothing
        may = [n for n in beside if self.cells.values[n] != 0 and not fixed[n]]
        ordered = sorted(may, key=lambda n: (totals.count(n), n))[:MANY]
        for size in (1, 2):
            for tried in combinations(ordered, size):
                program = self.program(also=tried)
                if not any(program.is_narrow(n, self.policy.candidates) for n in (number, *tried)):
                    return tuple(self.cells.places[n] for n in tried)
        return ()
