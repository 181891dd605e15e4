"""A source whose file has not come yet: its figures are not available, and nothing of last year's stands for them."""

from __future__ import annotations

import numpy as np

from psrstats.config import Settings, Source
from psrstats.load.readings import Reading, empty
from psrstats.model import Finding


def awaited(settings: Settings, source: Source) -> Reading:
    """Give each measure of a source as [x], for the report's own area and period; its cell is the file to come."""
    measures = [one.name for one in settings.measures.values() if one.source == source.name]
    said = {
        "source": source.name,
        "area": settings.report.area,
        "period": settings.report.period,
        "value": np.nan,
        "places": 0,
        "marker": "x",
        "cell": source.file,
    }
    blank = {name: np.full(len(measures), said.get(name, ""), column.dtype) for name, column in empty().items()}
    columns = blank | {"measure": np.array(measures, dtype=object)}
    last = f" Last year's was saved on {source.awaited}." if source.awaited[:1].isdigit() else ""
    count = f"{len(measures):,} measure{'s are' if len(measures) != 1 else ' is'}"
    what = f"It is awaited from {source.agency}: {count} [x] until it comes.{last}"
    finding = Finding("file", "warning", what, (source.file,))
    return Reading(columns, [finding], measures=set(measures))
