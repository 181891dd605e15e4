"""Relations that the numbers themselves tell: whatever adds up, adds up, whatever it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import numpy as np

from psrstats.columns import Array
from psrstats.config import Measure
from psrstats.disclosure.by_words import Total
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import GROUP, Line, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.totals import Sum, sums

BELIEVED = 3  # a sum that holds in one of so many lines side by side may be one in all


class Sums:
    """The sums that hold in the lines of a report, searched for where they are asked for."""

    def __init__(self, lines: Lines, policy: Policy, named: Iterable[Total] = ()) -> None:
        self.lines, self._policy = lines, policy
        self._named = {whole for whole, _ in named}
        self.no_totals = lines.cells.said(frozenset(_no_totals(lines)))
        self._few = policy.is_small(lines.cells.values)
        self._in_line = cache(self._searched)
        self._sums = cache(lambda line: dict.fromkeys(sums(lines.cells.values[list(line)].tolist())))

    def through(self, number: int) -> Iterator[Total]:
        """Give the sums in which a count has a part."""
        for line in self.lines.through.get(number, ()):
            yield from (total for total in self._in_line(line) if number == total[0] or number in total[1])

    def within(self, line: Line) -> Iterator[Total]:
        """Give the sums that hold in a line of the report."""
        if (at := self._line_at.get(line)) is not None:
            yield from self._in_line(at)

    @cached_property
    def _line_at(self) -> dict[Line, int]:
        return {line: at for at, line in enumerate(self.lines.all)}

    def explains(self, number: int) -> bool:
        """Say whether a count is the sum of others, so that it needs no groups that overlap."""
        return any(whole == number for whole, _ in self.through(number))

    def of_blocks(self) -> Iterator[Total]:
        """Give the totals of whole tables: the counts that are the sum of all others that are no sums themselves."""
        values = self.lines.cells.values
        few = self._policy.is_small(values)
        for block in self.lines.blocks:
            wholes = {whole for number in block for whole, _ in self.through(number)} | self._no_totals_in(block)
            wholes |= self._named & set(block)  # a total of noughts is no sum, but no part either
            leaves = [number for number in block if number not in wholes]
            added = values[leaves].sum()
            for whole in (number for number in block if not few[number]):
                parts = tuple(number for number in leaves if number != whole)
                own = values[whole] if whole in leaves else 0
                if len(parts) > 1 and values[whole] > 0 and added - own == values[whole]:
                    yield whole, parts

    def _searched(self, line: int) -> tuple[Total, ...]:
        cells = self.lines.all[line]
        values = self.lines.cells.values[list(cells)]
        kept = [one for one in self._sums(cells) if self._says_more(one, values)]
        kept = [one for one in kept if not self.no_totals[cells[one.whole]] and self._recurs(one, cells)]
        found = ((cells[one.whole], tuple(cells[part] for part in one.parts)) for one in kept)
        of_one = len({self.lines.cells.places[number][0] for number in cells}) == 1  # a guess, so of one measure only
        return (*found, *(_of_unknown(cells, values.tolist(), self._policy) if of_one else ()))

    def _says_more(self, one: Sum, values: Array) -> bool:
        """Leave out sums that tell nobody anything, unless they are those of their whole line.

        A small sum of hidden counts tells nothing; nor is a count beside noughts the total of another that is the same.
        """
        several = int((values[list(one.parts)] > 0).sum()) > 1
        if several and not self._policy.is_small(values[[one.whole]])[0]:
            return True
        last = len(values) - 1
        of_all = len(one.parts) == last and (one.whole == last or (one.whole == 0 and values[0] != values[last]))
        return of_all and (several or not self._policy.is_small(values[[one.whole]])[0])

    def _recurs(self, one: Sum, line: Line) -> bool:
        """Say whether a sum holds in a third of the lines that run beside its own, or more.

        A total of one year is one of all: where it fails in most, as every reader can see, it is a coincidence. In one
        year of three it is believed.
        """
        beside, lanes = self.lines.parallel[line], self._lanes(line)[:, [one.whole, *one.parts]]
        counts = self.lines.cells.values[lanes]
        known = counts.sum(axis=1) > 0  # NaN is not
        seen = known & ((lanes == lanes[beside.index(line)]).all(axis=1) | ~self._few[lanes].any(axis=1))
        adds_up = np.flatnonzero(seen & (counts[:, 0] == counts[:, 1:].sum(axis=1))).tolist()
        enough = int(seen.sum())
        if BELIEVED * len(adds_up) < enough:
            return False
        return BELIEVED * sum(one in self._sums(beside[at]) for at in adds_up) >= enough

    def _lanes(self, line: Line) -> Array:
        """Give the lines that run beside one, a row a line."""
        beside = self.lines.parallel[line]
        if (first := beside[0]) not in self._found_lanes:
            self._found_lanes[first] = np.array(beside)
        return self._found_lanes[first]

    @cached_property
    def _found_lanes(self) -> dict[Line, Array]:
        return {}

    def _no_totals_in(self, block: Line) -> set[int]:
        return {number for number in block if self.no_totals[number]}


def _of_unknown(line: Line, values: list[float], policy: Policy) -> Iterator[Total]:
    """Give the first or last of a line that may be the total of the others, some of which an agency suppressed.

    It may be where what it leaves for those is no more than so many small counts.
    """
    unknown = sum(value != value for value in values)
    known = float(np.nansum(values))
    for at in (0, -1) if unknown else ():
        left = 2 * values[at] - known
        if policy.lowest * unknown <= left <= policy.largest * unknown:
            yield line[at], tuple(number for number in line if number != line[at])


def same_counts(cells: Cells) -> dict[int, tuple[int, ...]]:
    """Give, for each count, those of other measures that are the same number of the same place."""
    alike: dict[tuple[tuple[str, ...], float], list[int]] = defaultdict(list)
    for number, place in enumerate(cells.places):
        if cells.values[number] > 0:
            alike[place[1:], float(cells.values[number])].append(number)
    several = (lot for lot in alike.values() if len(lot) > 1)
    return {number: tuple(other for other in lot if other != number) for lot in several for number in lot}


def same_breakdowns(lines: Lines) -> Iterator[Relation]:
    """Give the counts of breakdowns that agree from the first group to the last: one thing, sent twice."""
    places, values = lines.cells.places, lines.cells.values
    alike: dict[tuple[tuple[tuple[str, ...], float], ...], list[Line]] = defaultdict(list)
    for line in lines.alike(GROUP):
        alike[
            tuple((places[number][1:], float(values[number])) for number in sorted(line, key=lambda n: places[n][1:]))
        ].append(line)
    for first, *others in alike.values():
        if len(set(values[list(first)].tolist())) > 2:
            for other in others:
                yield from (Relation((a, b), (1.0, -1.0)) for a, b in zip(first, other, strict=True))


def _is_choice(measure: Measure, group: str) -> bool:
    """Say whether a count is of those who chose an answer: what it adds up with is known, and all else is chance."""
    if measure.answer is None:
        return False
    return measure.answer.kind == "choice" or (measure.answer.kind == "choices" and group != "")


def _no_totals(lines: Lines) -> Iterator[tuple[str, str, str, str, str]]:
    """Give the places of which psrstats.toml says that they are no totals."""
    answers = {name: one for name, one in lines.settings.measures.items() if one.answer}
    for place in lines.cells.places if answers else ():
        if place[0] in answers and _is_choice(answers[place[0]], place[GROUP]):
            yield place
    named = set(lines.settings.disclosure.no_totals)
    for place in lines.cells.places if named else ():
        measure, area, group, item, _ = place
        if {measure, *(f"{measure}:{one}" for one in (area, group, item) if one)} & named:
            yield place
