"""Last year's figures as they were published, where this year's files have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from posixpath import normpath
from typing import Any

from psrstats.columns import Observations
from psrstats.compared.state import State
from psrstats.config import Settings
from psrstats.model import OBSERVATIONS
from psrstats.periods import known_period

PLACE = ["measure", "area", "group", "item", "period"]


def with_published(observations: Observations, before: Sequence[State], settings: Settings) -> Observations:
    """Add to a report's observations what was published of earlier periods and was not sent again.

    observations: columns as in model.OBSERVATIONS.
    before: what was published, the last report first: of the year before, and of measures in tables of trends of every
    year. Where several have a figure the last one's is taken.
    A figure's cell is that of the earlier report's file, after the report's folder, or the published file; where this
    year's files have a figure it is kept.
    """
    known = set(observations.rows(*PLACE))
    rows: list[dict[str, Any]] = []
    for number, state in enumerate(before):
        for row in _published(state, settings, series_only=number > 0):
            place = tuple(row[name] for name in PLACE)
            if place not in known:
                known.add(place)
                rows.append(row)
    if not rows:
        return observations
    added = Observations.each(rows)
    return observations.stack(added)


def _published(last: State, settings: Settings, *, series_only: bool) -> Iterator[dict[str, Any]]:
    """Give the figures that were published of earlier periods of measures that are sent, each as it was printed."""
    figures, before = last.figures, settings.report.compared_period
    series = _in_series(settings)
    wanted = {name for name, one in settings.measures.items() if one.source and not one.made_of}
    periods = {name: known_period(name) for name in set(figures.columns.texts("period").tolist()) if name}
    for row in figures.columns.where(statistic="").tolist():
        get = figures.get
        measure, marker, period = get(row, "measure"), get(row, "marker"), periods.get(get(row, "period"))
        if measure not in wanted or period is None or marker not in ("", "c", "low") or period.end > before.end:
            continue
        if measure not in series and (series_only or period.end < before.start):
            continue
        if (get(row, "unit"), get(row, "per")) != _unit(settings, measure) or (not marker and isnan(get(row, "value"))):
            continue
        yield _row(last, row, settings)


def _row(last: State, row: int, settings: Settings) -> dict[str, Any]:
    get, cells = last.figures.get, last.cells(row)[:1] if not last.records else ()
    said = {name: get(row, name) for name in (*PLACE, "value", "places", "marker")}
    file, *place = "/".join((last.name, *cells)).split("!")
    cell = "!".join((normpath(file), *place))  # of a report before last: ../2018-19/../2017-18 is ../2017-18
    own = {"source": settings.measures[said["measure"]].source, "original": last.figures.text(row), "cell": cell}
    return dict.fromkeys(OBSERVATIONS, "") | said | own


def _in_series(settings: Settings) -> set[str]:
    """Name the measures of tables of trends, and those that they are made of."""
    names = {name for table in settings.tables if table.layout == "trends" for name in table.measures}
    waiting = list(names)
    while waiting:
        measure = settings.measures.get(waiting.pop())
        new = [one for one in measure.made_of if one not in names] if measure else []
        names |= set(new)
        waiting += new
    return names


def _unit(settings: Settings, measure: str) -> tuple[str, int]:
    return settings.measures[measure].unit, settings.measures[measure].per or 0
