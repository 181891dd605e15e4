"""The confidence limits of the change of a percentage of replies, of which those of either year are a sample."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.columns import NOTHING_SENT, Columns, Inputs
from psrstats.config import Settings
from psrstats.formulas.two_shares import difference_interval
from psrstats.model import limit


def change_interval(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Give the lower and the upper limit of the change of each share of a survey's replies, unless they are all."""
    names = [one.name for one in settings.measures.values() if one.answer and one.answer.share and not one.census]
    if not names:
        return
    codes = [figures.words.code(name) for name in names]
    changes = figures.where(statistic="change")
    changes = changes[np.isin(figures["measure"][changes], codes) & (figures.inputs.counts[changes] == 2)]
    kept, counts = [], []
    for row in changes.tolist():
        pairs = [figures.inputs.of(each) for each in figures.inputs.of(row)]
        if all(len(pair) == 2 for pair in pairs):
            kept.append(row)
            counts.append([tuple(figures["value"][pair].tolist()) for pair in pairs])
    rows = np.array(kept, dtype=np.intp)
    for level in settings.report.intervals:
        found = [_limits(row, both, figures, level) for row, both in zip(kept, counts, strict=True)]
        for number, end in enumerate(("lower", "upper")):
            values = np.array([each[number] for each in found], dtype=float)
            statistic = f"change-{limit(end, level)}"
            yield figures.change(
                rows, Inputs.beside(rows), statistic=statistic, value=values, formula="", text="", **NOTHING_SENT
            )


def _limits(row: int, both: list[tuple[float, float]], figures: Columns, level: float) -> tuple[float, float]:
    sound = not figures["marker"][row] and all(0 <= part <= whole and whole > 0 for part, whole in both)
    if not sound:
        return float("nan"), float("nan")
    lower, upper = difference_interval(both[0], both[1], level)
    return lower, upper
