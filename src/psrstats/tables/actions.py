"""Actions down, one a row, in chosen columns: those that a measure counts."""

from __future__ import annotations

from datetime import date

from psrstats.capitals import capital
from psrstats.config import Measure, Settings, TableSettings, Tracked
from psrstats.lineage import Figures
from psrstats.model import Cell
from psrstats.stages import Action, Standing, counts
from psrstats.tables.parts import NOT_SENT, Layout, measures_of, texts

NOT_COME = Tracked((), Standing(date.min, date.min), {})  # of a sheet that is awaited
USUAL = ("reference", "action", "theme", "agency", "due", "status")


def actions(_figures: Figures, table: TableSettings, settings: Settings) -> Layout:
    """List each action that the table's measures count, in the order of the sheet."""
    measures = measures_of(table, settings)
    sources = dict.fromkeys(measure.source for measure in measures)
    known = {source: settings.tracked.get(source, NOT_COME) for source in sources}
    wanted = _columns(table, [*known.values()])
    listed = [
        (action, tracked)
        for source, tracked in known.items()
        for action in tracked.rows
        if any(_is_counted(action, measure, tracked) for measure in measures if measure.source == source)
    ]
    rows = tuple(tuple(_cell(action, tracked, name) for name in wanted) for action, tracked in listed)
    if not listed and NOT_COME in known.values():
        rows = (tuple(NOT_SENT for _ in wanted),)
    first = next(iter(known.values()))
    return texts(*(_heading(first, name) for name in wanted)), rows


def _columns(table: TableSettings, known: list[Tracked]) -> list[str]:
    return [*table.columns] or [name for name in USUAL if any(name in tracked.columns for tracked in known)] or [*USUAL]


def _is_counted(action: Action, measure: Measure, tracked: Tracked) -> bool:
    return measure.tally is not None and counts(action, measure.tally, tracked.at)


def _heading(tracked: Tracked, name: str) -> str:
    return tracked.columns.get(name) or capital(name)


def _cell(action: Action, tracked: Tracked, name: str) -> Cell:
    """Give what a column says of an action; [x] where it says nothing."""
    said = action.texts.get(tracked.columns.get(name, name)) or action.texts.get(name)
    return Cell(said) if said else NOT_SENT
