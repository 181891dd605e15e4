"""The counts of children in a report, each place once, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings

PLACE = ["measure", "area", "group", "item", "period"]
Place = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Cells:
    """Counts of children: the place of each, its number (missing where a marker stands) and its marker."""

    places: tuple[Place, ...]
    values: Array
    markers: tuple[str, ...]
    missing: frozenset[Place] = frozenset()  # counts that were not sent, so that what they are part of says nothing

    @classmethod
    def of(cls, table: pd.DataFrame, settings: Settings) -> Cells:
        """Take the counts of children from observations or figures, the first of those about the same place."""
        names = counted(table, settings)
        kept = table[table["measure"].isin(names)]
        value = kept["value"].astype(float)
        kept = kept[value.isna() | ((value >= 0) & (value % 1 == 0))].drop_duplicates(PLACE)
        places = tuple(zip(*(kept[name].tolist() for name in PLACE), strict=True))
        return cls(places, kept["value"].to_numpy(float), tuple(kept["marker"].tolist()))

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def at(self) -> dict[Place, int]:
        """The number of each place."""
        return {place: number for number, place in enumerate(self.places)}

    def only(self, wanted: Sequence[int]) -> Cells:
        """Keep some of them."""
        places = tuple(self.places[number] for number in wanted)
        markers = tuple(self.markers[number] for number in wanted)
        gone = {p for p, marker in zip(self.places, self.markers, strict=True) if marker == "x"} - set(places)
        return Cells(places, self.values[list(wanted)], markers, self.missing | gone)


def counted(table: pd.DataFrame, settings: Settings) -> list[str]:
    """Name the measures that count children and are not public."""
    public = populations(table, settings)
    return [m.name for m in settings.measures.values() if m.children and m.unit == "count" and m.name not in public]


def populations(table: pd.DataFrame, settings: Settings) -> set[str]:
    """Name the mid-year populations, which others publish: counts of calendar years that rates are divided by."""
    divisors = {measure.denominator for measure in settings.measures.values() if measure.unit == "rate"}
    periods = table.loc[table["measure"].isin(divisors), ["measure", "period"]].drop_duplicates()
    other = periods[~periods["period"].str.fullmatch(r"\d{4}")]
    return set(periods["measure"]) - set(other["measure"])
