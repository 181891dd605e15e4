"""Which of a table's figures are unlike those of other areas, by their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import comparison_with
from psrstats.sentences.clause import Clause, joined, per, subject
from psrstats.sentences.comparison import CALLED, JUDGED, SIMILAR
from psrstats.sentences.interval import limits
from psrstats.sentences.phrased import when_of

MOST = 3  # measures that are named
PLAIN = {"highest": "higher than", "higher": "higher than", "lower": "lower than", "lowest": "lower than"}


def unlike(
    figures: Figures, rows: Sequence[int], settings: Settings, told: Sequence[int] = ()
) -> Iterator[tuple[int, Clause]]:
    """Say which figures lie apart from other areas', those that lie furthest from one first.

    rows: the latest figures of a table's measures, those shown; told: those that a sentence before states already.
    Gives each figure with what is said of it, as "This was" where it is told.
    """
    found = [(row, _apart(figures, row, settings)) for row in rows if limits(figures, row, settings)]
    found = [(row, apart) for row, apart in found if apart]
    for row, apart in sorted(found, key=lambda one: -max(_distance(figures, one[0], row) for _, _, row in one[1]))[
        :MOST
    ]:
        measure = settings.measures[figures.get(row, "measure")]
        when = when_of(measure)(figures.get(row, "period"))
        said: dict[str, list[str]] = {}
        for how, area, theirs in apart:
            said.setdefault(how, []).append(f"{CALLED.get(area, area)} ({figures.text(theirs)})")
        apart_from = joined([f"{how} {joined(areas)}" for how, areas in said.items()])
        stated = f"{subject(measure)} stood at {figures.text(row)}{per(measure)} {when},"
        rows_told = (row, *(theirs for _, _, theirs in apart))
        yield row, Clause(f"{'This was' if row in told else stated} {apart_from}.", rows_told)


def _apart(figures: Figures, row: int, settings: Settings) -> list[tuple[str, str, int]]:
    """Give the areas from which a figure lies apart: how, which, and the row of theirs."""
    measure, (_, group, item, period) = figures.get(row, "measure"), figures.place(row)
    found = []
    for area in settings.report.compared_with:
        theirs = figures.find(measure, area=area, group=group, item=item, period=period)
        judged = figures.beside(row, comparison_with(area))
        if theirs is None or judged is None or figures.get(judged, "marker") or figures.text(judged) == SIMILAR:
            continue
        found.append(((JUDGED | PLAIN)[figures.text(judged)], area, theirs))
    return found


def _distance(figures: Figures, row: int, theirs: int) -> Fraction:
    """Measure how far two figures lie apart, for the size of the second."""
    ours, other = figures.number(row), figures.number(theirs)
    return abs(ours - other) / (abs(other) or Fraction(1))
