"""The charts, a PNG file each."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.results import Results
from psrstats.writers import drawing


def png(results: Results) -> Iterator[tuple[str, bytes]]:
    """Draw each chart of a report.

    Raises UserError where Pillow is not installed.
    """
    for chart in results.charts:
        yield f"{chart.name}.png", drawing.png(chart)
