"""Jumps in the ratio of two linked counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from psrstats.checks.evidence import Evidence
from psrstats.formulas.implausible import beside_linked
from psrstats.model import Finding
from psrstats.periods import known_period, year_before

NAME = "linked"
MOVED = 1.25  # times: a ratio that moved less is not looked at


def linked(evidence: Evidence) -> Iterator[Finding]:
    """Find the ratios of two counts, such as contacts a child, that jump in a year: a warning.

    By a quarter where one count rose and the other fell by 5% or more each, otherwise by a factor of 2.
    """
    figures = evidence.figures
    columns = figures.columns
    rows = columns.where(formula="ratio", statistic="", item="", marker="")
    before = columns.words.map(lambda name: year_before(known_period(name)).name, columns["period"][rows])
    then = columns.find(rows, period=before)
    met = then >= 0
    rows, then = rows[met], then[met]
    with np.errstate(divide="ignore", invalid="ignore"):
        times = columns["value"][rows] / columns["value"][then]
    for row, earlier in zip(rows.tolist(), then.tolist(), strict=True):
        moved = times[rows == row][0]
        if moved >= MOVED or moved <= 1 / MOVED:
            yield from _told(evidence, row, earlier)


def _told(evidence: Evidence, row: int, earlier: int) -> Iterator[Finding]:
    figures = evidence.figures
    now, before = figures.inputs(row), figures.inputs(earlier)
    if figures.get(earlier, "marker") or len(now) != 2 or len(before) != 2:
        return
    counts = [(figures.number(then), figures.number(this)) for then, this in zip(before, now, strict=True)]
    found = beside_linked(*counts)
    if found is None:
        return
    first, second = (evidence.title(figures.get(one, "measure")) for one in now)
    area, group, _, period = figures.place(row)
    message = f"'{first}' and '{second}' for {', '.join(filter(None, (group, area, period)))}: {found.reason}."
    cells = tuple(cell for one in (*now, *before) for cell in figures.sources(one))
    reason = "Plausible only if the way of counting changed."
    ask = "Was either counted in another way than the year before?"
    yield Finding(NAME, "warning", message, cells, figures.text(row), figures.text(earlier), reason, ask)
