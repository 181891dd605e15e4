"""A total as it was sent, with the parts that it is of, and tables under one another parted at their totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from psrstats.numbers import exact


class Sent(Struct, frozen=True):
    """One figure as it was sent."""

    row: int
    label: str  # what tells it from the other parts; blank for the total
    value: float
    places: int
    marker: str
    original: str
    cell: str
    words: tuple[str, str]  # its row's label and its heading, as written

    @property
    def number(self) -> Fraction:
        """Its value, exactly."""
        return exact(self.value)


class Whole(Struct, frozen=True):
    """One total, if there is any, and its parts in the order of the sheet."""

    block: int
    measure: str
    about: tuple[str, ...]  # the area, the period, and the group or item whose parts these are
    total: Sent | None
    parts: tuple[Sent, ...]
    beside: bool  # whether the total stands in the sheet of its parts

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts' labels."""
        return tuple(part.label for part in self.parts)


def placed(sent: Sent) -> tuple[int, int, str]:
    """Order cells by row, then column."""
    found = re.search(r"!([A-Z]+)(\d+)$", sent.cell)
    return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")


def parted(totals: list[Sent], parts: list[Sent]) -> Iterator[tuple[list[Sent], list[Sent]]]:
    """Part tables that stand under one another at their totals, which stand all below or all above their parts."""
    totals = sorted(totals, key=placed)
    if not totals:
        yield [], parts
        return
    below = placed(parts[0]) < placed(totals[0])
    ends = [placed(total) for total in totals]
    for at, total in enumerate(totals):
        low, high = (
            (ends[at - 1] if at else None, ends[at])
            if below
            else (ends[at], ends[at + 1] if at + 1 < len(ends) else None)
        )
        within = [
            part for part in parts if (low is None or placed(part) > low) and (high is None or placed(part) < high)
        ]
        yield [total], within
