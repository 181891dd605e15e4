"""Where a report is not given: findings as serious as it says, or counts that its public edition would give away."""

from __future__ import annotations

from psrstats.errors import Fault, UserError
from psrstats.model import SEVERITIES
from psrstats.report.run import Run


def refuse_serious(run: Run) -> None:
    """Stop where a finding is as serious as the report will not print with."""
    stop = run.settings.checks.stop
    serious = SEVERITIES[: SEVERITIES.index(stop) + 1] if stop != "never" else ()
    open_ones = [one for one in run.findings if one.severity in serious and not (one.accepted or one.corrected)]
    if open_ones:
        raise UserError(*(Fault(one.code, str(one)) for one in open_ones))


def refuse_leaks(run: Run) -> None:
    """Refuse to publish where a count that is not shown can be worked out from what is; the internal edition may."""
    told = run.findings if not run.internal else ()
    open_ones = [one for one in told if one.name == "read-back" and one.severity == "error" and not one.accepted]
    if open_ones:
        raise UserError(*(Fault(one.code, str(one), "psrstats attack shows how.") for one in open_ones))
