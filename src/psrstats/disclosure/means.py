"""Averages that are measures of their own: so many times one is the sum of the counts that it is the average of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from psrstats.columns import Array, Observations
from psrstats.config import Settings
from psrstats.disclosure.by_periods import tiled
from psrstats.disclosure.cells import PLACE
from psrstats.disclosure.chains import runs
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.telling import telling
from psrstats.formulas.printed import printed
from psrstats.totals import is_summed, is_total

Row = tuple[str, str, str, str, str]  # measure, area, group, item and period
Lines = dict[tuple[str, ...], list[int]]
FEWEST = 2  # counts that have an average
MOST = 12  # periods of a rolling average


def sent_means(sent: Observations, counts: Array, untrue: Array, settings: Settings, policy: Policy) -> Array:
    """Find the averages of counts of which one is not shown as it is: of the months of a period, of groups, of areas.

    sent: columns as in model.OBSERVATIONS, as they were sent; counts: which of them count children; untrue: which
    of these are not shown, or not as they are. Returns which rows are such averages.
    An average has decimals, or is called one; whether it is one of some counts their sum tells.
    """
    may = _may_be_means(sent, settings)
    found = np.zeros(len(sent), dtype=bool)
    if may.any() and untrue.any():
        lines = _Lines(sent, counts)
        for row in np.flatnonzero(may).tolist():
            found[row] = any(
                untrue[line].any() and _is_mean(sent, row, line, settings, policy) for line in lines.of(row)
            )
    return found


def _may_be_means(sent: Observations, settings: Settings) -> Array:
    names = [name for name, one in settings.measures.items() if not is_summed(f"{one.title} {one.label}")]
    value = sent["value"]
    broken = (value != np.floor(value)) & sent.says("measure", *_apart(settings))
    found: Array = sent.says("marker", "") & (value >= 0) & (sent.says("measure", *names) | broken)
    return found


def _apart(settings: Settings) -> list[str]:
    """Name the measures that are numbers of something, not children in a hundred."""
    return [name for name, one in settings.measures.items() if one.unit in ("count", "score", "ratio")]


class _Lines:
    """The counts that one average may be of: rows of one measure by period, by group, by item or by area."""

    def __init__(self, sent: Observations, counts: Array) -> None:
        self._rows: list[Row] = sent.rows(*PLACE)
        self._at = {self._rows[row]: row for row in np.flatnonzero(counts).tolist()}
        self._lines: Lines = defaultdict(list)
        self._measures: dict[str, None] = {}
        for place, row in self._at.items():
            measure, area, group, item, period = place
            self._measures[measure] = None
            if group and not is_total(group) and not item:
                self._lines[measure, area, "groups", period].append(row)
            if item and not is_total(item):
                self._lines[measure, area, "items", group, period].append(row)
            self._lines[measure, "areas", group, item, period].append(row)
        self._periods = tuple(dict.fromkeys(place[-1] for place in self._rows))
        self._runs = [tuple(one.name for one in run) for run in runs(set(self._periods))]

    def of(self, row: int) -> Iterator[list[int]]:
        """Give the lines that an average may be of."""
        own, area, group, item, period = self._rows[row]
        for measure in self._measures:
            for names in (*tiled(period, self._periods), *self._around(period)):
                parts = [self._at[place] for name in names if (place := (measure, area, group, item, name)) in self._at]
                if len(parts) == len(names):
                    yield parts
            if measure != own:
                yield self._lines.get((measure, area, "groups", period), [])
                yield self._lines.get((measure, area, "items", group, period), [])
            areas = self._lines.get((measure, "areas", group, item, period), [])
            yield [one for one in areas if self._rows[one][1] != area]

    def _around(self, period: str) -> Iterator[tuple[str, ...]]:
        """Give the runs of periods of which a rolling average may be: those that end with its own, or lie around it."""
        for run in self._runs:
            if period in run:
                at = run.index(period)
                yield from (run[at - many + 1 : at + 1] for many in range(FEWEST, min(at + 1, MOST) + 1))
                reach = min(at, len(run) - 1 - at)
                yield from (run[at - far : at + far + 1] for far in range(1, reach + 1))


def _is_mean(sent: Observations, row: int, line: Sequence[int], settings: Settings, policy: Policy) -> bool:
    """Say whether a figure is the average of some counts, as far as they are known; those left out may be any few."""
    if len(line) < FEWEST:
        return False
    shown = printed(float(sent["value"][row]), int(sent["places"][row]), counted=False)
    values = sent["value"][line]
    unknown = int(np.isnan(values).sum())
    known, many = float(np.nansum(values)), len(line)
    low, high = known + policy.lowest * unknown, known + max(policy.largest, policy.base) * unknown
    half = many * float(shown.allowance)
    fits = low - half <= many * shown.value <= high + half
    return bool(fits) and (half < 1 or _share(settings, sent.get(row, "measure"), sent.get(line[0], "measure")))


def _share(settings: Settings, one: str, other: str) -> bool:
    """Say whether two measures share a word, or a source."""
    first, second = settings.measures[one], settings.measures[other]
    return first.source == second.source or bool(telling(first.words) & telling(second.words))
