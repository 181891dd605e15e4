"""What the checks look at: the figures as they were sent, as they were worked out, and what the report says of them."""

from __future__ import annotations

from collections.abc import Callable
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
    unshown: frozenset[str] = frozenset()  # the cells whose figures are not published: no other finding hangs on them

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

    def coded(self, name: str) -> tuple[Array, Array]:
        """Give a column of the observations, or "sheet", as numbers and the words that they stand for."""
        if name not in self._coded:
            column = self.sheets if name == "sheet" else self.observations[name].to_numpy(object)
            self._coded[name] = pd.factorize(column)
        return self._coded[name]

    def words(self, name: str, rows: Array) -> list[str]:
        """Give what some observations say in a column."""
        codes, words = self.coded(name)
        found: list[str] = words[codes[rows]].tolist()
        return found

    @cached_property
    def _coded(self) -> dict[str, tuple[Array, Array]]:
        return {}

    def told(self, name: str, tell: Callable[[str], object]) -> Array:
        """Tell something of each observation by its word in a column; each different word is asked once."""
        codes, words = self.coded(name)
        return np.array([tell(word) for word in words.tolist()] or [0])[codes]

    def first_of(self, *names: str) -> Array:
        """Give the rows that are the first to say what they do in some columns together."""
        together = np.zeros(len(self.observations), dtype=np.int64)
        for name in names:
            codes, words = self.coded(name)
            together = pd.factorize(together * (len(words) + 1) + codes)[0]
        return np.flatnonzero(~pd.Index(together).duplicated())

    def title(self, measure: str) -> str:
        """Name a measure as the report does."""
        return self.settings.measures[measure].title
