"""The catalogue as it lies in catalogue.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from psrstats.catalogue.indicator import Indicator

CATALOGUE = Path(__file__).with_name("catalogue.csv")
BETWEEN = "; "  # two wordings of a row


@cache
def catalogue() -> tuple[Indicator, ...]:
    """Read the indicators of the catalogue, in its order.

    >>> next(each for each in catalogue() if each.name == "looked-after-rate").per
    10000
    """
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return tuple(map(_indicator, csv.DictReader(file)))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        name=row["name"],
        title=row["title"],
        wordings=tuple(filter(None, row["wordings"].split(BETWEEN))),
        unit=row["unit"],
        per=int(row["per"]) if row["per"] else None,
        denominator=row["denominator"],
        polarity=row["polarity"],
        children=row["children"] == "yes",
        theme=row["theme"],
        definition=row["definition"],
        owner=row["owner"],
        source=row["source"],
        sentence=row["sentence"],
    )
