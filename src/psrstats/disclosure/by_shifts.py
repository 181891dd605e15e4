"""Stretches that begin and end apart: a year to June is the year to March without its first quarter, with the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from psrstats.disclosure.cells import Cells
from psrstats.disclosure.lines import PERIOD
from psrstats.disclosure.relation import Relation
from psrstats.periods import Period, known_period

DAY = timedelta(1)
Shift = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # the earlier stretch, the later; what each has alone


def shifted(cells: Cells) -> Iterator[Relation]:
    """Give each two stretches of one length that overlap, with the shorter ones by which they differ.

    Wherever all are sent of one measure, area, group and item, and their figures do not deny it.
    """
    shifts = list(_shifts([known_period(name) for name in dict.fromkeys(place[PERIOD] for place in cells.places)]))
    for measure, area, group, item in dict.fromkeys(place[:PERIOD] for place in cells.places) if shifts else ():
        for early, late, head, tail in shifts:
            numbers = [cells.at.get((measure, area, group, item, name)) for name in (late, *head, early, *tail)]
            known = tuple(number for number in numbers if number is not None)
            if len(known) == len(numbers):
                signs = (1.0, *([1.0] * len(head)), -1.0, *([-1.0] * len(tail)))
                left = cells.values[list(known)] @ np.array(signs)
                if left == 0 or np.isnan(left):
                    yield Relation(known, signs)


def _shifts(periods: Sequence[Period]) -> Iterator[Shift]:
    """Give the pairs of overlapping stretches of one length whose differences other stretches make up."""
    starting: dict[date, list[Period]] = {}
    for period in periods:
        starting.setdefault(period.start, []).append(period)
    for early in periods:
        for late in periods:
            if early.start < late.start <= early.end < late.end and _length(early) == _length(late):
                head = _made_up(early.start, late.start - DAY, starting)
                tail = _made_up(early.end + DAY, late.end, starting)
                if head and tail:
                    yield early.name, late.name, head, tail


def _length(period: Period) -> int:
    """Give the length of a stretch in months, however many days these have."""
    end = period.end + DAY
    return 12 * (end.year - period.start.year) + end.month - period.start.month


def _made_up(start: date, end: date, starting: dict[date, list[Period]]) -> tuple[str, ...]:
    """Give the stretches that lie end to end between two days, the longest first of all; none where there is a gap."""
    found: list[str] = []
    while start <= end:
        within = [one for one in starting.get(start, ()) if one.end <= end and one.end > one.start]
        if not within:
            return ()
        longest = max(within, key=lambda one: one.end)
        found.append(longest.name)
        start = longest.end + DAY
    return tuple(found)
