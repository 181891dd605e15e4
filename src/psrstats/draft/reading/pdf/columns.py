"""Columns of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

from psrstats.draft.reading.pdf.segments import Segment

LEAST_LINES = 4  # that a column has
LONG, MEAN = 18, 24  # letters of a line of prose at least, and of a column's lines on average
MOST_ACROSS = 0.35  # lines that go over both columns, to those in them
MOST_DEEP = 4


def regions(found: Sequence[Segment], deep: int = 0) -> list[list[Segment]]:
    """Part the lines of a page into its columns, in reading order.

    What goes over both columns, such as a heading, parts what is above it from what is below.
    """
    at = _gutter(found) if deep < MOST_DEEP else None
    if at is None:
        return [list(found)] if found else []
    across = sorted((one for one in found if one.left < at < one.right), key=lambda one: -one.base)
    beside = [one for one in found if not one.left < at < one.right]
    told: list[list[Segment]] = []
    for upper, lower in zip([None, *across], [*across, None], strict=True):
        band = [
            one
            for one in beside
            if (upper is None or one.base < upper.base) and (lower is None or one.base >= lower.base)
        ]
        told += regions([one for one in band if one.right <= at], deep + 1)
        told += regions([one for one in band if one.left >= at], deep + 1)
        if lower is not None:
            told.append([lower])
    return _with_neighbours(told, across)


def _with_neighbours(told: list[list[Segment]], across: Sequence[Segment]) -> list[list[Segment]]:
    """Put lines that go over both columns together again where they follow one another."""
    wide, joined = {id(one) for one in across}, list[list[Segment]]()
    for each in told:
        if joined and id(each[0]) in wide and id(joined[-1][-1]) in wide:
            joined[-1] += each
        else:
            joined.append(list(each))
    return joined


def _gutter(found: Sequence[Segment]) -> float | None:
    """Find where two columns of prose are parted; None where there are none."""
    long = [one for one in found if len(one.text) >= LONG and " " in one.text]
    if len(long) < 2 * LEAST_LINES:
        return None
    best, most = None, 0
    for left in _lefts(long):
        at = left - 1.0
        before, after = [one for one in long if one.right <= at], [one for one in long if one.left >= at]
        across = sum(one.left < at < one.right for one in found)
        shared = min(_beside(before, after), _beside(after, before))
        if shared < LEAST_LINES or across > MOST_ACROSS * (len(before) + len(after)):
            continue
        if _is_prose(before, found, at, left=True) and _is_prose(after, found, at, left=False) and shared > most:
            best, most = at, shared
    return best


def _lefts(found: Sequence[Segment]) -> list[float]:
    """Give where lines begin, each place at which several do."""
    edges = sorted(one.left for one in found)
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][0] <= 3:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [group[0] for group in groups[1:] if len(group) >= LEAST_LINES]


def _beside(some: Sequence[Segment], others: Sequence[Segment]) -> int:
    """Count lines that stand between the highest and the lowest of others."""
    if not others:
        return 0
    low, high = min(one.base for one in others), max(one.base for one in others)
    return sum(low - one.height <= one.base <= high + one.height for one in some)


def _is_prose(lines: Sequence[Segment], found: Sequence[Segment], at: float, *, left: bool) -> bool:
    """Say whether a side holds lines of prose, and not the cells of a table."""
    side = [one for one in found if (one.right <= at if left else one.left >= at) and not one.is_marker]
    return len(lines) >= 0.5 * len(side) and sum(len(one.text) for one in lines) >= MEAN * len(lines)
