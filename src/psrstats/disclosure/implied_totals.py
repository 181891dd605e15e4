"""Percentages of groups whose total is not sent: 78% beside a 7 say that all are 9, and so that the others are 2."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from psrstats.columns import Array
from psrstats.disclosure.lines import AREA, GROUP, ITEM, MEASURE, PERIOD
from psrstats.disclosure.quotients import Quotient
from psrstats.totals import is_total

if TYPE_CHECKING:
    from psrstats.disclosure.implied import Implied

Lot = tuple[str, ...]  # measure, area, item and period


def of_unsent_totals(report: Implied, hidden: Array, wholes: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Give the percentages that are, group by group, those of one total that is not shown, of which a part is hidden.

    report: its counts and quotients; hidden: which counts are not shown; wholes: of each, those that it is part of.
    """
    totals = {whole for each in wholes.values() for whole in each}
    shares: dict[Lot, dict[Lot, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for number, one in enumerate(report.quotients.all):
        if one.unit == "percent" and one.place[GROUP]:
            shares[_about(one.place)[1:]][_about(one.place)][one.place[GROUP]] = number
    for lot, groups in _without_total(report, hidden).items() if shares else ():
        for sent in shares.get(lot[1:], {}).values():
            met = {number: groups[group] for group, number in sent.items() if group in groups}
            parts = [number for number in groups.values() if number not in totals]
            if met and _are_of_one(report, met, parts):
                yield from met


def _about(place: Sequence[str]) -> Lot:
    return place[MEASURE], place[AREA], place[ITEM], place[PERIOD]


def _without_total(report: Implied, hidden: Array) -> dict[Lot, dict[str, int]]:
    """Give the groups of each measure, area, item and period that has a hidden group and no total that is shown."""
    found: dict[Lot, dict[str, int]] = defaultdict(dict)
    with_total = set[Lot]()
    for number, place in enumerate(report.cells.places):
        if place[GROUP] and not is_total(place[GROUP]):
            found[_about(place)][place[GROUP]] = number
        elif not hidden[number]:
            with_total.add(_about(place))
    return {
        lot: groups
        for lot, groups in found.items()
        if lot not in with_total and len(groups) > 1 and hidden[list(groups.values())].any()
    }


def _are_of_one(report: Implied, met: Mapping[int, int], groups: Sequence[int]) -> bool:
    """Say whether each percentage is that of its count in one and the same total, such as that of all groups."""
    values = report.cells.values
    least, most = float(np.nansum(values[groups])), inf
    if not np.isnan(values[groups]).any():
        most = least
    for number, cell in met.items():
        if values[cell] == values[cell]:
            low, high = _wholes(report.quotients.all[number], float(values[cell]))
            least, most = max(least, low), min(most, high)
    return least <= most


def _wholes(one: Quotient, count: float) -> tuple[float, float]:
    """Give the least and the greatest total of which a count is a percentage; of a nought, any if that is one too."""
    if not count:
        return (0.0, inf) if one.shown.value <= one.shown.allowance else (inf, 0.0)
    if found := one.bottoms(count):
        return found
    return float(count * one.per / one.shown.allowance), inf
