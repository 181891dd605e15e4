"""A report as it runs: read once, in order, and kept."""

from psrstats.report.run import Run

__all__ = ["Run"]
