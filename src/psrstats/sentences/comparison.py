"""How a figure compares with other areas: in words only where an interval tells, by their figures where none does."""

from __future__ import annotations

from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.model import NEIGHBOURS, comparison_with, gap_to
from psrstats.sentences.clause import Clause, joined

SIMILAR = "similar"
JUDGED = {"best": "better than", "better": "better than", "worse": "worse than", "worst": "worse than"}
WITH_THE = {"North East", "North West", "East Midlands", "West Midlands", "East of England", "South East", "South West"}
CALLED = {NEIGHBOURS: "its statistical neighbours"} | {area: f"the {area}" for area in WITH_THE}


def compared(figures: Figures, row: int, measure: Measure, settings: Settings, *, sure: bool) -> Clause | None:
    """Set a figure beside those of other areas: better or worse where its polarity says so; sure: has an interval."""
    found = _compared(figures, row, settings)
    rows = tuple(theirs for _, theirs in found)
    if not found:
        return None
    if measure.polarity and sure:
        said: dict[str, list[str]] = {}
        for area, theirs in found:
            judged = figures.beside(row, comparison_with(area))
            how = JUDGED.get(figures.text(judged), "similar to") if judged is not None else "similar to"
            said.setdefault(how, []).append(f"{CALLED.get(area, area)} ({figures.text(theirs)})")
        return Clause(joined([f"{how} {joined(areas)}" for how, areas in said.items()]), rows)
    places = [f"{figures.text(theirs)} {_within(area)}" for area, theirs in found]
    return Clause(f"compared with {joined(places)}", rows)


def _within(area: str) -> str:
    """Say where a figure is, which may be a mean.

    >>> _within("England"), _within("South East"), _within(NEIGHBOURS)
    ('in England', 'in the South East', 'on average among its statistical neighbours')
    """
    return f"on average among {CALLED[area]}" if area == NEIGHBOURS else f"in {CALLED.get(area, area)}"


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
