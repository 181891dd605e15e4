"""The mean of the area's statistical neighbours, as an area to compare with."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.columns import NOTHING_SENT, Columns, Inputs
from psrstats.config import Settings
from psrstats.model import NEIGHBOURS

OF = ["measure", "group", "period"]


def neighbours(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Give the unweighted mean of each percentage, rate, score and ratio of the statistical neighbours.

    A neighbour without a figure, or whose agency suppressed it, is left out: the note says how many of them it is of.
    """
    words, plain = figures.words, figures.plain
    among = np.isin(figures["area"][plain], [words.code(area) for area in settings.report.neighbours])
    rows = plain[among & (figures["unit"][plain] != words.code("count")) & (figures["marker"][plain] == 0)]
    sent = pd.DataFrame({name: figures[name][rows] for name in OF} | {"row": rows, "value": figures["value"][rows]})
    groups = sent.drop_duplicates([*OF, "row"]).groupby(OF, sort=False)
    found = groups.agg({"row": ["first", list], "value": "mean"})
    first = found["row", "first"].to_numpy(np.intp)
    yield figures.change(
        first,
        Inputs.each(found["row", "list"].tolist()),
        area=NEIGHBOURS,
        value=found["value", "mean"].to_numpy(),
        places=np.maximum(figures["places"][first], 1),
        formula="mean",
        **NOTHING_SENT,
    )
