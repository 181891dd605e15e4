"""The Markdown file."""

from __future__ import annotations

from psrstats.results import Results
from psrstats.writers.markdown import markdown


def md(results: Results) -> bytes:
    """Write a report as Markdown."""
    return markdown(results).encode()
