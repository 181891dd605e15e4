"""A row of measures.csv, before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from psrstats.starter.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Row:
    """A row of measures.csv; of a measure that is worked out, the names of those it is made of."""

    name: str
    source: str
    labelled: Labelled
    numerator: str = ""
    denominator: str = ""
