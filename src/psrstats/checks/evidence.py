"""What the checks look at: the figures as they were sent, as they were worked out, and what the report says of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Finding

ABOUT = ["measure", "area", "group", "item", "period"]


@dataclass(frozen=True)
class Evidence:
    """A report's observations (model.OBSERVATIONS), its figures, its description, and last year's figures if given."""

    observations: pd.DataFrame
    figures: Figures
    settings: Settings
    before: Figures | None = None
    loaded: tuple[Finding, ...] = ()  # what loading found

    @cached_property
    def sent(self) -> pd.DataFrame:
        """The observations with a number, the first of those that are about the same thing."""
        return self.observations[self.observations["marker"] == ""].drop_duplicates(ABOUT)

    @cached_property
    def reads(self) -> dict[str, str]:
        """What each cell of a figure says."""
        return dict(zip(self.observations["cell"], self.observations["original"], strict=True))

    @cached_property
    def sheets(self) -> Array:
        """The sheet of each observation, as file!sheet."""
        return np.array([cell.rpartition("!")[0] for cell in self.observations["cell"].tolist()], dtype=object)

    def title(self, measure: str) -> str:
        """Name a measure as the report does."""
        return self.settings.measures[measure].title
