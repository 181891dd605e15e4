"""Recent trends: five years of a measure, tested."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from psrstats.columns import ABSENT, NOTHING_SENT, Array, Columns, Inputs
from psrstats.config import Settings
from psrstats.formulas.polarity import TRAVELLED
from psrstats.formulas.trend import Trend, interval_trend, percentage_trend
from psrstats.measures.interval import interval_rows
from psrstats.measures.polarity import polarity
from psrstats.periods import known_period, season

LEVEL = 95
SIGNS = {"increasing": 1, "decreasing": -1, "no significant change": 0}


def trend(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """State the trend of each measure in a table of trends, for each area and group, at the latest of its years.

    Percentages of counts by chi-square for trend, all else by weighted regression on the 95% intervals. Quarters make a
    series with the same quarter of other years.
    """
    asked = {name for table in settings.tables if table.layout == "trends" for name in table.measures}
    rows = [row for name in sorted(asked) for row in figures.plain_of.get(name, figures.plain[:0]).tolist()]
    series = [_since_break(figures, one, settings) for one in _series(figures, rows)]
    last = np.array([rows[-1] for rows in series], dtype=np.intp)
    found = [_trend(figures, np.array(rows)) for rows in series]
    signs = np.array([SIGNS.get(one.direction, np.nan) for one in found])
    code = figures.words.code
    trends = figures.change(
        last,
        Inputs.each(series),
        statistic="trend",
        unit="trend",
        value=signs,
        places=0,
        per=0,
        marker="",
        reason=np.array([code(one.reason) for one in found], dtype=np.int32),
        text=np.array([code(one.direction) for one in found], dtype=np.int32),
        formula="",
        **NOTHING_SENT,
    )
    yield trends
    yield _judged(trends, settings)


def _series(figures: Columns, rows: list[int]) -> Iterator[list[int]]:
    """Part rows into series of years, each in order."""

    def about(row: int) -> tuple[int, int, int, str]:
        period = known_period(figures.words[figures["period"][row]])
        return (*(figures[name][row].item() for name in ("measure", "area", "group")), season(period))

    def year(row: int) -> int:
        return known_period(figures.words[figures["period"][row]]).end.year

    for _, members in groupby(sorted(rows, key=lambda row: (about(row), year(row))), key=about):
        yield list(members)


def _since_break(figures: Columns, rows: list[int], settings: Settings) -> list[int]:
    """Keep of a series the years since its last break."""
    name = figures.words[figures["measure"][rows[-1]]]
    periods = [figures.words[code] for code in figures["period"][rows].tolist()]
    return [
        row for row, period in zip(rows, periods, strict=True) if not settings.break_between(name, period, periods[-1])
    ]


def _trend(figures: Columns, rows: Array) -> Trend:
    years = [known_period(figures.words[code]).end.year for code in figures["period"][rows]]
    if (figures["formula"][rows] == figures.words.code("percentage")).all():
        return percentage_trend(dict(zip(years, _counts(figures, rows), strict=True)))
    lower, upper = interval_rows(figures, rows, LEVEL)
    limits = (np.where(found == ABSENT, np.nan, figures["value"][found]) for found in (lower, upper))
    points = zip(figures["value"][rows].tolist(), *(limit.tolist() for limit in limits), strict=True)
    return interval_trend(dict(zip(years, points, strict=True)))


def _counts(figures: Columns, rows: Array) -> list[tuple[float, float] | None]:
    inputs = [figures.inputs.of(row) for row in rows.tolist()]
    values = figures["value"]
    return [(float(values[of[0]]), float(values[of[1]])) if len(of) == 2 else None for of in inputs]


def _judged(trends: Columns, settings: Settings) -> Columns:
    """Say whether a trend is good, by polarity; nothing of a measure without one."""
    signs = polarity(trends, settings)
    rows = np.flatnonzero((signs != 0) & (trends["value"] == trends["value"]))
    value = (trends["value"] * signs)[rows]
    text = trends.words.spell(value, lambda one: TRAVELLED.get(one, ""))
    return trends.change(rows, statistic="trend-travel", unit="judgement", value=value, text=text)
