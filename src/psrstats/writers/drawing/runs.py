"""Which figures of a series a line joins."""

from __future__ import annotations

from psrstats.drawings import Mark


def runs(marks: tuple[Mark, ...], breaks: tuple[int, ...]) -> list[list[int]]:
    """Give the runs of figures that a line joins: it is interrupted where one is not there and where its series breaks.

    >>> from decimal import Decimal
    >>> one = Mark("1", Decimal(1))
    >>> runs((one, one, Mark("[x]"), one, one, one, one), (5,))
    [[0, 1], [3, 4], [5, 6]]
    """
    found: list[list[int]] = [[]]
    for at, mark in enumerate(marks):
        if at in breaks or mark.value is None:
            found.append([])
        if mark.value is not None:
            found[-1].append(at)
    return [run for run in found if len(run) > 1]
