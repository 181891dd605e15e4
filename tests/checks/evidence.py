"""Evidence for tests: observations by hand, figures worked out of them."""

from __future__ import annotations

from psrstats.checks import Evidence
from psrstats.columns import Observations
from psrstats.config import Settings
from tests.measures.reports import Observed, work_out


def evidence_of(settings: Settings, *observations: Observed) -> Evidence:
    """Put observations and what is worked out of them together, as a run of psrstats would."""
    rows: list[dict[str, object]] = [{"original": str(one["value"])} | _said(one) for one in observations]
    return Evidence(Observations.each(rows), work_out(settings, *observations), settings)


def _said(one: Observed) -> dict[str, object]:
    return {name: value for name, value in one.items() if value != ""}
