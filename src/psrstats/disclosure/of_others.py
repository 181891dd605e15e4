"""Percentages beside counts that are not shown, which arithmetic shows to be of other counts: these may stay."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

import numpy as np

from psrstats.columns import Array, Observations, together
from psrstats.config import Settings
from psrstats.disclosure.policy import Policy
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed

FEWEST = 3  # groups whose percentages must all be their shares of the total


def of_others(
    sent: Observations,
    counts: Array,
    hidden: Array,
    beside: Array,
    named: Array,
    settings: Settings,
    policy: Policy,
) -> list[int]:
    """Give the percentages beside hidden counts that can be neither these, nor few, nor all others, of a known whole.

    sent: columns as in model.OBSERVATIONS; counts, hidden: which rows count children, and which of these are not shown;
    beside: pairs of the row of a percentage and that of a hidden count beside it; named: and that of its denominator.
    Only those of which the whole is named and shown; or of which both counts are shown, of the same place: then every
    shown count of the place, and of all its groups, is tried as their whole. And whatever their whole may be, those
    beside small counts only whose digits no small count gives: 43.2% is not 1 to 5 of any number, nor all but so many.
    """
    value, places = sent["value"], sent["places"]
    percents = [name for name, measure in settings.measures.items() if measure.unit == "percent"]
    rows = sent.says("measure", *percents)
    wholes, near = _gathered(named), _gathered(beside)
    open_ones = _open(sent, counts & ~hidden & (value > 0))
    found = []
    for row, those in near.items():
        of = wholes.get(row, ()) or (_known(sent, row, open_ones) if rows[row] else [])
        if rows[row] and of and not hidden[list(of)].any():
            told = float(value[row]), int(places[row])
            if not any(_may_be(told, whole, value[those], policy) for whole in value[list(of)].tolist()):
                found.append(row)
        elif rows[row] and not of and not _may_be_of_few(float(value[row]), int(places[row]), policy):
            found += [row] if policy.is_small(value[those]).all() else []
    return found


def _may_be_of_few(value: float, places: int, policy: Policy) -> bool:
    """Say whether a percentage may be that of few, or of all but few, of any whole; its digits may have been cut."""
    told = printed(value, places, counted=False)
    unit = 2 * told.allowance
    for share in (told.value, 100 - told.value):
        if share <= unit:
            return True
        for few in range(1, policy.largest + 1):
            if ceil(few * 100 / (share + unit)) <= floor(few * 100 / (share - unit)):
                return True
    return False


def _gathered(pairs: Array) -> dict[int, list[int]]:
    """Give the counts of each percentage."""
    found: dict[int, list[int]] = {}
    for told, count in pairs.tolist():
        found.setdefault(told, []).append(count)
    return found


def _open(sent: Observations, shown: Array) -> dict[tuple[str, ...], list[int]]:
    """Put the rows of counts that are shown together by their area, item, period and group."""
    found: dict[tuple[str, ...], list[int]] = {}
    columns = (sent.texts(name, shown).tolist() for name in ("area", "item", "period", "group"))
    for *key, row in zip(*columns, np.flatnonzero(shown).tolist(), strict=True):
        found.setdefault(tuple(map(str, key)), []).append(row)
    return found


def _known(sent: Observations, row: int, shown: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Give the counts that a percentage may be of, if it is made of two of its source and place that are shown."""
    place = (sent.get(row, "area"), sent.get(row, "item"), sent.get(row, "period"))
    own = shown.get((*place, sent.get(row, "group")), [])
    alike = sent["value"][[other for other in own if sent["source"][other] == sent["source"][row]]].tolist()
    figure = printed(sent.get(row, "value"), sent.get(row, "places"), counted=False)
    known = any(int(part) in numerators(figure, whole) for whole in alike for part in alike if part < whole)
    return list(dict.fromkeys((*own, *shown.get((*place, ""), [])))) if known else []


def _may_be(told: tuple[float, int], whole: float, others: Iterable[float], policy: Policy) -> bool:
    """Say whether a percentage of a whole may be that of few, of any of some counts, or of all but these."""
    if not whole > 0:
        return True
    tops = numerators(printed(*told, counted=False), whole, either_way=True)
    secret = [*range(policy.lowest, policy.largest + 1), *others]
    return any(one != one or one in tops or whole - one in tops for one in secret)


def shares_of_all(sent: Observations, only: Array) -> list[int]:
    """Give the percentages of groups that are, in each of them, the group's own share of the total that is sent.

    only: the rows of percentages, each with that of the one count of its group, as pairs.
    """
    if not len(only):
        return []
    told, counts = only.T
    lot = together(*(sent[name] for name in ("measure", "source", "area", "item", "period")))
    wholes = np.flatnonzero(sent.says("group", "") & (sent["value"] > 0))[::-1]
    whole = np.full(len(sent), np.nan)
    whole[lot[wholes]] = sent["value"][wholes]  # the first of each lot
    columns = (sent["value"][told], sent["places"][told], sent["value"][counts], whole[lot[counts]])
    fit = np.array(
        [_is_share(*each) for each in zip(*(column.tolist() for column in columns), strict=True)], dtype=bool
    )
    size, fitting = np.bincount(lot[told]), np.bincount(lot[told], fit)
    found: list[int] = told[((size == fitting) & (size >= FEWEST))[lot[told]]].tolist()
    return found


def _is_share(told: float, places: float, count: float, whole: float) -> bool:
    if not whole >= count >= 0:
        return False
    return int(count) in numerators(printed(told, int(places), counted=False), whole, either_way=True)
