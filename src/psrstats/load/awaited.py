"""What has not come yet, of any kind: its figures are not available, and nothing of last year's stands for them."""

from __future__ import annotations

import numpy as np

from psrstats.config import Sender, Settings
from psrstats.load.readings import Reading, empty
from psrstats.model import Finding


def awaited(settings: Settings, sender: Sender) -> Reading:
    """Give each measure of what is sent as [x], for the report's own area and period; its cell is the file to come.

    A measure of two logs that are both to come is given once, with the first of them.
    """
    waiting = [one.name for one in settings.waiting]
    own = settings.sent_by(sender)
    measures = [one for one in own if next(name for name in waiting if name in (one.source, *one.logs)) == sender.name]
    said = {
        "area": settings.report.area,
        "period": settings.report.period,
        "value": np.nan,
        "places": 0,
        "marker": "x",
        "cell": sender.file,
    }
    blank = {name: np.full(len(measures), said.get(name, ""), column.dtype) for name, column in empty().items()}
    each = {"measure": [one.name for one in measures], "source": [one.source for one in measures]}
    columns = blank | {name: np.array(words, dtype=object) for name, words in each.items()}
    last = f" Last year's was saved on {sender.awaited}." if sender.awaited[:1].isdigit() else ""
    count = f"{len(own):,} measure{'s are' if len(own) != 1 else ' is'}"
    what = f"It is awaited from {sender.agency}: {count} [x] until it comes.{last}"
    finding = Finding("file", "warning", what, (sender.file,))
    return Reading(columns, [finding], measures={one.name for one in own})
