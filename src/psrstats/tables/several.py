"""Questions of which several answers may be chosen, so that they come to more than all, in numbers or shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.config import Settings
from psrstats.lineage import Figures


def several(rows: Sequence[int], figures: Figures, settings: Settings) -> Iterator[str]:
    """Say of which questions the answers that are shown come to more than those who answered."""
    parts: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for row in rows:
        measure = settings.measures[figures.get(row, "measure")]
        told = measure.answer and measure.answer.kind == "choices" and not figures.get(row, "statistic")
        if told and figures.get(row, "group") and not figures.get(row, "marker"):
            parts[measure.name, figures.get(row, "period")] += figures.number(row)
    for (name, period), added in parts.items():
        whole = figures.find(name, area=settings.report.area, period=period)
        if whole is not None and not figures.get(whole, "marker") and added > figures.number(whole):
            yield f"{settings.measures[name].words}: several answers may be given, so that they come to more than all."
