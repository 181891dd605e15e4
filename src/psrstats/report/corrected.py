"""What the checks find in cells as they were sent, which [[correct]] mends."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from psrstats.checks import Evidence, check
from psrstats.lineage import Figures
from psrstats.load import load
from psrstats.measures import measure
from psrstats.model import Finding
from psrstats.records import count_logs, count_sheets


def corrected(evidence: Evidence) -> Iterator[Finding]:
    """Check the figures as they were sent, and give what was found only there, in cells that [[correct]] mends."""
    mended = {correction.where: str(correction) for correction in evidence.settings.corrections}
    if not mended:
        return
    as_sent = replace(evidence.settings, corrections=())
    observations, found, unread = load(as_sent)
    observations, counted, uncounted = count_logs(as_sent, observations)
    sheets = count_sheets(as_sent, observations)
    observations = sheets.observations
    found, unread = (*found, *counted, *sheets.findings), (*unread, *uncounted, *sheets.faults)
    now = {(finding.code, finding.where) for finding in check(evidence)}
    broken = [Finding("doubt", "error", fault.what, (fault.where,), ask=fault.fix) for fault in unread]
    before = Evidence(observations, Figures(measure(observations, as_sent.internal)), as_sent, evidence.before, found)
    for finding in (*broken, *check(before)):
        cells = [cell for cell in finding.where if cell in mended]
        if cells and (finding.code, finding.where) not in now:
            yield replace(finding, corrected=mended[cells[0]])
