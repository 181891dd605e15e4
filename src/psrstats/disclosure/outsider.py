"""What an outsider can work out from what is printed, and from what is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from math import inf

import numpy as np

from psrstats.columns import ABSENT, Array
from psrstats.disclosure.cells import LOW, PLACE, SUPPRESSED, Cells, Place
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.program import Program, Relation
from psrstats.disclosure.relations import Linked
from psrstats.disclosure.structure import Structure
from psrstats.lineage import Figures

MANY = 40  # counts beside a breach that are tried, one by one and two by two, for one that closes it


@dataclass(frozen=True, slots=True)
class Breach:
    """A count that an outsider can bring to fewer values than the policy allows."""

    place: Place
    least: float
    greatest: float
    rest: bool  # whether it is what is left of a count once another is taken away
    by: tuple[Place, ...]  # the printed figures that give it away
    closed_by: tuple[Place, ...]  # what to leave out as well, so that they do not; none where nothing was found


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest that a count can be, as far as an outsider can tell."""

    place: Place
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Attack:
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
    view = _View(cells, structure.linked, _from_figures(figures, cells), structure.policy)
    return Attack(tuple(view.ranges()) if ranges else (), tuple(view.breaches()))


def _printed(figures: Figures, structure: Structure) -> Cells:
    """Give the counts as they are printed, missing where they are not; what last year's report shows is known."""
    cells = structure.cells
    columns = figures.columns
    rows = columns.where(statistic="", unit="count")
    places = zip(*(columns.texts(name, rows).tolist() for name in PLACE), strict=True)
    shown = dict(
        zip(places, zip(columns["value"][rows].tolist(), columns.texts("marker", rows), strict=True), strict=True)
    )
    told = [shown.get(place, (np.nan, SUPPRESSED)) for place in cells.places]
    value, markers = np.array([value for value, _ in told], dtype=float), tuple(str(marker) for _, marker in told)
    value = np.where([marker == LOW for marker in markers], 0.0, value)
    return replace(cells, values=np.where(structure.settled, cells.values, value), markers=markers)


@dataclass(frozen=True)
class _View:
    """The counts of a report as an outsider sees them."""

    cells: Cells
    linked: Linked
    others: tuple[Relation, ...]
    policy: Policy

    @property
    def hidden(self) -> Array:
        return np.isnan(self.cells.values)

    @property
    def relations(self) -> tuple[Relation, ...]:
        return (*self.linked.relations, *self.others)

    def program(self, also: tuple[int, ...] = (), without: frozenset[int] = frozenset()) -> Program:
        """Put together what is known of the counts, were some more left out or some relations not known."""
        marked_low = np.array([marker == LOW for marker in self.cells.markers], dtype=bool)
        low, high = self.policy.ends(np.nan_to_num(self.cells.values), marked_low)
        hidden = self.hidden
        hidden[list(also)] = True
        hidden[[one.number for one in self.cells.made if hidden[list(one.parts)].any()]] |= bool(also)
        left = len(self.linked.rest)
        kept = tuple(one for number, one in enumerate(self.relations) if number not in without)
        alone = np.ones(len(hidden) + left, dtype=bool)
        alone[[number for one in kept for number in one.numbers]] = False
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
            yield Range(self.cells.places[number], *(program.range_of(number) or (0, inf)))

    def breaches(self) -> Iterator[Breach]:
        program = self.program()
        few = (self._rests >= 1) & (self._rests <= self.policy.largest)
        rests = {*self._open_rests(self.hidden), *np.flatnonzero(few).tolist()}
        left = [len(self.cells) + number for number in sorted(rests)]
        numbers = [*np.flatnonzero(self.hidden).tolist(), *self._small(), *left]
        for number in numbers:
            if self._is_open(program, number):
                found = program.range_of(number)
                assert found is not None
                rest = number >= len(self.cells)
                place = self.cells.places[self.linked.rest[number - len(self.cells)].whole if rest else number]
                by = self._given_away_by(number)
                beside = [n for n in by if n < len(self.cells) and not self.hidden[n] and n != number]
                closing = self._closing(number, beside)
                shown = tuple(self.cells.places[n] for n in beside)
                yield Breach(place, *found, rest, shown, tuple(self.cells.places[n] for n in closing))

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

    def _given_away_by(self, number: int) -> list[int]:
        """Give the counts of the fewest relations that still give one away: each is left out unless it is needed."""
        program = self.program()
        block = next((set(one) for one in program.components if number in one), {number})
        near = [at for at, one in enumerate(self.relations) if block & set(one.numbers)]
        without = frozenset(at for at in range(len(self.relations)) if at not in near)
        for at in near:
            if self._is_open(self.program(without=without | {at}), number):
                without |= {at}
        needed = [one for at, one in enumerate(self.relations) if at not in without]
        return sorted({other for one in needed for other in one.numbers})

    def _closing(self, number: int, beside: list[int]) -> tuple[int, ...]:
        """Find one count, or two, without which an outsider is no wiser; parts before totals."""
        totals = [one.numbers[0] for one in self.linked.relations]
        fixed = self.cells.said(self.cells.settled) | self.cells.worked_out  # to leave these out would change nothing
        may = [n for n in beside if self.cells.values[n] != 0 and not fixed[n]]
        ordered = sorted(may, key=lambda n: (totals.count(n), n))[:MANY]
        for size in (1, 2):
            for tried in combinations(ordered, size):
                program = self.program(also=tried)
                if not any(program.is_narrow(n, self.policy.candidates) for n in (number, *tried)):
                    return tried
        return ()


def _from_figures(figures: Figures, cells: Cells) -> tuple[Relation, ...]:
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
    rows = [row for row in ranks.tolist() if columns.inputs.counts[row]]
    ranked: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        of = figures.inputs(row)[0]
        number = at.get((figures.get(of, "measure"), *figures.place(of)), ABSENT)
        if number != ABSENT:
            about = tuple(figures.get(row, name) for name in ("measure", "group", "period"))
            ranked[about].append((int(figures.text(row).rstrip("=")), number))
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
