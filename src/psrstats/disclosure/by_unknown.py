"""Totals in other sheets of breakdowns that an agency suppressed in part: what they leave is what it left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from psrstats.disclosure.by_words import Total
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD, Line, Lines
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.telling import is_rare, telling
from psrstats.totals import is_total

ALL = ("", "")  # of all groups and all items


def of_suppressed(lines: Lines, policy: Policy) -> Iterator[Total]:
    """Give each count of all that may be the whole of such a breakdown and leaves as much as few counts may be.

    0-4 suppressed, 5-9 30, 10-17 70 and "All plans" 103 leave 3. One unknown count may be 1 to 5, two together 2 to 10.
    It may be where both share a word or it names nobody in particular, or where so little is left by no chance.
    """
    values, places = lines.cells.values, lines.cells.places
    if not np.isnan(values).any():
        return
    wholes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, area, *about, period) in enumerate(places):
        if tuple(about) == ALL and values[number] > 0:
            wholes[area, period].append(number)
    in_part = list(_in_part(lines))
    for parts in in_part:
        first = places[parts[0]]
        unknown, known = int(np.isnan(values[list(parts)]).sum()), float(np.nansum(values[list(parts)]))
        others = wholes[first[AREA], first[PERIOD]]
        for whole in others:
            left = values[whole] - known
            few = policy.lowest * unknown <= left <= policy.largest * unknown
            chance = policy.largest * unknown * len(others) * len(in_part)
            alike = _are_alike(lines, first[MEASURE], places[whole][MEASURE])
            if few and whole not in parts and (alike or is_rare([known], chance)):
                yield whole, parts


def _in_part(lines: Lines) -> Iterator[Line]:
    """Give the groups, or the items, of a count of which some are suppressed, without what is called their total."""
    values, places = lines.cells.values, lines.cells.places
    for dimension, other in ((GROUP, ITEM), (ITEM, GROUP)):
        for line in lines.alike(dimension):
            labels = ((number, lines.label(number, dimension)) for number in line if not places[number][other])
            parts = tuple(number for number, label in labels if label and not is_total(label))
            unknown = np.isnan(values[list(parts)])
            if len(parts) > 1 and unknown.any() and not unknown.all():
                yield parts


def _are_alike(lines: Lines, one: str, other: str) -> bool:
    """Say whether a whole may be that of a breakdown: they share a word, or the whole is of children and no more."""
    whole = telling(lines.words(other))
    return not whole or bool(telling(lines.words(one)) & whole)
