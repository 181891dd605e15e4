"""Figures that agencies work out from a percentage or a rate: gaps to what is set, and confidence limits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from psrstats.columns import Array, Observations
from psrstats.config import Measure, Settings
from psrstats.disclosure.derived_words import CHANGE, FROM_SET, LIMIT
from psrstats.disclosure.policy import Policy
from psrstats.disclosure.quotients import WHOLE
from psrstats.disclosure.telling import telling
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.periods import Period, known_period

Lots = dict[tuple[str, ...], list[int]]


def sent_derived(sent: Observations, counts: Array, marked: Array, settings: Settings, policy: Policy) -> Array:
    """Say which gaps to a target or to another area, and which confidence limits, may not be shown.

    sent: columns as in model.OBSERVATIONS, as they were sent; counts: which rows count children; marked: which rows are
    not shown. One goes where a figure of its source, group and period that shares a word with it is not shown, a change
    also with one of the period before; a gap too where what it is a gap to, with it, is a percentage or a rate of few
    children: 95% less 1.1 points of 33 is two short of all. Beside rounded counts all of them go.
    """
    found = np.zeros(len(sent), dtype=bool)
    derived = {name: one for name, one in settings.measures.items() if one.source and _is_derived(one)}
    rows = np.flatnonzero(sent.says("measure", *derived) & sent.says("marker", "")) if derived else np.zeros(0, int)
    if not rows.size:
        return found
    lots: Lots = defaultdict(list)
    keys = list(zip(*(sent.texts(name, np.arange(len(sent))).tolist() for name in _ABOUT), strict=True))
    for number, key in enumerate(keys):
        lots[key].append(number)
    elsewhere = _elsewhere(sent, counts)
    stretches: dict[tuple[str, ...], list[Period]] = defaultdict(list)
    for *about, name in lots:
        stretches[tuple(about)].append(known_period(name))
    for row in rows.tolist():
        near = [other for other in lots[keys[row]] if other != row]
        changed = _says(settings, sent, row, CHANGE)
        earlier = _before(keys[row], lots, stretches[keys[row][:-1]]) if changed else []
        goes = _goes_with(sent, row, [*near, *earlier], marked, settings)
        far = [other for other in elsewhere.get(keys[row][1:], ()) if _is_alike(sent, row, other, settings)]
        found[row] = goes or _tells(sent, row, [*near, *far], counts, settings, policy)
    return found


def _elsewhere(sent: Observations, counts: Array) -> Lots:
    """Give the counts of each group, item and period, whoever sends them: those of other sources tell, too."""
    lots: Lots = defaultdict(list)
    rows = np.flatnonzero(counts)
    names = zip(*(sent.texts(name, rows).tolist() for name in _ABOUT[1:]), strict=True)
    for key, row in zip(names, rows.tolist(), strict=True):
        lots[key].append(row)
    return lots


def _is_alike(sent: Observations, row: int, other: int, settings: Settings) -> bool:
    """Say whether a count of another source shares a word with a figure."""
    one, two = (settings.measures[sent.get(each, "measure")] for each in (row, other))
    return one.source != two.source and bool(telling(one.words) & telling(two.words))


_ABOUT = ("source", "group", "item", "period")  # whichever area: the other may be what it is held against


def _before(key: tuple[str, ...], lots: Lots, periods: Sequence[Period]) -> list[int]:
    """Give the figures of the period before a change's own, of which it is the change; periods: those there are."""
    own = known_period(key[-1])
    earlier = [one for one in periods if one.months == own.months and one.end < own.end]
    last = max(earlier, key=lambda one: one.end, default=None)
    return lots[(*key[:-1], last.name)] if last else []


def _says(settings: Settings, sent: Observations, row: int, form: re.Pattern[str]) -> bool:
    return form.search(_words(settings.measures[sent.get(row, "measure")])) is not None


def _is_derived(measure: Measure) -> bool:
    return measure.unit != "count" and any(form.search(_words(measure)) for form in (LIMIT, CHANGE, FROM_SET))


def _words(measure: Measure) -> str:
    return f"{measure.title} {measure.label}"


def _goes_with(sent: Observations, row: int, near: Sequence[int], marked: Array, settings: Settings) -> bool:
    """Say whether a figure beside it, of its area and with a word in common, is not shown."""
    words = telling(settings.measures[sent.get(row, "measure")].words)
    area = sent["area"][row]
    return any(
        marked[one] and sent["area"][one] == area and words & telling(settings.measures[sent.get(one, "measure")].words)
        for one in near
    )


def _tells(
    sent: Observations, row: int, near: Sequence[int], counts: Array, settings: Settings, policy: Policy
) -> bool:
    """Say whether a gap, with what it is a gap to, tells of few children in a count or a population beside it."""
    if LIMIT.search(_words(settings.measures[sent.get(row, "measure")])):
        return False
    area = sent["area"][row]
    beside = [one for one in near if sent["area"][one] == area]
    wholes = [one for one in beside if _unit(sent, one, settings) == "count" and sent["value"][one] >= 1]
    if policy.base > 1:
        return any(counts[one] for one in wholes)
    for aim in near:
        unit = _unit(sent, aim, settings)
        per = WHOLE if unit == "percent" else settings.measures[sent.get(aim, "measure")].per or 1
        if unit not in ("percent", "rate") or sent["marker"][aim]:
            continue
        for value in _restored(sent, row, aim):
            shown = printed(value, max(int(sent["places"][row]), int(sent["places"][aim])), counted=False)
            for whole in (int(sent["value"][one]) for one in wholes):
                few = [*numerators(shown, whole, per, either_way=True)]
                few += [whole - one for one in few] if unit == "percent" else []
                if any(1 <= one <= policy.largest for one in few):
                    return True
    return False


def _restored(sent: Observations, row: int, aim: int) -> Iterator[float]:
    """Give what the figure may be that is so far from what is set, above it or below."""
    for sign in (1, -1):
        value = round(float(sent["value"][aim] + sign * sent["value"][row]), 9)
        if value >= 0:
            yield value


def _unit(sent: Observations, row: int, settings: Settings) -> str:
    return settings.measures[sent.get(row, "measure")].unit
