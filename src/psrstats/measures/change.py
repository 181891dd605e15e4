"""Change since the year before, and since the quarter before; the direction of travel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from psrstats.config import Settings
from psrstats.measures.pairs import Array, Columns, Pairs, work_out
from psrstats.periods import Period, known_period, quarter_before, year_before

POINTS = "percentage points"
DIRECTIONS = {1.0: "up", -1.0: "down", 0.0: "no change"}


def change(figures: Columns, settings: Settings) -> Columns:
    """State the change of every figure whose earlier one is there: like period with like, never across a gap.

    Taken from the unrounded values. The unit decides: between percentages, percentage points and no per cent.
    """
    years = settings.report.years_back
    on_year = _changes(figures, "", lambda period: year_before(period, years))
    return on_year.stack(_changes(figures, "-on-quarter", quarter_before))


def difference(pairs: Pairs, statistic: str) -> Columns:
    """Subtract the second figure of each pair from the first, in percentage points where they are percentages."""
    unit, _ = pairs.both("unit")
    return work_out(pairs, "change", statistic=statistic, unit=np.where(unit == "percent", POINTS, unit))


def in_words(differences: Columns, statistic: str, words: dict[float, str], **own: Any) -> Columns:
    """State differences as words, by their sign before any rounding."""
    signs = np.sign(differences["value"])
    text = np.array([words.get(sign, "") for sign in signs], dtype=object)
    rows = np.arange(len(differences))
    return differences.change(rows, statistic=statistic, value=signs, places=0, text=text, formula="", **own)


def _changes(figures: Columns, since: str, earlier: Callable[[Period], Period | None]) -> Columns:
    pairs = _earlier(figures, earlier)
    changes = difference(pairs, f"change{since}")
    units, _ = pairs.both("unit")
    others = pairs.only(units != "percent")
    relative = work_out(others, "percent-change", statistic=f"percent-change{since}", unit="percent", per=0)
    return changes.stack(relative, in_words(changes, f"direction{since}", DIRECTIONS, unit="direction"))


def _earlier(figures: Columns, earlier: Callable[[Period], Period | None]) -> Pairs:
    now = figures.plain
    before: Array = figures["period"][now].copy()
    names = {name: found.name if (found := earlier(known_period(name))) else "none" for name in set(before)}
    before[:] = [names[name] for name in before]
    pairs = Pairs(figures, now, figures.find(now, period=before))
    return pairs.only(pairs.met)
