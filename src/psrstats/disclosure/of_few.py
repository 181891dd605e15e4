"""Percentages and the like that agencies send of fewer children than the least denominator, or of all but so few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from psrstats.config import Settings
from psrstats.formulas.age_bands import ages
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.totals import is_summed, is_total
from psrstats.units import said_of

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
        few = {count: self._is_few(sent.iloc[count]) for count in dict.fromkeys(pairs["count"].tolist())}
        return [told for told, count in pairs[["told", "count"]].to_numpy().tolist() if few[count]]

    def beside(self, sent: pd.DataFrame, pairs: pd.DataFrame, settings: Settings) -> list[int]:
        """Give the rows that may be of too few: their digits can be those of so many of a few that stand near them.

        pairs: the rows `told`, with each `count` that stands next to one, or shares a word with it. Of an average any
        count may be the whole; a whole score that nothing calls an average is a grade or a place.
        """
        if not self._least:
            return []
        value = sent["value"].to_numpy(float)
        may = [
            _may_be(sent.iloc[told], value[count], settings)
            for told, count in pairs[["told", "count"]].to_numpy().tolist()
        ]
        return self.among(sent, pairs[np.array(may, dtype=bool)])

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


def _may_be(told: pd.Series, whole: float, settings: Settings) -> bool:
    """Say whether a figure may be made of so many children by its digits."""
    measure, value = settings.measures[told["measure"]], float(told["value"])
    if measure.unit == "score":
        return value % 1 != 0 or not is_summed(f"{measure.title} {measure.label}")
    if said_of(measure.unit).average:
        return True
    per = {"percent": 100, "rate": measure.per or 1}.get(measure.unit, 1)
    shown = printed(value, int(told["places"]), counted=False)
    return value >= 0 and whole > 0 and len(numerators(shown, whole, per, either_way=True)) > 0


def _holds(whole: str, part: str) -> bool:
    """Tell whether a group is in another by their labels."""
    if not whole or is_total(whole):
        return True
    one, other = ages(whole), ages(part)
    if one is None or other is None:
        return False
    return other.low >= one.low and (one.high is None or (other.high is not None and other.high <= one.high))
