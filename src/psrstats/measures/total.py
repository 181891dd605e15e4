"""Sums of what was sent row by row, such as a training log."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import NOTHING_SENT, Array, Columns, Inputs, combined
from psrstats.config import Settings

OF = ("measure", "area", "period")


def total(figures: Columns, _settings: Settings) -> Iterator[Columns]:
    """Add up the items of each group, and of all groups; one marked part marks the sum, c before any other marker."""
    items = np.flatnonzero((figures["item"] != 0) & (figures["unit"] == figures.words.code("count")))
    for groups in (figures["group"][items], np.zeros(len(items), dtype=np.int32)):
        yield _sums(figures, items, groups)


def _sums(figures: Columns, items: Array, groups: Array) -> Columns:
    suppressed, marker, value = figures.words.code("c"), figures["marker"][items], figures["value"][items]
    of, first = combined(*(figures[name][items] for name in OF), groups)
    hidden, most = np.zeros(len(first), dtype=bool), np.zeros(len(first), dtype=np.int32)
    hidden[of[marker == suppressed]] = True
    np.maximum.at(most, of, marker)
    added = np.bincount(of, np.nan_to_num(value), minlength=len(first))
    rows = items[np.argsort(of, kind="stable")]
    parts = Inputs(np.bincount(of, minlength=len(first)).astype(np.int32), rows.astype(np.int32))
    return figures.change(
        items[first],
        parts,
        group=groups[first],
        value=np.where(most == 0, added, np.nan),
        marker=np.where(hidden, suppressed, most),
        **NOTHING_SENT,
        item="",
        statistic="total",
        formula="total",
    )
