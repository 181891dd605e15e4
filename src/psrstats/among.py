"""Among how many areas a place in a ranking is: those that are shown, of all that were sent."""

from __future__ import annotations

from msgspec import Struct

from psrstats.config import TableSettings
from psrstats.lineage import Figures

PLACES = ("rank", "quantile")


class Among(Struct, frozen=True):
    """How many of a ranking's areas are shown, and how many there are."""

    shown: int
    all: int

    def words(self, areas: str = "areas") -> str:
        """Say that a place is one among the areas shown; blank where all are.

        areas: what they are called, more than one of them.

        >>> Among(12, 14).words("wards"), Among(14, 14).words()
        ('among the 12 wards shown, of 14', '')
        """
        return f"among the {self.shown:,} {areas} shown, of {self.all:,}" if self.shown < self.all else ""


def among(figures: Figures, row: int) -> Among:
    """Count the areas that are ranked with an area.

    row: a place, a quantile, or the figure that is ranked.
    """
    about = [figures.get(row, name) for name in ("group", "period")]
    ranked = figures.of_measure(figures.get(row, "measure"), "rank")
    alike = [one for one in ranked if [figures.get(one, name) for name in ("group", "period")] == about]
    shown = [one for one in alike if not figures.get(figures.inputs(one)[0], "marker")]
    return Among(len(shown), len(alike))


def areas_called(rows: str) -> str:
    """Give the plural of what a table calls its rows; areas, unless its description names them.

    >>> [areas_called(word) for word in ("Ward", "Local authority", "Parish", "LSOA", "Wards", "Bay", "Group")]
    ['wards', 'local authorities', 'parishes', 'LSOAs', 'wards', 'bays', 'areas']
    """
    word = rows if rows != TableSettings.model_fields["rows"].default else "Area"
    plain = word if word.isupper() and len(word) > 1 else word.casefold()
    if plain.endswith(("ch", "sh", "x", "ss")):
        return f"{plain}es"
    if plain.endswith("y") and plain[-2:-1] not in "aeiou":
        return f"{plain[:-1]}ies"
    return plain if plain.endswith("s") else f"{plain}s"
