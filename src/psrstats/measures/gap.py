"""The gap between an area and those it is compared with: another area, or the report's own."""

from __future__ import annotations

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.measures.change import difference, in_words
from psrstats.measures.pairs import Pairs, find
from psrstats.model import FIGURES, comparison_with, gap_to

COMPARISONS = {1.0: "higher", -1.0: "lower", 0.0: "the same"}


def gap(figures: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """State how far the report's area lies from each comparator, and each ward from its benchmark; higher or lower.

    Better and worse are not said: that takes an interval, and these figures came without their counts.
    """
    report = settings.report
    plain = (figures["statistic"] == "") & (figures["item"] == "")
    own = np.flatnonzero(plain & (figures["area"] == report.area))
    made = [_gaps(figures, own, figures.take(own).assign(area=area), area) for area in report.comparators]
    benchmarks = figures["measure"].map({m.name: m.benchmark for m in settings.measures.values() if m.benchmark})
    wards = np.flatnonzero(plain & benchmarks.notna() & (figures["area"] != report.area))
    wanted = figures.take(wards).assign(area=report.area, measure=benchmarks.take(wards))
    return pd.concat([*made, _gaps(figures, wards, wanted, report.area)], ignore_index=True)


def _gaps(figures: pd.DataFrame, first: np.ndarray, wanted: pd.DataFrame, area: str) -> pd.DataFrame:
    gaps = difference(Pairs(figures, first, find(figures, wanted)).met(), gap_to(area))
    words = in_words(gaps, comparison_with(area), "comparison", COMPARISONS)
    return pd.concat([gaps, words], ignore_index=True)[list(FIGURES)]
