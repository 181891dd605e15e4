"""The notes on figures that rounding has set apart from those they are made of."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.lineage import Figures
from psrstats.numbers import round_half_up


def roundings(rows: list[int], figures: Figures) -> Iterator[str]:
    """Say that differences are of unrounded figures, and that parts were rounded, where a reader could trip on it."""
    if any(_looks_off(row, figures) for row in rows):
        yield "Differences are taken before rounding, so that some are not the difference of the figures printed."
    groups: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        if figures.get(row, "formula") == "percentage" and not figures.get(row, "marker"):
            area, _, _, period = figures.place(row)
            groups.setdefault((figures.get(row, "measure"), area, period), []).append(row)
    if any(_add_up_off(found, figures) for found in groups.values()):
        yield "Percentages may not add up to their total, because each is rounded."


def _looks_off(row: int, figures: Figures) -> bool:
    inputs = figures.inputs(row)
    if figures.get(row, "formula") != "change" or figures.get(row, "marker") or len(inputs) != 2:
        return False
    now, before = (round_half_up(figures.number(one), figures.get(one, "places")) for one in inputs)
    return now - before != round_half_up(figures.number(row), figures.get(row, "places"))


def _add_up_off(rows: list[int], figures: Figures) -> bool:
    printed = {row: round_half_up(figures.number(row), figures.get(row, "places")) for row in rows}
    whole = [row for row in rows if not figures.get(row, "group")]
    parts = [row for row in rows if row not in whole]
    if not whole or len(parts) < 2 or figures.number(whole[0]) != sum(map(figures.number, parts)):
        return False
    return printed[whole[0]] != sum(printed[row] for row in parts)
