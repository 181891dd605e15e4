"""What the checks look at: the figures as they were sent, as they were worked out, and what the report says of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
from msgspec import Struct

from psrstats.columns import Array, Observations, combined, renumbered, repeats
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Finding

Found = TypeVar("Found")
ABOUT = ("measure", "area", "group", "item", "period")


class Evidence(Struct, frozen=True, dict=True):
    """A report's observations (model.OBSERVATIONS), its figures, its description, and last year's figures if given."""

    observations: Observations
    figures: Figures
    settings: Settings
    before: Figures | None = None
    loaded: tuple[Finding, ...] = ()  # what loading found
    unshown: frozenset[str] = frozenset()  # the cells whose figures are not published: no other finding hangs on them

    def once(self, find: Callable[[Evidence], Found]) -> Found:
        """Give what a function finds in this evidence; it is asked once."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("Found", self._found[find])

    @cached_property
    def _found(self) -> dict[object, object]:
        return {}

    @cached_property
    def sent(self) -> Array:
        """The rows of the observations with a number, the first of those that are about the same thing."""
        rows = self.observations.where(marker="")
        kept: Array = rows[~repeats(*(self.observations[name][rows] for name in ABOUT))]
        return kept

    @cached_property
    def reads(self) -> dict[str, str]:
        """What each cell of a figure says."""
        return dict(self.observations.rows("cell", "original"))

    def said_in(self, name: str) -> list[str]:
        """Give the different words of a column of the observations."""
        found: list[str] = self.observations.words.texts(renumbered(self.observations[name])[1]).tolist()
        return found

    def words(self, name: str, rows: Array) -> list[str]:
        """Give what some observations say in a column, or "sheet"."""
        found: list[str] = self.observations.words.texts(self._column(name)[rows]).tolist()
        return found

    def told(self, name: str, tell: Callable[[str], object]) -> Array:
        """Tell something of each observation by its word in a column; each different word is asked once."""
        rows, first = combined(self.observations[name])
        return np.array([tell(word) for word in self.words(name, first)] or [0])[rows]

    def first_of(self, *names: str) -> Array:
        """Give the rows that are the first to say what they do in some columns, or "sheet", together."""
        return np.flatnonzero(~repeats(*map(self._column, names)))

    def _column(self, name: str) -> Array:
        return self.observations.sheets if name == "sheet" else self.observations[name]

    def title(self, measure: str) -> str:
        """Name a measure as the report does."""
        return self.settings.measures[measure].title
