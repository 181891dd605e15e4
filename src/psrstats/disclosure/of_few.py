"""Percentages and the like that agencies send of fewer children than the least denominator, or of all but so few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from psrstats.config import Settings
from psrstats.formulas.age_bands import ages
from psrstats.totals import is_total

Lot = dict[tuple[str, str, str], float]  # the counts of a measure and period by their areas, groups and items


class Few:
    """The counts of a report, each held against those that it is part of."""

    def __init__(self, sent: pd.DataFrame, settings: Settings) -> None:
        self._least, self._report = settings.disclosure.least_denominator, settings.report
        self._lots: dict[tuple[str, str], Lot] = defaultdict(dict)
        names = ("measure", "period", "area", "group", "item", "value")
        for measure, period, *place, value in zip(*(sent[name].tolist() for name in names), strict=True):
            if self._least and value > 0:
                self._lots[measure, period].setdefault((place[0], place[1], place[2]), float(value))

    def among(self, sent: pd.DataFrame, pairs: pd.DataFrame) -> list[int]:
        """Give the rows that are of too few, or of all but too few.

        sent: columns as in model.OBSERVATIONS; pairs: the rows `told`, with those of the `count` that each may be of.
        """
        if not self._least:
            return []
        return [told for told, count in pairs[["told", "count"]].to_numpy().tolist() if self._is_few(sent.iloc[count])]

    def _is_few(self, whole: pd.Series) -> bool:
        value = float(whole["value"])
        lot = self._lots[str(whole["measure"]), str(whole["period"])]
        left = (more - value for more in self._around(lot, str(whole["area"]), str(whole["group"]), str(whole["item"])))
        return 0 < value < self._least or any(0 < one < self._least for one in left)

    def _around(self, lot: Lot, area: str, group: str, item: str) -> Iterator[float]:
        """Give the counts that hold another: of all groups, items or areas, and of more ages."""
        for (where, who, what), value in lot.items():
            wider = (area != where and where == self._report.area and area in self._report.areas) or where == area
            wider = wider and (what in ("", item) or is_total(what)) and (group == who or _holds(who, group))
            if wider and (where, who, what) != (area, group, item):
                yield value


def _holds(whole: str, part: str) -> bool:
    """Tell whether a group is in another by their labels."""
    if not whole or is_total(whole):
        return True
    one, other = ages(whole), ages(part)
    if one is None or other is None:
        return False
    return other.low >= one.low and (one.high is None or (other.high is not None and other.high <= one.high))
