"""What was sent in, findings out: what an analyst should ask an agency before a figure is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from psrstats.checks.acceptance import accepted
from psrstats.checks.agreement import agreement
from psrstats.checks.areas import areas
from psrstats.checks.evidence import Evidence
from psrstats.checks.file_period import file_period
from psrstats.checks.folding import folded
from psrstats.checks.granularity import granularity
from psrstats.checks.hundred import hundred
from psrstats.checks.implausible import implausible
from psrstats.checks.label import label
from psrstats.checks.linked import linked
from psrstats.checks.missing_period import missing_period
from psrstats.checks.overlap import overlap
from psrstats.checks.parts import parts
from psrstats.checks.period_order import period_order
from psrstats.checks.population import population
from psrstats.checks.quotient import quotient
from psrstats.checks.rank_said import rank_said
from psrstats.checks.restated import restated
from psrstats.checks.said import said
from psrstats.checks.small_number import small_number
from psrstats.checks.subset import subset
from psrstats.checks.unit import unit
from psrstats.checks.unlike_periods import unlike_periods
from psrstats.model import SEVERITIES, Finding

CHECKS = (
    quotient,
    parts,
    overlap,
    label,
    subset,
    agreement,
    unit,
    unlike_periods,
    missing_period,
    period_order,
    file_period,
    said,
    rank_said,
    hundred,
    granularity,
    implausible,
    linked,
    small_number,
    areas,
    population,
    restated,
)

__all__ = ["CHECKS", "Evidence", "check", "folded", "in_order"]


def check(evidence: Evidence, also: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Run every check, and give what they, loading and others found: the most serious first, those accepted last."""
    found = [*evidence.loaded, *(finding for part in CHECKS for finding in part(evidence)), *also]
    return in_order(accepted(found, evidence))


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put findings in order: open before accepted or corrected, the most serious first, then by code and cell."""

    def key(finding: Finding) -> tuple[bool, int, str, tuple[str, ...], str]:
        settled = bool(finding.accepted or finding.corrected)
        return settled, SEVERITIES.index(finding.severity), finding.code, finding.where, finding.message

    return tuple(sorted(dict.fromkeys(findings), key=key))
