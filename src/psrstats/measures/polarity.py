"""Which end of each measure is good, as a sign to multiply by."""

from __future__ import annotations

from psrstats.columns import Array, Columns
from psrstats.config import Settings
from psrstats.formulas.polarity import SIGN


def polarity(figures: Columns, settings: Settings, neither: int = 0) -> Array:
    """Give 1 for a figure where high is good, -1 where low is, and `neither` for one without a polarity."""
    signs = {name: SIGN.get(measure.polarity, neither) for name, measure in settings.measures.items()}
    found: Array = figures.words.map(lambda name: signs[name], figures["measure"])
    return found
