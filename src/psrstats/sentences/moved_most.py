"""Which of a table's figures have changed most since the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from psrstats.config import Measure, Settings
from psrstats.lineage import Figures
from psrstats.numbers import round_half_up
from psrstats.sentences.change import in_per_cent, than
from psrstats.sentences.clause import Clause, per, subject
from psrstats.sentences.phrased import when_of
from psrstats.sentences.when import before
from psrstats.units import said_of

NAMED = {"rose": "rise", "fell": "fall"}


class Moved(Struct, frozen=True):
    """A figure that has changed, with what it is measured by against others: per cent, or percentage points."""

    row: int
    change: int
    size: Decimal


def moved_most(figures: Figures, rows: Sequence[int], settings: Settings, *, whole: bool) -> Iterator[Clause]:
    """Say what rose most and what fell most: numbers and rates by per cent, percentages by percentage points.

    rows: the latest figures of a table's measures, those shown; whole: whether that is all of them. What shares its
    change with another is not said to have changed most.
    """
    for in_points in (False, True):
        kind = [row for row in rows if said_of(_measure(figures, row, settings).unit).in_points == in_points]
        found = list(filter(None, (_moved(figures, row, in_points=in_points) for row in kind)))
        few = len(found) < len([row for row in kind if _has_changed(figures, row)])  # of which no per cent is said
        among = " in percentage points" if in_points else " of the larger numbers" if few else ""
        among += "" if whole else " shown" if few and not in_points else " of those shown"
        for up in (True, False):
            way = [one for one in found if (one.size > 0) == up]
            size = max((abs(one.size) for one in way), default=Decimal(0))
            first = [one for one in way if abs(one.size) == size]
            if len(first) == 1:
                yield _said(figures, first[0], None if len(way) == 1 else among, settings)


def _has_changed(figures: Figures, row: int) -> bool:
    found = figures.beside(row, "change")
    return found is not None and not figures.get(found, "marker") and figures.text(found)[0] in "+-"


def _moved(figures: Figures, row: int, *, in_points: bool) -> Moved | None:
    """Measure a figure's change as it is printed; None where it has none, or may not be said in per cent."""
    found = figures.beside(row, "change")
    if found is None or not _has_changed(figures, row):
        return None
    by = found if in_points else in_per_cent(figures, row, figures.inputs(found)[1])
    size = Decimal(0) if by is None else round_half_up(figures.number(by), figures.get(by, "places"))
    return Moved(row, found, size) if size else None


def _said(figures: Figures, one: Moved, among: str | None, settings: Settings) -> Clause:
    """Say how a figure moved; among: of what its move was the largest, None where nothing else moved that way."""
    measure = _measure(figures, one.row, settings)
    when = when_of(measure)(figures.get(one.row, "period"))
    by, kind = than(figures, one.row, measure), "" if said_of(measure.unit).in_points else "proportional "
    assert by is not None
    way = "rose" if one.size > 0 else "fell"
    moved = way if among is None else f"saw the largest {kind}{NAMED[way]}{among},"
    now, back = f"{figures.text(one.row)}{per(measure)}", before(settings.report.years_back)
    return Clause(f"{subject(measure)} {moved} to {now} {when}, {by.text} {back}.", (one.row, *by.rows))


def _measure(figures: Figures, row: int, settings: Settings) -> Measure:
    return settings.measures[figures.get(row, "measure")]
