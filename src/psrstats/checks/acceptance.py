"""Findings that an analyst has asked about: told with their reason, unless the figure has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from psrstats.checks.evidence import Evidence
from psrstats.config import Acceptance
from psrstats.model import Finding


def accepted(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """Mark the findings that psrstats.toml accepts, and add one for each acceptance that holds no longer."""
    acceptances = [one for one in evidence.settings.acceptances if one.where]  # the others are of a draft
    marked = [_marked(finding, acceptances, evidence) for finding in findings]
    return [*marked, *_stale(findings, acceptances, evidence)]


def _marked(finding: Finding, acceptances: Sequence[Acceptance], evidence: Evidence) -> Finding:
    for one in acceptances:
        if _is_of(one, finding) and not _changed(one, evidence):
            return replace(finding, accepted=f"{one.reason} ({one.by}, {one.when})")
    return finding


def _stale(findings: Sequence[Finding], acceptances: Sequence[Acceptance], evidence: Evidence) -> Iterator[Finding]:
    for one in acceptances:
        if not any(_is_of(one, finding) for finding in findings):
            message = f"{one.code} is accepted here, but there is no such finding."
            yield Finding("acceptance", "warning", message, (one.where,), explanation="Drop its [[accept]].")
        elif _changed(one, evidence):
            message = (
                f"{one.code} was accepted when the cell read '{one.reads}'; it reads '{evidence.reads[one.where]}'."
            )
            yield Finding(
                "acceptance", "warning", message, (one.where,), explanation="Ask again, then renew its [[accept]]."
            )


def _is_of(acceptance: Acceptance, finding: Finding) -> bool:
    return acceptance.code == finding.code and acceptance.where in finding.where


def _changed(acceptance: Acceptance, evidence: Evidence) -> bool:
    return evidence.reads.get(acceptance.where, acceptance.reads) != acceptance.reads
