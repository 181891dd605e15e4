"""What the public editions of two reports give away together, which neither does alone."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from psrstats.compared.state import State
from psrstats.disclosure import Cells, Place, Structure, attack
from psrstats.disclosure.cells import PLACE, SUPPRESSED
from psrstats.lineage import Figures
from psrstats.report import Run
from psrstats.report.editions import in_words


class Side(Struct, frozen=True):
    """One of two states, and its report where there is a folder of it."""

    state: State
    run: Run | None = None


def given_away(before: Side, after: Side) -> tuple[str, ...]:
    """Name the counts that an outsider who has both editions can bring to fewer values than their policy allows.

    Each edition is attacked with what the other shows beside it, as a report is that names another as `against`. A
    count that one shows and the other leaves out is known by now; what follows from it is told, it itself is not.
    """
    if not any(len(side.state.figures.columns.where(marker=SUPPRESSED)) for side in (before, after)):
        return ()
    both = ((before, after), (after, before))
    found = [one for own, other in both if own.run for one in _opened(own.run, other.state)]
    return tuple(dict.fromkeys(found))


def _opened(run: Run, other: State) -> list[str]:
    """Attack a report's edition with what another shows."""
    settings, figures = run.settings, run.edition.figures
    beside = Cells.of(other.figures, replace(settings, measures=other.measures_beside(settings.measures)))
    structure = Structure.of(run.figures, settings, beside)
    passed = {breach.place for breach in run.edition.attack.breaches} | _shown(figures) | _shown(other.figures)
    views = (figures, _unrevised(figures, beside))
    breaches = [breach for view in views for breach in attack(view, structure).breaches]
    return [in_words(one.place, settings, rest=one.rest) for one in breaches if one.rest or one.place not in passed]


def _shown(figures: Figures) -> set[Place]:
    """Give the places of the counts that an edition shows."""
    rows = figures.columns.where(statistic="", unit="count", marker="")
    return set(zip(*(figures.columns.texts(name, rows).tolist() for name in PLACE), strict=True))


def _unrevised(figures: Figures, other: Cells) -> Figures:
    """Put into an edition's figures the counts that it hides and the other shows, as if none had been revised.

    Whether one was is not looked up: that would tell of it. Where it cannot be, nothing agrees, and nothing is told.
    """
    columns, values = figures.columns, dict(zip(other.places, other.values.tolist(), strict=True))
    value, marker = columns["value"].copy(), columns["marker"].copy()
    for row in columns.where(marker=SUPPRESSED, statistic="").tolist():
        known = values.get(_place(figures, row), np.nan)
        if not np.isnan(known):
            value[row], marker[row] = known, 0
    return Figures(columns.change(np.arange(len(columns)), columns.inputs, value=value, marker=marker))


def _place(figures: Figures, row: int) -> Place:
    measure, area, group, item, period = (str(figures.get(row, name)) for name in PLACE)
    return measure, area, group, item, period
