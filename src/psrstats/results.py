"""What a run ends with, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass

from psrstats.config import Report
from psrstats.lineage import Figures
from psrstats.model import Finding, Table


@dataclass(frozen=True, slots=True)
class Results:
    """A report's tables, the figures behind them, and what was found on the way."""

    report: Report
    figures: Figures
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
