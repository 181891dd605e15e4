"""Percentages and the like that agencies send of fewer children than the least denominator, or of all but so few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from psrstats.columns import Array, Observations
from psrstats.config import Settings
from psrstats.formulas.age_bands import ages
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.totals import is_summed, is_total
from psrstats.units import said_of

NAMES = ("measure", "period", "area", "group", "item", "value")
Lot = dict[tuple[str, str, str], float]  # the counts of a measure and period by their areas, groups and items


class Few:
    """The counts of a report, each held against those that it is part of."""

    def __init__(self, sent: Observations, settings: Settings) -> None:
        self._least, self._report = settings.disclosure.least_denominator, settings.report
        self._lots: dict[tuple[str, str], Lot] = defaultdict(dict)
        for measure, period, *place, value in sent.rows(*NAMES):
            if self._least and value > 0:
                self._lots[measure, period].setdefault((place[0], place[1], place[2]), float(value))

    def among(self, sent: Observations, pairs: Array) -> list[int]:
        """Give the rows that are of too few, or of all but too few.

        sent: columns as in model.OBSERVATIONS; pairs: rows, each with that of the count that it may be of.
        """
        if not self._least:
            return []
        few = {count: self._is_few(sent, count) for count in dict.fromkeys(pairs[:, 1].tolist())}
        return [told for told, count in pairs.tolist() if few[count]]

    def beside(self, sent: Observations, pairs: Array, settings: Settings) -> list[int]:
        """Give the rows that may be of too few: their digits can be those of so many of a few that stand near them.

        pairs: rows, each with that of a count that stands next to it, or shares a word with it. Of an average any
        count may be the whole; a whole score that nothing calls an average is a grade or a place.
        """
        if not self._least:
            return []
        may = [_may_be(sent, told, sent.get(count, "value"), settings) for told, count in pairs.tolist()]
        return self.among(sent, pairs[np.array(may, dtype=bool)])

    def _is_few(self, sent: Observations, whole: int) -> bool:
        measure, period, area, group, item, value = (sent.get(whole, name) for name in NAMES)
        left = (more - value for more in self._around(self._lots[measure, period], area, group, item))
        return 0 < value < self._least or any(0 < one < self._least for one in left)

    def _around(self, lot: Lot, area: str, group: str, item: str) -> Iterator[float]:
        """Give the counts that hold another: of all groups, items or areas, and of more ages."""
        for (where, who, what), value in lot.items():
            wider = (area != where and where == self._report.area and area in self._report.areas) or where == area
            wider = wider and (what in ("", item) or is_total(what)) and (group == who or _holds(who, group))
            if wider and (where, who, what) != (area, group, item):
                yield value


def _may_be(sent: Observations, told: int, whole: float, settings: Settings) -> bool:
    """Say whether a figure may be made of so many children by its digits."""
    measure, value = settings.measures[sent.get(told, "measure")], sent.get(told, "value")
    if measure.unit == "score":
        return value % 1 != 0 or not is_summed(f"{measure.title} {measure.label}")
    if said_of(measure.unit).average:
        return True
    per = {"percent": 100, "rate": measure.per or 1}.get(measure.unit, 1)
    shown = printed(value, sent.get(told, "places"), counted=False)
    return value >= 0 and whole > 0 and len(numerators(shown, whole, per, either_way=True)) > 0


def _holds(whole: str, part: str) -> bool:
    """Tell whether a group is in another by their labels."""
    if not whole or is_total(whole):
        return True
    one, other = ages(whole), ages(part)
    if one is None or other is None:
        return False
    return other.low >= one.low and (one.high is None or (other.high is not None and other.high <= one.high))
