"""A row of measures.csv, before it is written."""

from __future__ import annotations

from msgspec import Struct

from psrstats.starter.labelled import Labelled


class Row(Struct, frozen=True):
    """A row of measures.csv; of a measure that is worked out, the names of those it is made of."""

    name: str
    source: str
    labelled: Labelled
    numerator: str = ""
    denominator: str = ""
