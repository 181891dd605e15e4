"""Of which count a percentage or a rate is: as measures.csv says, where it stands, or what it shares out."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.implied_parts import is_next_to, words_of
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE
from psrstats.disclosure.quotients import Quotient
from psrstats.totals import is_total

Lot = tuple[str, ...]  # measure, area, item and period
PEOPLE = 100  # a rate is of so many at least: what is less is no population


class Wholes:
    """The counts of a report, each of which a figure may be of."""

    def __init__(self, report: Implied, counts: Cells) -> None:
        self._report, self._counts = report, counts
        self._quotients = report.quotients
        self._settings = report.quotients.settings

    def of(self, number: int) -> list[int]:
        """Give the numbers of the counts that a quotient may be of; none where nothing tells."""
        one = self._quotients.all[number]
        if one.unit not in ("percent", "rate"):
            return []
        if named := self._named(one):
            return named
        if one.unit == "rate":
            return self._people(one)
        return self._own(one) or self._shared_out.get(number, [])

    def _named(self, one: Quotient) -> list[int]:
        name = self._settings.measures[one.place[MEASURE]].denominator
        places: list[Place] = [(name, *about) for about in self._quotients.abouts(one)] if name else []
        found = (self._counts.at[place] for place in places if place in self._counts.at)
        return [at for at in found if self._counts.values[at] > 0][:1]

    def _people(self, one: Quotient) -> list[int]:
        """Give the populations of its own group: what a rate is of, where no measure is named."""
        own = (one.place[GROUP], one.place[ITEM])
        for about in self._quotients.abouts(one):
            near = self._by_place.get(about, []) if about[1:3] == own else []
            people = [at for at in near if at >= len(self._report.cells) and self._counts.values[at] >= PEOPLE]
            if people:
                return people
        return []

    def _own(self, one: Quotient) -> list[int]:
        """Give the count that its source sends of its place: the only one, or the only one next to it in its words."""
        cells = self._report.cells
        near = [at for at in self._report.by_place.get(one.place[1:], ()) if self._report.source(at) == one.source]
        near = [at for at in near if cells.values[at] > 0 and not cells.worked_out[at]]
        within = one.place[GROUP] or one.place[ITEM] or one.place[1] != self._settings.report.area
        if len(near) > 1:
            near = [at for at in near if is_next_to(self._report, at, one)]
        if len(near) > 1 or not within:
            near = [at for at in near if words_of(self._report.words(at)) & words_of(one.words)]
        return near if len(near) == 1 and not self._shares_all(one) else []

    def _shares_all(self, one: Quotient) -> bool:
        """Say whether it is one of those that are shares of all groups, which tell no more than their counts."""
        return _lot(one) in self._of_all

    @cached_property
    def _of_all(self) -> set[Lot]:
        """The lots of percentages by group, which are shares of one total if they make up a hundred of it."""
        return {lot for lot, numbers in self._lots.items() if self._makes_up(numbers)}

    @cached_property
    def _lots(self) -> dict[Lot, list[int]]:
        lots: dict[Lot, list[int]] = defaultdict(list)
        for number, one in enumerate(self._quotients.all):
            if one.unit == "percent" and one.place[GROUP] and not is_total(one.place[GROUP]):
                lots[_lot(one)].append(number)
        return lots

    def _makes_up(self, numbers: list[int]) -> bool:
        return len(numbers) > 1 and makes_up([self._quotients.all[number] for number in numbers])

    @cached_property
    def _shared_out(self) -> dict[int, list[int]]:
        """The totals of which the percentages of all groups are shares, where no count of these groups is sent."""
        found: dict[int, list[int]] = {}
        for lot in self._of_all:
            numbers = self._lots[lot]
            wholes = [] if self._has_counts(numbers) else [at for at in self._totals(lot) if self._fits(numbers, at)]
            found |= dict.fromkeys(numbers, wholes)
        return found

    def _has_counts(self, numbers: list[int]) -> bool:
        """Say whether a count is sent of one of the groups, by the same source."""
        ones = [self._quotients.all[number] for number in numbers]
        return any(self._report.source(at) == one.source for one in ones for at in self._report.by_place[one.place[1:]])

    def _totals(self, lot: Lot) -> list[int]:
        """Give the counts of all that shares of all may be of: of the same source, table or words, or of any."""
        measure, area, item, period = lot
        near = [at for at in self._all_of.get((area, item, period), ()) if self._counts.values[at] > 0]
        words = words_of(self._settings.measures[measure].words)
        own = [at for at in near if self._source(at) == self._settings.measures[measure].source]
        return own or [at for at in near if self._is_beside(measure, at) or words & words_of(self._report.words(at))]

    def _is_beside(self, measure: str, at: int) -> bool:
        both = {measure, self._counts.places[at][MEASURE]}
        return any(both <= set(table.measures) for table in self._settings.tables)

    def _source(self, at: int) -> str:
        return self._settings.measures[self._counts.places[at][MEASURE]].source

    def _fits(self, numbers: list[int], at: int) -> bool:
        """Say whether percentages may be shares that make up a count."""
        value = float(self._counts.values[at])
        spans = [self._report.tops(number, value) for number in numbers]
        whole = [span for span in spans if span]
        return len(whole) == len(spans) and sum(low for low, _ in whole) <= value <= sum(high for _, high in whole)

    @cached_property
    def _by_place(self) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, place in enumerate(self._counts.places):
            found[place[1:]].append(at)
        return found

    @cached_property
    def _all_of(self) -> dict[tuple[str, ...], list[int]]:
        """The protected counts of all groups of an area, item and period."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, (_, area, group, item, period) in enumerate(self._report.cells.places):
            if not group or is_total(group):
                found[area, item, period].append(at)
        return found


def makes_up(ones: list[Quotient]) -> bool:
    """Say whether percentages add up to a hundred, as far as their rounding allows."""
    value = sum(float(one.shown.value) for one in ones)
    half = sum(float(one.shown.allowance) for one in ones)
    return abs(value - ones[0].per) <= half + 1e-9


def _lot(one: Quotient) -> Lot:
    measure, area, _, item, period = one.place
    return measure, area, item, period
