"""Of which count a percentage or a rate is: as measures.csv says, where it stands, or what it shares out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.implied import Implied
from psrstats.disclosure.implied_parts import is_next_to, words_of
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD
from psrstats.disclosure.quotients import AVERAGE, Quotient, label_of
from psrstats.disclosure.telling import telling
from psrstats.totals import is_total

Lot = Place  # of all groups, or of all areas
PEOPLE = 100  # a rate is of so many at least: what is less is no population


class Wholes:
    """The counts of a report, each of which a figure may be of."""

    def __init__(self, report: Implied, counts: Cells) -> None:
        self._report, self._counts = report, counts
        self._quotients = report.quotients
        self._settings = report.quotients.settings
        self._known: dict[int, list[int]] = {}

    @cached_property
    def of_measure(self) -> dict[str, str]:
        """Of which measure's counts of the same place the percentages of each measure are, where it is one."""
        found: dict[str, set[str]] = defaultdict(set)
        for number, one in enumerate(self._quotients.all):
            for whole in self._found(number):
                if self._counts.places[whole][1:] == one.place[1:]:
                    found[one.place[MEASURE]].add(self._counts.places[whole][MEASURE])
        return {name: next(iter(of)) for name, of in found.items() if len(of) == 1}

    def of(self, number: int) -> list[int]:
        """Give the numbers of the counts that a quotient may be of; none where nothing tells."""
        if found := self._found(number):
            return found
        one = self._quotients.all[number]
        like: Place = (self.of_measure.get(one.place[MEASURE], ""), *one.place[1:])
        return (
            [self._counts.at[like]]
            if like in self._counts.at and self._counts.values[self._counts.at[like]] > 0
            else []
        )

    def _found(self, number: int) -> list[int]:
        if number not in self._known:
            self._known[number] = self._searched(number)
        return self._known[number]

    def _searched(self, number: int) -> list[int]:
        one = self._quotients.all[number]
        if one.unit in (AVERAGE, "ratio"):
            return self._averaged(one)
        if one.unit not in ("percent", "rate"):
            return []
        if named := self._named(one):
            return named
        if one.unit == "rate":
            return self._people(one) or [at for at in self._own(one) if self._counts.values[at] >= PEOPLE]
        return self._own(one) or self._shared_out.get(number, []) or self._of_like(number)

    def _of_like(self, number: int) -> list[int]:
        """Give what another source's percentage of the same place and words is of, if it may be the same one."""
        one = self._quotients.all[number]
        near = self._quotients.beside.get((one.place[1], one.place[PERIOD]), {})
        for other in near.get(label_of(one.place[GROUP], one.place[ITEM]), ()):
            like = self._quotients.all[other]
            if like.source != one.source and like.unit == one.unit and _are_one(one, like):
                return self._named(like) or self._own(like)
        return []

    def _named(self, one: Quotient) -> list[int]:
        name = self._settings.measures[one.place[MEASURE]].denominator
        places: list[Place] = [(name, *about) for about in self._quotients.abouts(one)] if name else []
        found = (self._counts.at[place] for place in places if place in self._counts.at)
        return [at for at in found if self._counts.values[at] > 0][:1]

    def _averaged(self, one: Quotient) -> list[int]:
        """Give what an average of children is of, if that is no secret: so many exclusions for each of 14 schools."""
        if not self._settings.measures[one.place[MEASURE]].children:
            return []
        near = [at for at in self._by_place.get(one.place[1:], ()) if self._source(at) == one.source]
        return near if len(near) == 1 and near[0] >= len(self._report.cells) else []

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
        """Give the count that its source sends of its place: the only one, the one of its words, or the one beside it.

        One of all children is of the only one where it shares a word with it, or no other count stands between.
        """
        if self._shares_all(one):
            return []
        near, report = self._beside(one), self._settings.report
        if len(near) > 1 or one.unit == "rate":
            near = [at for at in near if not self._is_counted_in(one, at)]
        if len(near) == 1:
            within = one.place[GROUP] or one.place[ITEM] or one.place[AREA] != report.area
            return near if within or self._shares_a_word(one, near[0]) or self._stands_by(one, near[0]) else []
        if said := self._by_words(one, near):
            return said
        near = [at for at in near if is_next_to(self._report, at, one) and self._shares_a_word(one, at)]
        return near if len(near) == 1 else []

    def _shares_a_word(self, one: Quotient, at: int) -> bool:
        return bool(words_of(self._report.words(at)) & words_of(one.words))

    def _stands_by(self, one: Quotient, at: int) -> bool:
        """Say whether no other count stands between a count and one in its row or column."""
        here, there = self._report.cells.positions[at], one.position
        if not (here and there) or here[0] != there[0] or (here[1] != there[1] and here[2] != there[2]):
            return False
        low, high = sorted((here[1:], there[1:]))
        between = ((row, column) for row in range(low[0], high[0] + 1) for column in range(low[1], high[1] + 1))
        others = ((here[0], *cell) for cell in between if cell not in (here[1:], there[1:]))
        in_row = here[1] == there[1]  # where a blank says that there is none of something else
        return all(cell in self._placed or (in_row and cell not in self._counted) for cell in others)

    @cached_property
    def _placed(self) -> set[tuple[str, int, int] | None]:
        return {one.position for one in self._quotients.all}

    @cached_property
    def _counted(self) -> set[tuple[str, int, int] | None]:
        return set(self._report.cells.positions)

    def _is_counted_in(self, one: Quotient, at: int) -> bool:
        """Say whether a count is what a quotient counts, by its words, and so no whole: reviews late."""
        said = words_of(one.words)
        return bool(said) and said <= words_of(self._report.words(at))

    def _by_words(self, one: Quotient, near: Sequence[int]) -> list[int]:
        """Give the count that shares more words with a quotient than any other, and two at least."""
        said = telling(one.words)
        shared = {at: len(said & telling(self._report.words(at))) for at in near}
        most = max(shared.values(), default=0)
        found = [at for at, many in shared.items() if many == most > 1]
        return found if len(found) == 1 else []

    def _shares_all(self, one: Quotient) -> bool:
        """Say whether it is one of those that are shares of all groups, which tell no more than their counts."""
        return any(lot in self._of_all and self._are_shares(self._lots[lot]) for lot in _lots(one))

    def _are_shares(self, numbers: list[int]) -> bool:
        """Say whether the counts of the groups, if each has one, may be these shares of what they add up to."""
        ones = [self._quotients.all[number] for number in numbers]
        near = [[float(self._report.cells.values[at]) for at in self._beside(one)] for one in ones]
        if not all(len(counts) == 1 for counts in near):
            return True
        total = sum(count for (count,) in near)
        spans = (self._report.tops(number, total) for number in numbers)
        return all(span and span[0] <= count <= span[1] for span, (count,) in zip(spans, near, strict=True))

    def _beside(self, one: Quotient) -> list[int]:
        """Give the counts that its source sends of its place."""
        cells = self._report.cells
        near = [at for at in self._report.by_place.get(one.place[1:], ()) if self._report.source(at) == one.source]
        return [at for at in near if cells.values[at] > 0 and not cells.worked_out[at]]

    @cached_property
    def _of_all(self) -> set[Lot]:
        """The lots of percentages by group, which are shares of one total if they make up a hundred of it."""
        return {lot for lot, numbers in self._lots.items() if self._makes_up(numbers)}

    @cached_property
    def _lots(self) -> dict[Lot, list[int]]:
        lots: dict[Lot, list[int]] = defaultdict(list)
        for number, one in enumerate(self._quotients.all):
            for lot, label in zip(_lots(one), (one.place[GROUP], one.place[AREA]), strict=True):
                if one.unit == "percent" and label not in ("", self._settings.report.area) and not is_total(label):
                    lots[lot].append(number)
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
        for numbers in self._beside_one_another:
            wholes = [at for at in self._totals_of(self._quotients.all[numbers[0]]) if self._fits(numbers, at)]
            found |= {number: wholes for number in numbers if number not in found}
        return found

    @cached_property
    def _beside_one_another(self) -> list[list[int]]:
        """The percentages that a source sends of one place, with no count, if they make up a hundred: both sexes'."""
        lots: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, one in enumerate(self._quotients.all):
            if one.unit == "percent":
                lots[(one.source, *one.place[1:])].append(number)
        return [numbers for numbers in lots.values() if self._makes_up(numbers) and not self._has_counts(numbers)]

    def _totals_of(self, one: Quotient) -> list[int]:
        """Give the counts of its own place, in any sheet, that stand in a table with it, share a word or are alone."""
        cells, words = self._report.cells, words_of(one.words)
        near = [at for at in self._report.by_place.get(one.place[1:], ()) if cells.values[at] > 0]
        alike = [at for at in near if words & words_of(self._report.words(at))]
        return alike or [at for at in near if self._is_beside(one.place[MEASURE], at) or len(near) == 1]

    def _has_counts(self, numbers: list[int]) -> bool:
        """Say whether a count is sent of one of the groups, by the same source."""
        ones = [self._quotients.all[number] for number in numbers]
        return any(self._report.source(at) == one.source for one in ones for at in self._report.by_place[one.place[1:]])

    def _totals(self, lot: Lot) -> list[int]:
        """Give the counts of all that shares of all may be of: of the same source, table or words, or of any."""
        measure, area, group, item, period = lot
        about = (area or self._settings.report.area, group, item, period)
        near = [at for at in self._all_of.get(about, ()) if self._counts.values[at] > 0]
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
            found[area, "" if is_total(group) else group, item, period].append(at)
        return found


def _are_one(one: Quotient, other: Quotient) -> bool:
    """Say whether two figures may be the same, printed to different digits: by their words and their numbers."""
    first, second = words_of(one.words), words_of(other.words)
    apart = abs(one.shown.value / one.per - other.shown.value / other.per)
    near = apart <= one.shown.allowance / one.per + other.shown.allowance / other.per
    return near and bool(first & second) and (first <= second or second <= first)


def makes_up(ones: list[Quotient]) -> bool:
    """Say whether percentages add up to a hundred, as far as their rounding allows."""
    value = sum(float(one.shown.value) for one in ones)
    half = sum(float(one.shown.allowance) for one in ones)
    return abs(value - ones[0].per) <= half + 1e-9


def _lots(one: Quotient) -> tuple[Lot, Lot]:
    """Give what the shares of all groups, or of all areas, have in common with one of them."""
    measure, area, group, item, period = one.place
    return (measure, area, "", item, period), (measure, "", group, item, period)
