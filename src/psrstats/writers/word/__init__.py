"""The analyst's own Word document, filled in place."""

from psrstats.writers.word.template import Template

__all__ = ["Template"]
