"""The sheets with a row a record that are small enough to be counted without an engine: those of actions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from psrstats.columns import Observations
from psrstats.config import Settings
from psrstats.errors import Fault
from psrstats.model import Finding


@dataclass(frozen=True)
class Sheets:
    """What was counted from the sheets of a report."""

    settings: Settings  # with the rows that were read, and why figures are not there
    observations: Observations
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()


def count_sheets(settings: Settings, observations: Observations) -> Sheets:
    """Count the sheets of actions of a report, if it has any.

    observations: what its other sheets say, columns as in model.OBSERVATIONS.
    Returns these with what was counted after them.
    """
    if not settings.actions:
        return Sheets(settings, observations)
    from psrstats.records.tracked.tallying import tally_actions  # a report without them does not load it

    made = tally_actions(settings)
    known = replace(settings, tracked=made.tracked, reasons=made.reasons)
    counted = Observations.each(made.rows)
    together = observations.stack(counted) if len(observations) else counted
    return Sheets(known, together, tuple(made.findings), tuple(made.faults))
