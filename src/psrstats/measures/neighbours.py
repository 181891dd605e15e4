"""The mean of the area's statistical neighbours, as an area to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

import numpy as np

from psrstats.columns import NOTHING_SENT, Columns, Inputs, lots
from psrstats.config import Settings
from psrstats.model import NEIGHBOURS

OF = ("measure", "group", "period")


def neighbours(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """Give the unweighted mean of each percentage, rate, score and ratio of the statistical neighbours.

    A neighbour without a figure, or whose agency suppressed it, is left out: the note says how many of them it is of.
    """
    words, plain = figures.words, figures.plain
    among = np.isin(figures["area"][plain], [words.code(area) for area in settings.report.neighbours])
    rows = plain[among & (figures["unit"][plain] != words.code("count")) & (figures["marker"][plain] == 0)]
    alike = [rows[lot] for lot in lots(*(figures[name][rows] for name in OF))]
    first = np.array([lot[0] for lot in alike], dtype=np.intp)
    yield figures.change(
        first,
        Inputs.each([lot.tolist() for lot in alike]),
        area=NEIGHBOURS,
        value=np.array([fsum(figures["value"][lot].tolist()) / len(lot) for lot in alike], dtype=float),
        places=np.maximum(figures["places"][first], 1),
        formula="mean",
        **NOTHING_SENT,
    )
