"""Rows of figures parted into panels: one for each unit, and a further one for figures of another size."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from psrstats.drawings import Mark, Panel, Series
from psrstats.units import axis

FAR = 10  # figures so many times smaller than the largest would lie on top of one another beside it


class Row(Struct, frozen=True):
    """The marks of one row of a table, one for each series."""

    label: str
    unit: str
    marks: tuple[Mark, ...]

    @property
    def size(self) -> Decimal:
        """Its largest figure; 0 where it has none."""
        return max((abs(mark.value) for mark in self.marks if mark.value is not None), default=Decimal(0))


def panels(rows: Sequence[Row], names: Sequence[str]) -> tuple[Panel, ...]:
    """Part rows into panels, none of two units; in each, the rows stand in their order.

    names: those of the series.
    """
    units = dict.fromkeys(row.unit for row in rows)
    parted = (alike for unit in units for alike in _of_like_size([row for row in rows if row.unit == unit]))
    return tuple(_panel(alike, names) for alike in parted)


def _of_like_size(rows: list[Row]) -> list[list[Row]]:
    """Part rows of one unit so that none is less than a tenth of the largest; those without a number stay with it."""
    largest = max(row.size for row in rows)
    near = [row for row in rows if not row.size or row.size * FAR >= largest]
    far = [row for row in rows if row not in near]
    return [near, *(_of_like_size(far) if far else [])]


def _panel(rows: list[Row], names: Sequence[str]) -> Panel:
    series = tuple(Series(name, tuple(row.marks[place] for row in rows)) for place, name in enumerate(names))
    return Panel(axis(rows[0].unit), tuple(row.label for row in rows), series)
