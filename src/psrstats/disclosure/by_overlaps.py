"""Relations of groups that share children: held against a total that counts each child once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.by_sums import Sums
from psrstats.disclosure.by_words import Total
from psrstats.disclosure.cells import Cells, Place
from psrstats.disclosure.lines import GROUP, MEASURE, Line, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.relation import Relation
from psrstats.disclosure.rests import Rest
from psrstats.formulas.age_bands import ages
from psrstats.patterns import regex
from psrstats.totals import is_both, is_total

# Words of a count of those who are in any of several groups, each once.
_ANY = regex(r"\b(?:any|either|one or more|at least one|and/or|unique|distinct|individual)\b", re.IGNORECASE)
Found = tuple[int, tuple[int, ...], int | None]  # a total, its groups, and the group of those in both if there is one


def overlaps(cells: Cells, settings: Settings) -> Iterator[Found]:
    """Give the total, the groups and the group of those in both of each [[overlap]], wherever all groups are sent."""
    for overlap in settings.overlaps:
        for (measure, area, group, item, period), whole in cells.at.items():
            if measure != overlap.measure or group != overlap.total or item:
                continue
            places: list[Place] = [(measure, area, one, "", period) for one in overlap.groups]
            parts = tuple(cells.at[place] for place in places if place in cells.at)
            both = cells.at.get((measure, area, overlap.both, "", period)) if overlap.both else None
            if len(parts) == len(places):
                yield whole, parts, both


def overlapping(lines: Lines, named: Sequence[Total], by_sums: Sums, policy: Policy) -> Iterator[Found]:
    """Find the groups that are together more than their total, each of them no more: some children are in several.

    named: totals that are called so, with all that is beside them; by_sums: the sums that hold, which need no overlap.
    Measures are held against one whose words say all or any of them; and the first or last of a line of three counts
    against the two others, where a few are in both.
    """
    values = lines.cells.values
    known = {number for whole, parts in named for number in (whole, *parts)}
    # "Both" is a total of girls and boys, but beside another total of the same groups it is of those who are in both.
    with_both = ((one, (*parts, other)) for one, parts in named for other, of in named if of == parts and other != one)
    for whole, parts in dict.fromkeys((*with_both, *named, *_worded(lines), *_of_three(lines, known, by_sums, policy))):
        both = _both(lines, whole, parts)
        groups = tuple(part for part in parts if part != both)
        found = both is not None or _tells_few(values, whole, groups, policy)
        if found and not by_sums.no_totals[whole] and not by_sums.explains(whole):
            yield whole, groups, both


def held(values: Array, found: Found) -> Iterator[Relation]:
    """Hold groups against their total: together at least as many, and each at most so many."""
    whole, parts, both = found
    numbers, times = (whole, *parts), (-1.0, *([1.0] * len(parts)))
    if both is not None:
        exact = Relation((*numbers, both), (*times, -1.0))
        shared = values[list(parts)].sum() - values[whole]
        if shared == values[both] or (np.isnan(values[both]) and 0 < shared <= values[list(parts)].min()):
            yield exact
            return
    if not values[list(numbers)] @ np.array(times) < 0:
        yield Relation(numbers, times, 0.0, np.inf)
    for part in parts:
        if not values[part] > values[whole]:
            yield Relation((whole, part), (1.0, -1.0), 0.0, np.inf)


def beside(values: Array, found: Found) -> Iterator[Rest]:
    """Give what a subtraction tells: those in the total but not in one of its groups, and those in more than one."""
    whole, parts, both = found
    yield from (Rest(whole, (part,)) for part in parts if not values[part] > values[whole])
    if both is None and not values[list(parts)].sum() < values[whole]:
        yield Rest(whole, parts, over=True)


def _tells_few(values: Array, whole: int, groups: tuple[int, ...], policy: Policy) -> bool:
    """Say whether groups are more than their total, each no more, and few are in two of them or not in one of them."""
    over = values[list(groups)].sum() - values[whole]
    if not over > 0 or len(groups) < 2 or (values[list(groups)] > values[whole]).any():
        return False
    return any(rest.is_few(values, policy) for rest in beside(values, (whole, groups, None)))


def _both(lines: Lines, whole: int, parts: Sequence[int]) -> int | None:
    """Give the one of three groups that is counted in the two others, by its sums or, if it is not known, its words."""
    values = lines.cells.values
    for both in parts if len(parts) == 3 else ():
        one, other = (part for part in parts if part != both)
        shared = values[one] + values[other] - values[whole]
        if np.isnan(values[both]):
            labels = (lines.label(number, _dimension(lines, parts)) for number in (both, one, other))
            if shared > 0 and is_both(*labels):
                return both
        elif 0 < values[both] == shared <= min(values[one], values[other]):
            return both
    return None


def _dimension(lines: Lines, numbers: Sequence[int]) -> int:
    """Say in what counts of one line differ."""
    places = [lines.cells.places[number] for number in numbers]
    return next((at for at in range(MEASURE + 1, 5) if len({place[at] for place in places}) > 1), MEASURE)


def _worded(lines: Lines) -> Iterator[Total]:
    """Give the measures that say all or any of those beside them, with those before them, or else after them."""
    said = {text for text in lines.labels(MEASURE) if is_total(text) or _ANY.search(text)}
    for line in lines.all if said else ():
        wholes = [at for at, number in enumerate(line) if lines.label(number, MEASURE) in said]
        if not wholes or not _of_measures(lines, line):
            continue
        for start, at, end in zip([-1, *wholes], wholes, [*wholes[1:], len(line)], strict=False):
            parts = line[start + 1 : at] or line[at + 1 : end]
            if len(parts) > 1:
                yield line[at], parts


def _of_three(lines: Lines, known: set[int], by_sums: Sums, policy: Policy) -> Iterator[Total]:
    """Give the first or last of three counts in no sum, which the others exceed by a few; no ages, no areas."""
    values = lines.cells.values
    for line in lines.all:
        for at in (0, 2) if len(line) == 3 and known.isdisjoint(line) and _may_overlap(lines, line) else ():
            parts = tuple(number for number in line if number != line[at])
            over = values[list(parts)].sum() - values[line[at]]
            few = policy.base == 1 and 1 <= over <= policy.largest and bool((values[list(parts)] > over).all())
            if few and _in_most(lines, line, at) and not any(True for one in line for _ in by_sums.through(one)):
                yield line[at], parts


def _may_overlap(lines: Lines, line: Line) -> bool:
    dimension = _dimension(lines, line)
    return dimension in (MEASURE, GROUP) and not any(ages(lines.label(number, dimension)) for number in line)


def _in_most(lines: Lines, line: Line, at: int) -> bool:
    """Say whether a count is no more than the others together in most of the lines beside its own."""
    over = [lines.cells.values[list(lane)].sum() - 2 * lines.cells.values[lane[at]] for lane in lines.parallel[line]]
    known = [one for one in over if one == one]
    return bool(2 * sum(one >= 0 for one in known) >= len(known))


def _of_measures(lines: Lines, line: Line) -> bool:
    return len({lines.cells.places[number][MEASURE] for number in line}) == len(line)
