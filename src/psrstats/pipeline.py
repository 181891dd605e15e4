"""The one-way street: agency files in, tables out."""

from __future__ import annotations

from pathlib import Path

from psrstats.config import SETTINGS_FILE, Settings, read_settings
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.results import Results
from psrstats.tables import tabulate


def compute(folder: Path, table: str = "") -> Results:
    """Load a report's sources, work out its figures and lay out its tables.

    folder: the report's, with its psrstats.toml.
    table: the name of the one table wanted; blank for all.
    Raises UserError with every fault of the description and of the sources.
    """
    settings, faults = read_settings(folder)
    observations, findings, unread = load(settings)
    if faults or unread:
        raise UserError(*faults, *unread)
    _must_have(settings, table)
    figures = Figures(measure(observations, settings))
    return Results(settings.report, figures, tabulate(figures, settings, table), findings)


def _must_have(settings: Settings, table: str) -> None:
    names = [known.name for known in settings.tables]
    if table and table not in names:
        raise UserError(Fault(SETTINGS_FILE, f"has no table named '{table}'.", did_you_mean(table, names)))
