"""What rows state of their own figures: under Change, Direction or Rank, beside the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from psrstats.formulas.printed import Printed, printed
from psrstats.model import Finding
from psrstats.numbers import exact

PLACES = 6  # more decimals are what a spreadsheet's own arithmetic leaves
RANKS = ("rank", "ranking", "position", "place")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row states of its figures: under which heading, in which words, in which cell."""

    heading: str
    text: str
    cell: str

    @property
    def is_rank(self) -> bool:
        """Whether it is a place among others."""
        return self.heading.casefold() in RANKS

    @property
    def number(self) -> Printed | None:
        """Read it as a number; None where it is none."""
        found = re.fullmatch(
            r"([+\-−–]?)\s*(\d[\d,]*(?:\.\d+)?)\s*(%?)(?:\s*(?:pp|pts?|points|percentage points))?", self.text
        )
        if not found:
            return None
        places = min(PLACES, len(found[2].partition(".")[2]))
        value = exact(found[2].replace(",", "")) * (-1 if found[1] in tuple("-−–") else 1)
        return printed(value, places, counted=False)


def rows_with(observations: pd.DataFrame, *, ranks: bool) -> Iterator[tuple[Beside, pd.DataFrame]]:
    """Give each place, or each change, that a row states, with the row's figures."""
    stated = observations[(observations["beside"] != "") & observations["beside"].notna()]
    for said, rows in stated.groupby("beside", sort=False):
        for line in str(said).split("\n"):
            beside = Beside(*line.split("\t"))
            if beside.is_rank == ranks:
                yield beside, rows


def doubt(name: str, beside: Beside, message: str, cells: tuple[str, ...], expected: str, reason: str) -> Finding:
    """Make the finding that what is stated cannot be."""
    ask = "Ask which is right, what is stated or the figures."
    return Finding(name, "error", message, (beside.cell, *cells), beside.text, expected, reason, ask)
