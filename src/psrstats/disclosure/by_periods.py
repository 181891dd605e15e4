"""Relations that the calendar tells: quarters, months or halves that make up a year, for counts over a stretch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import pairwise

from psrstats.disclosure.by_words import Total
from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import PERIOD
from psrstats.periods import Period, known_period


def stretches(cells: Cells) -> Iterator[Total]:
    """Give each count with those of the shorter stretches, all of one length, that make up its period end to end."""
    tilings = tilings_of(cells)
    for number, place in enumerate(cells.places):
        for names in tilings[place[PERIOD]]:
            parts = tuple(cells.at[part] for name in names if (part := (*place[:PERIOD], name)) in cells.at)
            if len(parts) == len(names):
                yield number, parts


def partly(cells: Cells) -> Iterator[Total]:
    """Give each count with those of some of the shorter stretches in its period, two at least, if they are no more.

    Of three quarters and their year the fourth is what is left; two that are as many as the year are the year so far.
    """
    within = {name: list(_within(name, cells)) for name in dict.fromkeys(place[PERIOD] for place in cells.places)}
    for number, place in enumerate(cells.places):
        for names in within[place[PERIOD]]:
            parts = tuple(cells.at[part] for name in names if (part := (*place[:PERIOD], name)) in cells.at)
            if len(parts) > 1 and not cells.values[list(parts)].sum() > cells.values[number]:
                yield number, parts


def _within(name: str, cells: Cells) -> Iterator[tuple[str, ...]]:
    """Give the shorter periods of each length in one that stand apart from one another, and do not make it up."""
    whole = known_period(name)
    by_length: dict[int, list[Period]] = defaultdict(list)
    for period in sorted(map(known_period, {place[PERIOD] for place in cells.places}), key=lambda one: one.start):
        if whole.start <= period.start and period.end <= whole.end and period.months < whole.months:
            by_length[period.months].append(period)
    for months, parts in by_length.items():
        apart = all(one.end < other.start for one, other in pairwise(parts))
        if months and apart and not _covers(whole, parts):
            yield tuple(part.name for part in parts)


def tilings_of(cells: Cells) -> dict[str, list[tuple[str, ...]]]:
    """Give, of each period, the shorter ones of one length that make it up end to end."""
    periods = {name: known_period(name) for name in dict.fromkeys(place[PERIOD] for place in cells.places)}
    return {name: list(_tilings(period, periods.values())) for name, period in periods.items()}


@cache
def tiled(name: str, others: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the shorter periods of one length that make up a period end to end, of some."""
    return tuple(_tilings(known_period(name), [known_period(other) for other in others]))


def _tilings(whole: Period, periods: Iterable[Period]) -> Iterator[tuple[str, ...]]:
    within: dict[int, list[Period]] = defaultdict(list)
    for period in sorted(periods, key=lambda period: period.start):
        if whole.start <= period.start and period.end <= whole.end and period.months < whole.months:
            within[period.months].append(period)
    yield from (tuple(part.name for part in parts) for parts in within.values() if _covers(whole, parts))


def _covers(whole: Period, parts: list[Period]) -> bool:
    starts = [part.start for part in parts]
    return [whole.start, *(part.end + timedelta(1) for part in parts)] == [*starts, whole.end + timedelta(1)]
