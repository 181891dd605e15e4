"""The lines in which a reader sees counts together: of one thing by group, item, area or measure; rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

import numpy as np
from msgspec import Struct

from psrstats.columns import Array, numbered, renumbered
from psrstats.config import Settings
from psrstats.disclosure.cells import Cells
from psrstats.periods import known_period
from psrstats.totals import is_summed

MEASURE, AREA, GROUP, ITEM, PERIOD = range(5)  # where they stand in a Place
Line = tuple[int, ...]
FEWEST_PERIODS = 2  # of which one may be the sum of the others


class Lines(Struct, frozen=True, dict=True):
    """The lines of a report's counts: each a run of cell numbers, in the order in which a reader meets them."""

    cells: Cells
    settings: Settings

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """All of them, each once: three counts or more."""
        return tuple(self._kinds)

    @cached_property
    def parallel(self) -> dict[Line, list[Line]]:
        """The lines beside each that run through the same labels of the same table, itself among them."""
        return {line: lot for lot in self.lots for line in lot}

    @cached_property
    def lots(self) -> tuple[list[Line], ...]:
        """The lines that run through the same labels of the same table, all of a lot of one length."""
        lots: dict[Hashable, list[Line]] = defaultdict(list)
        for line, kind in self._kinds.items():
            lots[kind].append(line)
        return tuple(lots.values())

    @cached_property
    def _kinds(self) -> dict[Line, Hashable]:
        found: dict[Line, Hashable] = {}
        averages = self._averages
        for line, kind in chain(self._differing(), self._in_sheets(), self._in_tables()):
            kept = tuple(number for number in line if number not in averages) if averages else line
            if len(kept) > 2:
                found.setdefault(kept, kind)
        return found

    @cached_property
    def _averages(self) -> frozenset[int]:
        """The figures among counts whose group, item or area is called an average or the like: of no sum."""
        said = {label for label in set().union(*self._columns[AREA:PERIOD]) if not is_summed(label)}
        places = enumerate(self.cells.places) if said else ()
        return frozenset(number for number, place in places if not said.isdisjoint(place[AREA:PERIOD]))

    @cached_property
    def through(self) -> dict[int, list[int]]:
        """The numbers of the lines in which each count stands."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(self.all):
            for cell in line:
                found[cell].append(number)
        return found

    @cached_property
    def blocks(self) -> tuple[Line, ...]:
        """The counts that differ in two dimensions: whole tables, in which one may be the total of all."""
        pairs = ((GROUP, ITEM), (AREA, GROUP), (AREA, ITEM))
        lots = ((pair, line) for pair in pairs for line in self._without(*pair) if len(line) > 3)
        return tuple(line for pair, line in lots if all(self._varies(line, dimension) for dimension in pair))

    def _varies(self, line: Line, dimension: int) -> bool:
        return len({self.cells.places[number][dimension] for number in line}) > 1

    def alike(self, dimension: int) -> list[Line]:
        """Put cells together that differ in one dimension only, two or more; measures only those of one source."""
        return self._without(dimension)

    def label(self, number: int, dimension: int) -> str:
        """Give the words by which a count is told from the others of its line."""
        word = self.cells.places[number][dimension]
        return self.words(word) if dimension == MEASURE else word

    def words(self, measure: str) -> str:
        """Give the words by which a measure is known."""
        return self._words[measure]

    def labels(self, dimension: int) -> set[str]:
        """Give the different words by which the counts are told apart in a dimension."""
        words = {place[dimension] for place in self.cells.places}
        return {self._words[word] for word in words} if dimension == MEASURE else words

    @cached_property
    def _words(self) -> dict[str, str]:
        return {name: measure.words for name, measure in self.settings.measures.items()}

    @cached_property
    def coded(self) -> tuple[Array, ...]:
        """The words of each dimension as numbers, and last the source of each measure."""
        source = {name: measure.source for name, measure in self.settings.measures.items()}
        for made in self.cells.made:  # stands with what it is made of
            name = self.cells.places[made.number][MEASURE]
            source[name] = source[name] or source[self.cells.places[made.parts[0]][MEASURE]]
        codes = [numbered(column)[0] for column in self._columns]
        sources = numbered([source[name] for name in dict.fromkeys(self._columns[MEASURE])])[0]
        return (*codes, sources[codes[MEASURE]])

    @cached_property
    def _columns(self) -> list[tuple[str, ...]]:
        """The words of each dimension."""
        return list(zip(*self.cells.places, strict=True)) or [()] * 5

    @cached_property
    def _found(self) -> dict[tuple[int, ...], list[Line]]:
        return {}

    def _without(self, *dimensions: int) -> list[Line]:
        """Put cells together that differ in some dimensions only, two or more."""
        if dimensions not in self._found:
            *words, source = self.coded
            others = [column for at, column in enumerate(words) if at not in dimensions]
            self._found[dimensions] = _together([*others, source] if MEASURE in dimensions else others)
        return self._found[dimensions]

    def _differing(self) -> Iterator[tuple[Line, Hashable]]:
        """Give the counts that differ in one dimension, with the labels by which they do."""
        source = {name: measure.source for name, measure in self.settings.measures.items()}
        for dimension in (GROUP, ITEM, AREA, MEASURE):
            for line in self.alike(dimension):
                labels = tuple(self.cells.places[number][dimension] for number in line)
                yield line, (dimension, source[self.cells.places[line[0]][MEASURE]], labels)

    def _in_sheets(self) -> Iterator[tuple[Line, Hashable]]:
        """Give the rows and the columns of each sheet, the counts of one period at a time."""
        positions, places = self.cells.positions, self.cells.places
        placed = [number for number, position in enumerate(positions) if position]
        at = [position for position in positions if position]
        sheet = numbered([position[0] for position in at])[0]
        about = [column[placed] for column in self.coded[:-1]]
        for axis, other in ((1, 2), (2, 1)):
            along = np.array([position[axis] for position in at], dtype=np.int64)
            for lot in _together([sheet, along, about[PERIOD]]) if at else ():
                line = tuple(placed[one] for one in lot)
                yield line, (at[lot[0]][0], axis, tuple(at[one][other] for one in lot))
            for lot in _together([sheet, along, *about[:PERIOD]]) if at else ():
                line = tuple(placed[one] for one in lot)
                if len(line) > FEWEST_PERIODS and _is_a_stretch(tuple(places[number][PERIOD] for number in line)):
                    yield line, line  # what adds up in one measure's quarters need not in another's

    def _in_tables(self) -> Iterator[tuple[Line, Hashable]]:
        """Give the counts that a table of the report puts beside one another: of one place, by measure."""
        places = self.cells.places
        for table in self.settings.tables:
            order = {name: at for at, name in enumerate(table.measures)}
            among = [number for number, place in enumerate(places) if place[MEASURE] in order]
            among.sort(key=lambda number: order[places[number][MEASURE]])
            for line in _gathered(among, lambda number: places[number][1:]):
                yield line, (table.name, tuple(places[number][MEASURE] for number in line))


@cache  # the measures of a sheet share their periods
def _is_a_stretch(names: tuple[str, ...]) -> bool:
    """Tell whether periods are a year and the quarters of it, or the like: the longest is as long as all others."""
    periods = sorted({known_period(name) for name in names}, key=lambda period: period.end - period.start)
    days = [(period.end - period.start).days + 1 for period in periods]
    whole = periods[-1]
    return 2 * days[-1] == sum(days) and all(whole.start <= one.start and one.end <= whole.end for one in periods)


def _together(columns: list[Array]) -> list[Line]:
    """Put the rows together that some columns say the same of, two or more, in order of appearance."""
    lots = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        lots, _ = renumbered(lots * (int(column.max(initial=0)) + 1) + column)
    counts = np.bincount(lots)
    order = np.argsort(lots, kind="stable")
    ends = counts.cumsum()
    return [tuple(order[ends[lot] - counts[lot] : ends[lot]].tolist()) for lot in np.flatnonzero(counts > 1).tolist()]


def _gathered(numbers: Iterable[int], by: Callable[[int], Hashable]) -> list[Line]:
    """Put numbers together that are alike in something, each lot in its order."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        found[by(number)].append(number)
    return [tuple(lot) for lot in found.values()]
