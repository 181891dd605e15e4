"""Figures in, findings out: what an analyst should ask an agency before a figure is printed."""

from __future__ import annotations

from psrstats.checks.population import population
from psrstats.config import Settings
from psrstats.lineage import Figures
from psrstats.model import Finding

CHECKS = (population,)


def check(figures: Figures, settings: Settings) -> tuple[Finding, ...]:
    """Run every check."""
    return tuple(finding for part in CHECKS for finding in part(figures, settings))
