"""The sheets with a row a record that are small enough to be counted without an engine: of actions, and of replies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import Observations
from psrstats.config import Actions, Correction, Settings, Survey
from psrstats.errors import Fault
from psrstats.model import Finding


class Sheets(Struct, frozen=True):
    """What was counted from the sheets of a report."""

    settings: Settings  # with the rows that were read, and why figures are not there
    observations: Observations
    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()


def count_sheets(settings: Settings, observations: Observations) -> Sheets:
    """Count the sheets of actions and of replies of a report, if it has any.

    observations: what its other sheets say, columns as in model.OBSERVATIONS.
    Returns these with what was counted after them.
    """
    if not settings.actions and not settings.surveys:
        return Sheets(settings, observations)
    from psrstats.records.replied.counting import count_surveys  # a report without them does not load it
    from psrstats.records.tracked.tallying import tally_actions

    made, answered = tally_actions(settings), count_surveys(settings)
    known = replace(settings, tracked=made.tracked, reasons=made.reasons | answered.reasons)
    counted = Observations.each([*made.rows, *answered.rows])
    findings, faults = (*made.findings, *answered.findings), (*made.faults, *answered.faults)
    return Sheets(known, observations.stack(counted), findings, faults)


def headings_of(path: Path, about: Actions | Survey, corrections: Iterable[Correction] = ()) -> tuple[str, ...]:
    """Give the headings of a sheet with a row a record: its columns, or the questions that were asked.

    Raises UserError where it cannot be read.
    """
    from psrstats.records.replied.reading import read_replies
    from psrstats.records.tracked.reading import read_actions

    if isinstance(about, Survey):
        return tuple(question.heading for question in read_replies(path, about.file, about, corrections).questions)
    entries = read_actions(path, about.file, about, corrections).entries
    return tuple(dict.fromkeys(heading for entry in entries for heading in entry.sheet.headings if heading))
