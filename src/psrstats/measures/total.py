"""Sums of what was sent row by row, such as a training log."""

from __future__ import annotations

import numpy as np

from psrstats.config import Settings
from psrstats.measures.pairs import NOTHING_SENT, Columns


def total(figures: Columns, _settings: Settings) -> Columns:
    """Add up the items of each group, and of all groups; one marked part marks the sum."""
    items = np.flatnonzero((figures["item"] != "") & (figures["unit"] == "count"))
    parts: dict[tuple[str, ...], list[int]] = {}
    for all_groups in (False, True):
        for row in items:
            group = "" if all_groups else figures["group"][row]
            about = (figures["measure"][row], figures["area"][row], figures["period"][row], group)
            parts.setdefault(about, []).append(int(row))
    inputs = np.empty(len(parts), dtype=object)
    inputs[:] = [tuple(rows) for rows in parts.values()]
    return figures.change(
        np.array([rows[0] for rows in parts.values()], dtype=np.intp),
        group=np.array([group for *_, group in parts], dtype=object),
        value=np.array([figures["value"][rows].sum() for rows in parts.values()]),
        marker=np.array([max(figures["marker"][rows]) for rows in parts.values()], dtype=object),
        inputs=inputs,
        **NOTHING_SENT,
        item="",
        statistic="total",
        formula="total",
    )
