"""The logs of a report, counted by the libraries of the extra `records`, which a report without logs does not load."""

from __future__ import annotations

from math import nan

from psrstats.columns import Observations
from psrstats.config import SETTINGS_FILE, Settings
from psrstats.errors import Fault, UserError
from psrstats.model import OBSERVATIONS, Finding


def count_logs(
    settings: Settings, observations: Observations
) -> tuple[Observations, tuple[Finding, ...], tuple[Fault, ...]]:
    """Count the logs of a report, if it has any.

    observations: what its sheets say, columns as in model.OBSERVATIONS.
    Returns these with what was counted after them, what was found on the way, and the faults that stop the run.
    """
    if not settings.logs:
        return observations, (), ()
    awaited = _awaited(settings)
    if all(log in settings.waiting for log in settings.logs):
        return observations.stack(awaited), (), ()
    try:
        from psrstats.records.counting import count
    except ImportError as error:
        needs = f"needs {error.name or 'a library'}, which is not installed."
        fix = 'Install it: pip install "psrstats[records]".'
        return observations, (), (Fault(f"{SETTINGS_FILE} [[log]]", needs, fix),)
    try:
        counted, findings, faults = count(settings, observations)
    except UserError as error:
        return observations, (), error.faults
    return observations.stack(awaited).stack(counted), findings, faults


def _awaited(settings: Settings) -> Observations:
    """Give each measure of a log that is still to come as [x], for the report's own area and period."""
    rows = [
        dict.fromkeys(OBSERVATIONS, "")
        | {"measure": measure.name, "source": measure.source, "area": settings.report.area, "marker": "x"}
        | {"period": settings.report.period, "value": nan, "places": 0, "cell": log.file}
        for log in settings.waiting
        for measure in settings.measures.values()
        if log.name in measure.logs and not measure.made_of
    ]
    return Observations.each(rows)
