"""Relations of those who come and go: open at the start, started, ended, open at the end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from psrstats.columns import Array
from psrstats.disclosure.lines import MEASURE, Lines
from psrstats.disclosure.relation import Relation
from psrstats.totals import LONGEST

# Of four counts in their order: start, in, out, end; and start, out, in, end or start, end, in, out.
BALANCES = ((1.0, 1.0, -1.0, -1.0), (1.0, -1.0, 1.0, -1.0))


def flows(lines: Lines, no_totals: Array) -> Iterator[Relation]:
    """Give each four counts of measures beside one another of which two are together as many as the two others.

    no_totals: the counts of which psrstats.toml says that they add up by chance. As with sums, what fails in most of
    the lines beside it (other years, other areas) is a coincidence.
    """
    for lanes in lines.lots:
        if 4 <= len(lanes[0]) <= LONGEST:
            yield from _in_lanes(lines.cells.values, lines.coded[MEASURE], np.array(lanes), no_totals)


def _in_lanes(values: Array, measures: Array, lanes: Array, no_totals: Array) -> Iterator[Relation]:
    """Give the balances of lines that run beside one another: a row a line, all of the same length."""
    fours = sliding_window_view(lanes, 4, axis=1)
    differ = (np.diff(np.sort(measures[fours], axis=-1), axis=-1) != 0).all(axis=-1)
    if not differ.any():
        return
    counts = values[fours]
    may = differ & ~no_totals[fours].any(axis=-1) & (counts > 0).all(axis=-1)
    known = counts.sum(axis=-1) > 0  # NaN is not
    for signs in BALANCES:
        balanced = counts @ np.array(signs) == 0
        often = 2 * (balanced & known).sum(axis=0) >= known.sum(axis=0)
        for lane, start in np.argwhere(balanced & may & often).tolist():
            if not _is_of_pairs(counts[lane, start], signs):
                yield Relation(tuple(fours[lane, start].tolist()), signs)


def _is_of_pairs(four: Array, signs: tuple[float, ...]) -> bool:
    """Say whether counts balance because two are the two others."""
    one, other = (sorted(four[[sign == side for sign in signs]].tolist()) for side in (1.0, -1.0))
    return one == other
