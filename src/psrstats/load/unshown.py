"""The figures that their senders hid by a number format: they count as suppressed, and the report's maker is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from psrstats.files.grid import Grid
from psrstats.model import Finding

MOST_NAMED = 4  # cells


def unshown(grid: Grid, observations: Iterable[Mapping[str, object]]) -> Iterator[Finding]:
    """Tell of a sheet's figures that its number formats hide, one warning for all.

    grid: the sheet as it was read; observations: its figures, of which only those that were used are told.
    """
    hidden = {grid.cell(place) for place in grid.unshown}
    used = (one for one in observations if one["marker"] == "c") if hidden else ()
    cells = [str(one["cell"]) for one in used if one["cell"] in hidden]
    if cells:
        some = "a figure" if len(cells) == 1 else f"{len(cells)} figures"
        more = f" {len(cells) - MOST_NAMED} more cells are alike." if len(cells) > MOST_NAMED else ""
        yield Finding(
            "doubt",
            "warning",
            f"A number format hides {some} that the sheet holds: taken as suppressed by its sender.",
            tuple(cells[:MOST_NAMED]),
            explanation=f"Whoever opens the file can read the number in the cell, though it shows none.{more}",
            ask="Was it meant to be suppressed? Then the file should hold c, and no number.",
        )
