"""The logs of a report, counted by the libraries of the extra `records`, which a report without logs does not load."""

from __future__ import annotations

from psrstats.columns import Observations
from psrstats.config import SETTINGS_FILE, Settings
from psrstats.errors import Fault, UserError
from psrstats.model import Finding


def count_logs(
    settings: Settings, observations: Observations
) -> tuple[Observations, tuple[Finding, ...], tuple[Fault, ...]]:
    """Count the logs of a report that have come, if it has any.

    observations: what its sheets say, columns as in model.OBSERVATIONS.
    Returns these with what was counted after them, what was found on the way, and the faults that stop the run.
    """
    if not any(map(settings.has_come, settings.logs)):
        return observations, (), ()
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
    return observations.stack(counted), findings, faults
