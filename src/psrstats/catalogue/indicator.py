"""One row of the catalogue."""

from __future__ import annotations

from msgspec import Struct


class Indicator(Struct, frozen=True):
    """An indicator as the sector knows it; its fields are the columns of catalogue.csv."""

    name: str  # as measures.csv would name it
    title: str
    wordings: tuple[str, ...]  # what sheets call it, the published files' own columns among them
    unit: str
    per: int | None
    denominator: str  # the name of another indicator; blank where the catalogue has none
    polarity: str
    children: bool
    theme: str
    definition: str
    owner: str  # whose definition it is
    source: str  # where it is published
    sentence: str  # how its figure is said, as a measure's sentence in measures.csv
