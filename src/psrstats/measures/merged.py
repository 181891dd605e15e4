"""Areas that merged or split: what was sent of the parts added up to the one, where all of it can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import ABSENT, NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Merged, Settings


def merged(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Add up the counts of areas that became one, or that one became; what cannot be added up is [x], with the reason.

    A figure that was sent is kept. Percentages, rates and averages are not added up: a rate that psrstats works out is
    worked out of the sums.
    """
    for one in settings.merged:
        yield _whole(figures, one)
        yield from _parts(figures, one)


def _whole(figures: Columns, one: Merged) -> Columns:
    rows = _first_of_each(figures, np.concatenate([figures.only(figures.plain, area=part) for part in one.parts]))
    rows = rows[figures.find(rows, area=one.area) == ABSENT]
    parts = np.array([figures.find(rows, area=part) for part in one.parts])
    if not len(rows):
        return figures.change(rows)
    code, absent = figures.words.code, parts == ABSENT
    counted = figures["unit"][rows] == code("count")
    marker = np.where(absent, code("x"), figures["marker"][parts])
    rank = np.where(marker == code("c"), 2, marker != 0)
    chosen = marker[rank.argmax(axis=0), np.arange(len(rows))]
    marker = np.where(counted, chosen, code("x"))
    missing = [_and([part for part, gone in zip(one.parts, column, strict=True) if gone]) for column in absent.T]
    reasons = [
        _reason(one, names, is_count=is_count) if mark else ""
        for mark, names, is_count in zip(marker.tolist(), missing, counted.tolist(), strict=True)
    ]
    return figures.change(
        rows,
        Inputs.each([[part for part in column if part != ABSENT] for column in parts.T.tolist()]),
        **(NOTHING_SENT | {"text": "", "formula": "+" * len(one.parts), "area": one.area}),
        value=np.where(marker == 0, np.where(absent, np.nan, figures["value"][parts]).sum(axis=0), np.nan),
        marker=marker,
        reason=figures.words.codes(np.array(reasons, dtype=object)),
    )


def _reason(one: Merged, missing: str, *, is_count: bool) -> str:
    if missing:
        return f"no figure of {missing}, which {one.area} is made of, was sent"
    return "" if is_count else f"only counts of {_and(one.parts)} are added up"


def _parts(figures: Columns, one: Merged) -> Iterator[Columns]:
    """Say of each part that it has no figure of its own where only the one has."""
    whole = _first_of_each(figures, figures.only(figures.plain, area=one.area))
    for part in one.parts:
        rows = whole[figures.find(whole, area=part) == ABSENT]
        yield figures.change(
            rows,
            Inputs.none(len(rows)),
            **(NOTHING_SENT | {"text": "", "formula": "", "area": part, "marker": "x"}),
            value=np.nan,
            reason=f"sent for {one.area} as a whole only",
        )


def _first_of_each(figures: Columns, rows: Array) -> Array:
    """Give one row of each measure, group and period."""
    _, first = np.unique(figures.numbered(rows, "measure", "group", "period"), return_index=True)
    found: Array = rows[np.sort(first)]
    return found


def _and(names: list[str] | tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
