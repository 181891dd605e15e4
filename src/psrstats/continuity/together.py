"""What the public editions of two reports give away together, which neither does alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from psrstats.config import Measure, Settings
from psrstats.continuity.state import State
from psrstats.disclosure import Cells, Place, Structure, attack
from psrstats.disclosure.cells import PLACE, SUPPRESSED
from psrstats.lineage import Figures
from psrstats.report.editions import in_words

UNKNOWN = "published"


def given_away(before: State, after: State) -> tuple[str, ...]:
    """Name the counts that an outsider who has both editions can bring to fewer values than their policy allows.

    Each edition is attacked with what the other shows beside it, as a report is that names another as `against`. A
    count that one shows and the other leaves out is known by now; what follows from it is told, it itself is not.
    """
    states = (before, after)
    if not any(_hides(state) for state in states):
        return ()
    found = [one for state, other in (states, states[::-1]) if state.run for one in _opened(state, other)]
    return tuple(dict.fromkeys(found))


def _hides(state: State) -> bool:
    return len(state.figures.columns.where(marker=SUPPRESSED)) > 0


def _opened(own: State, other: State) -> list[str]:
    """Attack a report's edition with what another shows."""
    assert own.run is not None
    settings, sent = own.run.settings, own.run.figures
    beside = Cells.of(other.figures, _settings_of(other, settings))
    structure = Structure.of(sent, settings, beside)
    passed = {breach.place for breach in own.run.edition.attack.breaches} | _shown(own.figures) | _shown(other.figures)
    views = (own.figures, _unrevised(own.figures, beside))
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


def _settings_of(state: State, other: Settings) -> Settings:
    """Give a report's description; of one that was only published, the other's with its measures added as counts."""
    if state.run:
        return state.run.settings
    names = set(state.figures.columns.texts("measure").tolist())
    unknown = {name: Measure(name=name, title=name, source=UNKNOWN) for name in names - set(other.measures)}
    return replace(other, measures=other.measures | unknown)
