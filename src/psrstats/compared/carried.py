"""Last year's figures as they were published, where this year's files have none."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from typing import Any

import pandas as pd

from psrstats.compared.state import State
from psrstats.config import Settings
from psrstats.model import OBSERVATIONS
from psrstats.periods import Period, known_period

PLACE = ["measure", "area", "group", "item", "period"]


def with_published(observations: pd.DataFrame, last: State, settings: Settings) -> pd.DataFrame:
    """Add to a report's observations what was published of the year before and was not sent again.

    observations: columns as in model.OBSERVATIONS; last: what was published.
    A figure's cell is that of last year's file, after the report's folder, or the published file; where both years'
    files have a figure, this year's is kept.
    """
    sent = set(zip(*(observations[name].tolist() for name in PLACE), strict=True))
    rows = [row for row in _published(last, settings) if tuple(row[name] for name in PLACE) not in sent]
    if not rows:
        return observations
    added = pd.DataFrame(rows, columns=list(OBSERVATIONS)).astype(observations.dtypes.to_dict())
    return pd.concat([observations, added], ignore_index=True)


def _published(last: State, settings: Settings) -> Iterator[dict[str, Any]]:
    """Give the figures of the year before that were published of measures that are sent, each as it was printed."""
    figures, before = last.figures, settings.report.compared_period
    periods = {name: _within(name, before) for name in set(figures.columns.texts("period").tolist())}
    wanted = {name for name, one in settings.measures.items() if one.source and not one.made_of}
    for row in figures.columns.where(statistic="").tolist():
        get = figures.get
        measure, marker = get(row, "measure"), get(row, "marker")
        if measure not in wanted or not periods[get(row, "period")] or marker not in ("", "c", "low"):
            continue
        if (get(row, "unit"), get(row, "per")) != _unit(settings, measure) or (not marker and isnan(get(row, "value"))):
            continue
        cells = last.cells(row)[:1] if not last.records else ()
        said = {name: get(row, name) for name in (*PLACE, "value", "places", "marker")}
        cell = "/".join((settings.report.against, *cells))
        source = settings.measures[measure].source
        yield dict.fromkeys(OBSERVATIONS, "") | said | {"source": source, "original": figures.text(row), "cell": cell}


def _within(name: str, before: Period) -> bool:
    return bool(name) and before.start <= known_period(name).end <= before.end


def _unit(settings: Settings, measure: str) -> tuple[str, int]:
    return settings.measures[measure].unit, settings.measures[measure].per or 0
