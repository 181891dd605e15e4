"""Whether what holds among some counts holds among the same counts of other areas and periods too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import AREA, PERIOD
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation


class Recurring:
    """The counts of a report, and where else each relation of some of them could hold."""

    def __init__(self, cells: Cells, policy: Policy) -> None:
        self._cells = cells
        self._few = policy.is_small(cells.values)

    def sizes(self, relation: Relation) -> tuple[float, ...]:
        """Give how many children there are in each area and period in which a relation holds, its own first.

        Nothing where it fails in most of them, as every reader can see; what has few in it a reader cannot see.
        """
        own = self._size(relation.numbers, relation)
        assert own is not None
        held, failed = [own], 0
        for numbers in self._elsewhere(relation.numbers):
            if np.isnan(self._cells.values[list(numbers)]).any() or self._few[list(numbers)].any():
                continue
            size = self._size(numbers, relation)
            if size is None:
                failed += 1
            elif size:
                held.append(size)
        return tuple(held) if len(held) >= failed else ()

    def _size(self, numbers: tuple[int, ...], relation: Relation) -> float | None:
        values, times = self._cells.values[list(numbers)], np.array(relation.coefficients)
        return float(values[times > 0].sum()) if values @ times == 0 else None

    def _elsewhere(self, numbers: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Give the counts of the same measures, groups and items in each other area and period that has all."""
        places = [self._cells.places[number] for number in numbers]
        same_area, same_period = (len({place[at] for place in places}) == 1 for at in (AREA, PERIOD))
        measure, here, group, item, now = places[0]
        for area, period in self._found[measure, group, item]:
            if (area, period) == (here, now) or not (same_area or area == here) or not (same_period or period == now):
                continue
            moved = [
                (place[0], area if same_area else place[1], *place[2:4], period if same_period else place[4])
                for place in places
            ]
            if all(place in self._cells.at for place in moved):
                yield tuple(self._cells.at[place] for place in moved)

    @cached_property
    def _found(self) -> dict[tuple[str, str, str], list[tuple[str, str]]]:
        found: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for measure, area, group, item, period in self._cells.places:
            found[measure, group, item].append((area, period))
        return found
