"""The charts, an SVG file each."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.results import Results
from psrstats.writers import drawing


def svg(results: Results) -> Iterator[tuple[str, bytes]]:
    """Draw each chart of a report."""
    for chart in results.charts:
        yield f"{chart.name}.svg", drawing.svg(chart).encode()
