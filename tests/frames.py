"""A table of figures as a frame, for tests that look through all of it."""

from __future__ import annotations

import pandas as pd

from psrstats.columns import NUMBERS
from psrstats.lineage import Figures
from psrstats.model import FIGURES


def frame_of(figures: Figures) -> pd.DataFrame:
    """Put figures in a frame, a row each, without what they were made from."""
    columns, names = figures.columns, [name for name in FIGURES if name != "inputs"]
    return pd.DataFrame({name: columns[name] if name in NUMBERS else columns.texts(name) for name in names})
