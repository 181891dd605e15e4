"""Change since the year before, and since the quarter before; the direction of travel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.measures.pairs import Pairs, find, work_out
from psrstats.model import FIGURES
from psrstats.periods import Period, quarter_before, read_period, year_before

POINTS = "percentage points"
DIRECTIONS = {1.0: "up", -1.0: "down", 0.0: "no change"}


def change(figures: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """State the change of every figure whose earlier one is there: like period with like, never across a gap.

    Taken from the unrounded values. The unit decides: between percentages, percentage points and no per cent.
    """
    now = np.flatnonzero((figures["statistic"] == "") & (figures["item"] == ""))
    years = settings.report.years_back
    on_year = _earlier(figures, now, lambda period: year_before(period, years))
    on_quarter = _earlier(figures, now, quarter_before)
    return pd.concat([_changes(on_year, ""), _changes(on_quarter, "-on-quarter")], ignore_index=True)


def difference(pairs: Pairs, statistic: str) -> pd.DataFrame:
    """Subtract the second figure of each pair from the first, in percentage points where they are percentages."""
    unit, _ = pairs.column("unit")
    return work_out(pairs, "change", statistic=statistic, unit=unit.replace("percent", POINTS))


def in_words(differences: pd.DataFrame, statistic: str, unit: str, words: dict[float, str]) -> pd.DataFrame:
    """State differences as words, by their sign before any rounding."""
    signs = np.sign(differences["value"])
    made = differences.assign(
        statistic=statistic, unit=unit, value=signs, places=0, text=signs.map(words).fillna(""), formula=""
    )
    return made[list(FIGURES)]


def _earlier(figures: pd.DataFrame, now: np.ndarray, earlier: Callable[[Period], Period | None]) -> Pairs:
    current = figures.take(now)
    names = {name: _name(earlier, name) for name in current["period"].unique()}
    return Pairs(figures, now, find(figures, current.assign(period=current["period"].map(names)))).met()


def _name(earlier: Callable[[Period], Period | None], name: str) -> str:
    period = read_period(name)
    before = earlier(period) if period else None
    return before.name if before else "none before"


def _changes(pairs: Pairs, since: str) -> pd.DataFrame:
    changes = difference(pairs, f"change{since}")
    units, _ = pairs.column("unit")
    relative = work_out(
        pairs.only((units != "percent").to_numpy()),
        "percent-change",
        statistic=f"percent-change{since}",
        unit="percent",
    )
    directions = in_words(changes, f"direction{since}", "direction", DIRECTIONS)
    return pd.concat([changes, relative, directions], ignore_index=True)
