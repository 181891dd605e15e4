"""How a figure compares with other areas: in words only where an interval tells, by their figures where none does."""

from __future__ import annotations

from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import NEIGHBOURS, comparison_with, gap_to
from psrstats.sentences.clause import Clause, joined

SIMILAR = "similar"
WITH_THE = {"North East", "North West", "East Midlands", "West Midlands", "East of England", "South East", "South West"}
CALLED = {NEIGHBOURS: "its statistical neighbours"} | {area: f"the {area}" for area in WITH_THE}


def comparison(figures: Figures, row: int, settings: Settings) -> Clause | None:
    """Say whether a figure is higher than, lower than or similar to those it was compared with by its interval."""
    said: dict[str, list[str]] = {}
    rows: tuple[int, ...] = ()
    for area, theirs in _compared(figures, row, settings):
        how = _how(figures, row, area)
        said.setdefault(how, []).append(f"{CALLED.get(area, area)} ({figures.text(theirs)})")
        rows += (theirs,)
    return Clause(joined([f"{how} {joined(areas)}" for how, areas in said.items()]), rows) if said else None


def beside(figures: Figures, row: int, settings: Settings) -> Clause | None:
    """Put the figures of other areas beside one that has no interval to compare it by."""
    compared = _compared(figures, row, settings)
    said = "; ".join(f"{CALLED.get(area, area)} {figures.text(theirs)}" for area, theirs in compared)
    return Clause(f"({said})", tuple(theirs for _, theirs in compared)) if said else None


def _compared(figures: Figures, row: int, settings: Settings) -> list[tuple[str, int]]:
    """Find the figures that one is compared with; a number of children is compared with no other area's."""
    if figures.get(row, "unit") == "count":
        return []
    measure, (_, group, item, period) = figures.get(row, "measure"), figures.place(row)
    found = []
    for area in settings.report.compared_with:
        theirs = figures.find(measure, area=area, group=group, item=item, period=period)
        judged = figures.beside(row, comparison_with(area))
        if theirs is not None and judged is not None and not figures.get(judged, "marker"):
            found.append((area, theirs))
    return found


def _how(figures: Figures, row: int, area: str) -> str:
    judged, gap = figures.beside(row, comparison_with(area)), figures.beside(row, gap_to(area))
    if judged is None or gap is None or figures.text(judged) == SIMILAR:
        return "similar to"
    return "higher than" if figures.number(gap) > 0 else "lower than"
