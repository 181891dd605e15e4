"""The lists that part something whole: groups, items, areas, measures, or all of a table; with or without its total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from msgspec import Struct

from psrstats.disclosure.by_periods import tilings_of
from psrstats.disclosure.by_sums import Sums
from psrstats.disclosure.cells import Place
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD, Line
from psrstats.disclosure.telling import Words, telling
from psrstats.totals import is_total

SHORT = 12  # counts in a line in which all sums are looked for: in longer ones by the words, and that of all others


class Breakdown(Struct, frozen=True):
    """Counts that make up something, its place (blank in what it is parted by), its words, and their sum."""

    members: Line
    dimensions: tuple[int, ...]  # what it is parted by
    about: Place
    words: Words
    whole: float
    several: bool  # whether more than one of the members is no nought

    def is_in_line(self, place: Place) -> bool:
        """Say whether a place differs from the members' in nothing but what these are parted by."""
        return all(place[at] == self.about[at] for at in range(len(place)) if at not in self.dimensions)


class Breakdowns:
    """The breakdowns of a report, by period."""

    def __init__(self, by_sums: Sums) -> None:
        self._by_sums, self._lines = by_sums, by_sums.lines
        self.values, self.places, self.no_totals = self._lines.cells.values, self._lines.cells.places, by_sums.no_totals

    def of(self, period: str) -> Iterator[Breakdown]:
        """Give those of a period, each as it stands and without the counts that are sums of others in it."""
        for dimensions, line in self._by_period.get(period, ()):
            kept = self._parts(dimensions, line)
            found = dict.fromkeys((kept, self._without_sums(line, kept) if len(dimensions) == 1 else kept))
            yield from (self._breakdown(dimensions, members) for members in found if self._tells(members))
        for names in self.tilings.get(period, ()):
            yield from (self._breakdown((PERIOD,), members, period) for members in self._stretches(names))

    @cached_property
    def tilings(self) -> dict[str, list[tuple[str, ...]]]:
        """The shorter periods that make up each."""
        return tilings_of(self._lines.cells)

    def _stretches(self, names: tuple[str, ...]) -> Iterator[Line]:
        """Give the counts of one thing in each of some periods, if it has all of them."""
        at = self._lines.cells.at
        for measure, area, group, item, period in self.places:
            if period == names[0]:
                members = [at.get((measure, area, group, item, name)) for name in names]
                kept = tuple(number for number in members if number is not None)
                if len(kept) == len(names) and self._tells(kept):
                    yield kept

    def words(self, number: int) -> Words:
        """Give the words of a count: those of its measure, its group and its item."""
        measure, _, group, item, _ = self.places[number]
        return self.measure_words(measure) | telling(group) | telling(item)

    def label_words(self, number: int, dimensions: tuple[int, ...]) -> Words:
        """Give the words by which a count is told from the others of its breakdown."""
        return frozenset().union(*(telling(self._lines.label(number, at)) for at in dimensions))

    def is_of_source(self, one: Breakdown, number: int) -> bool:
        """Say whether a count is of the source whose measures a breakdown is of: it is held with them in their line."""
        sources = [self._lines.settings.measures[self.places[at][MEASURE]].source for at in (one.members[0], number)]
        return one.dimensions == (MEASURE,) and sources[0] == sources[1]

    def measure_words(self, name: str) -> Words:
        """Give the words of a measure: of its title, and of its label in the sheet."""
        measure = self._lines.settings.measures[name]
        return telling(measure.title) | telling(measure.label)

    @cached_property
    def _by_period(self) -> dict[str, list[tuple[tuple[int, ...], Line]]]:
        found: dict[str, list[tuple[tuple[int, ...], Line]]] = defaultdict(list)
        places = self.places
        for dimension in (GROUP, ITEM, AREA, MEASURE):
            for line in self._lines.alike(dimension):
                found[places[line[0]][PERIOD]].append(((dimension,), line))
        for line in self._lines.blocks:
            dimensions = tuple(at for at in (AREA, GROUP, ITEM) if len({places[number][at] for number in line}) > 1)
            found[places[line[0]][PERIOD]].append((dimensions, line))
        return found

    def _parts(self, dimensions: tuple[int, ...], line: Line) -> Line:
        """Leave out what is called a total, or is of no area within."""
        label, wholes = self._lines.label, self._wholes
        return tuple(number for number in line if all(label(number, at) not in wholes[at] for at in dimensions))

    @cached_property
    def _wholes(self) -> dict[int, set[str]]:
        """The labels of each dimension that are no part."""
        others = (GROUP, ITEM, MEASURE)
        found = {at: {one for one in self._lines.labels(at) if not one or is_total(one)} for at in others}
        return {**found, AREA: set(self._lines.settings.report.outside)}

    def _without_sums(self, line: Line, kept: Line) -> Line:
        """Leave out what is the sum of all others in its line and, of a short one, what is the sum of any."""
        values = self.values[list(line)]
        wholes = {number for number, value in zip(line, values, strict=True) if 2 * value == values.sum()}
        if not wholes and 2 < len(line) <= SHORT:
            wholes = {total[0] for total in self._by_sums.within(line)}
        return tuple(number for number in kept if number not in wholes)

    def _tells(self, members: Line) -> bool:
        values = self.values[list(members)]
        return len(members) > 1 and not np.isnan(values).any() and bool((values > 0).any())

    def _breakdown(self, dimensions: tuple[int, ...], members: Line, period: str = "") -> Breakdown:
        place = list(self.places[members[0]])
        for dimension in dimensions:
            place[dimension] = {AREA: self._lines.settings.report.area, PERIOD: period}.get(dimension, "")
        measures = {self.places[number][MEASURE] for number in members}
        each = [self.measure_words(name) for name in measures]
        words = frozenset.intersection(*each) or frozenset.union(*each)
        measure, area, group, item, period = place
        values = self.values[list(members)]
        whole, several = float(values.sum()), int((values > 0).sum()) > 1
        return Breakdown(members, dimensions, (measure, area, group, item, period), words, whole, several)
