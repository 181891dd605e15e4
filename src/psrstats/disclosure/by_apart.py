"""Relations of counts that stand apart: a breakdown and its total, or two breakdowns of one thing, under any words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from psrstats.disclosure.among import Among
from psrstats.disclosure.breakdowns import Breakdown, Breakdowns
from psrstats.disclosure.by_sums import Sums
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.recurring import Recurring
from psrstats.disclosure.regions import Candidate, Region
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.telling import is_rare


class Apart:
    """What holds between counts that stand apart, searched for in one period at a time, where it is asked for."""

    def __init__(self, by_sums: Sums, policy: Policy) -> None:
        self._by_sums, self._policy = by_sums, policy
        self._cells = by_sums.lines.cells
        self._breakdowns = Breakdowns(by_sums)
        self._recurring = Recurring(self._cells, policy)
        self._found: dict[tuple[int, str], dict[int, list[Relation]]] = {}

    def through(self, number: int) -> list[Relation]:
        """Give the relations in which a count has a part."""
        period = self._cells.places[number][PERIOD]
        lots = [
            *(self._of((PERIOD, name), self._of_period) for name in (period, *self._longer[period])),
            self._of((AREA, self._cells.places[number][AREA]), self._of_area),
            self._of((AREA, ""), self._of_areas),
        ]
        return [one for lot in lots for one in lot.get(number, ())]

    def _of(self, key: tuple[int, str], candidates: Callable[[str], Iterator[Candidate]]) -> dict[int, list[Relation]]:
        if key not in self._found:
            found: dict[int, list[Relation]] = defaultdict(list)
            for relation in dict.fromkeys(self._kept(candidates(key[1]))):
                for each in relation.numbers:
                    found[each].append(relation)
            self._found[key] = found
        return self._found[key]

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """The periods that each is a part of."""
        found: dict[str, list[str]] = defaultdict(list)
        for whole, tilings in self._breakdowns.tilings.items():
            for part in {name for names in tilings for name in names}:
                found[part].append(whole)
        return found

    @cached_property
    def _numbers(self) -> dict[int, dict[str, list[int]]]:
        """The counts of each area and of each period."""
        found: dict[int, dict[str, list[int]]] = {at: defaultdict(list) for at in (AREA, PERIOD)}
        for number, place in enumerate(self._cells.places):
            for at, lots in found.items():
                lots[place[at]].append(number)
        return found

    def _kept(self, candidates: Iterator[Candidate]) -> Iterator[Relation]:
        """Give what does not fail in most other periods and areas, nor is likely by chance."""
        for one in candidates:
            if not self._is_denied(one.relations[0]):
                sizes = self._recurring.sizes(one.relations[0])
                numbers = max(sizes, (*sizes[:1], *one.more), key=len)
                if sizes and is_rare(numbers, one.tried(), alike=one.alike):
                    yield from one.relations

    def _of_period(self, period: str) -> Iterator[Candidate]:
        parted, counts = defaultdict[str, list[Breakdown]](list), defaultdict[str, list[int]](list)
        for breakdown in self._breakdowns.of(period):
            parted[breakdown.about[AREA]].append(breakdown)
        for number in self._numbers[PERIOD][period]:
            counts[self._cells.places[number][AREA]].append(number)
        for area, numbers in counts.items():
            yield from Region(self._breakdowns, parted[area], numbers, self._policy).candidates()
            yield from Among(self._breakdowns, numbers, self._policy).candidates(MEASURE, GROUP, ITEM)
        if len(counts) > 2:
            yield from Among(self._breakdowns, self._numbers[PERIOD][period], self._policy).candidates(AREA)

    def _of_area(self, area: str) -> Iterator[Candidate]:
        """Give what holds in all periods of an area."""
        if len(self._numbers[PERIOD]) > 1:
            yield from Among(self._breakdowns, self._numbers[AREA][area], self._policy).candidates(MEASURE, GROUP, ITEM)

    def _of_areas(self, _: str) -> Iterator[Candidate]:
        """Give the areas that are, in all that is sent of them or in all of one measure, the sum of others."""
        if len(self._numbers[AREA]) > 2:
            of_measures: dict[str, list[int]] = defaultdict(list)
            for number, place in enumerate(self._cells.places):
                of_measures[place[MEASURE]].append(number)
            for numbers in (range(len(self._cells)), *of_measures.values()):
                yield from Among(self._breakdowns, numbers, self._policy).candidates(AREA)

    def _is_denied(self, relation: Relation) -> bool:
        """Say whether psrstats.toml says of the whole, or of any that is said to be as many, that it is no total."""
        whole = relation.coefficients[0] < 0
        return bool(self._by_sums.no_totals[list(relation.numbers[: 1 if whole else None])].any())
