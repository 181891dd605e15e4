"""The JSON file."""

from __future__ import annotations

from psrstats.results import Results
from psrstats.writers.json import json as text


def json(results: Results) -> bytes:
    """Write a report as JSON."""
    return text(results).encode()
