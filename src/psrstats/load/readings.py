"""What a sheet was understood to say: its figures as columns, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct, field

from psrstats.columns import Observations
from psrstats.errors import Fault
from psrstats.load.sheet import Array
from psrstats.model import OBSERVATIONS, Finding

ABOUT = ("measure", "area", "group", "item", "period")


class Reading(Struct):
    """The figures of a sheet, or of several: one array for each column of OBSERVATIONS, and what could not be read."""

    columns: dict[str, Array] = field(default_factory=lambda: empty())
    findings: list[Finding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    measures: set[str] = field(default_factory=set)  # whose words were met, with or without a figure
    unknown: dict[str, str] = field(default_factory=dict)  # words that name no measure, and their cell
    offered: dict[str, str] = field(default_factory=dict)  # words that a measure may have here, and their cell
    unplaced: dict[str, Finding] = field(default_factory=dict)  # a measure that was met, and why no figure was taken
    together: int = 0  # figures that are about the same thing as another of their table
    strays: set[str] = field(default_factory=set)  # labels and headings that told nothing of their figures

    def __len__(self) -> int:
        return len(self.columns["measure"])

    @property
    def not_understood(self) -> int:
        """How much of the sheet was not understood."""
        told = sum(finding.name != "not-used" for finding in self.findings)
        return len(self.faults) + told + len(self.unknown) + len(self.strays)

    @property
    def told_apart(self) -> int:
        """How many of its figures are about different things."""
        return len(set(zip(*(self.columns[name].tolist() for name in ABOUT), strict=True)))

    @property
    def marked(self) -> list[tuple[str, str]]:
        """The marker and the cell of each of its figures."""
        return list(zip(self.columns["marker"].tolist(), self.columns["cell"].tolist(), strict=True))

    def observations(self) -> Observations:
        """Give its figures as observations."""
        return Observations.of(self.columns)


def empty() -> dict[str, Array]:
    """Give the columns of no observation."""
    return {name: np.array([], dtype=_type(name)) for name in OBSERVATIONS}


def together(readings: Iterable[Reading]) -> Reading:
    """Put readings together, in order."""
    every = list(readings)
    made = Reading()
    held = [each for each in every if len(each)]
    if len(held) == 1:
        made.columns = dict(held[0].columns)
    elif held:
        made.columns = {name: np.concatenate([each.columns[name] for each in held]) for name in OBSERVATIONS}
    for each in every:
        made.findings += each.findings
        made.faults += each.faults
        made.measures |= each.measures
        made.strays |= each.strays
        made.together += each.together
        made.unknown = each.unknown | made.unknown
        made.offered = each.offered | made.offered
        made.unplaced = each.unplaced | made.unplaced
    return made


def _type(name: str) -> type:
    return {"value": float, "places": np.int64}.get(name, object)
