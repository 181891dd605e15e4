"""Observations as they may be published: what is not shown marked, all that speaks of it left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from psrstats.answered import before_and_after
from psrstats.columns import Array, Observations, together
from psrstats.config import Settings
from psrstats.disclosure.cells import LOW, PLACE, SUPPRESSED, Place, counted
from psrstats.disclosure.means import sent_means
from psrstats.disclosure.policy import Policy, policy_of
from psrstats.disclosure.sent_beside import Pair, sent_beside
from psrstats.disclosure.sent_derived import sent_derived
from psrstats.disclosure.sent_ranks import sent_ranks
from psrstats.disclosure.telling_means import telling_means
from psrstats.totals import is_summed

LEFT_OUT = "[left out: it is about figures that are not shown]"


def publishable(
    observations: Observations, hidden: Collection[Place], settings: Settings, wholes: Collection[Pair] = ()
) -> Observations:
    """Mark the counts that may not be shown, round the others if the policy says so, and leave out what tells of them.

    observations: columns as in model.OBSERVATIONS, as they were sent; hidden: the places of the counts, and of the
    percentages, rates and ratios that would tell them; wholes: of which count each is, as far as that is known.
    Returns the same rows, but of several about the same children the first only: what is not shown has the marker c, no
    number, and no word of its cell or commentary.
    """
    policy = policy_of(settings.disclosure)
    if not policy.largest and policy.base == 1:
        return observations
    observations = _used(observations, settings)
    counts = observations.says("measure", *counted(settings))
    marked = _at(observations, hidden)
    secret = marked & counts
    marked |= sent_beside(observations, counts, secret, settings, policy, wholes)
    marked |= sent_derived(observations, counts, marked, settings, policy)
    marked |= sent_ranks(observations, counts, secret, settings, policy)
    untrue = secret | _is_rounded(observations, counts, policy)
    marked |= sent_means(observations, counts, untrue, settings, policy) | _averages(observations, counts, untrue)
    marked |= _of_few(observations, secret, settings)
    marked |= telling_means(observations, marked, settings, policy)
    if policy.base == 1 and not marked.any():
        return observations
    made = _rounded(observations, counts & ~marked, policy)
    return _without_words(_marked(made, marked), observations, marked, counts & (policy.base > 1))


def _used(observations: Observations, settings: Settings) -> Observations:
    """Keep of several cells that are about the same children the one that is used."""
    kept = used_rows(observations, settings)
    return observations if kept.all() else observations.take(kept)


def used_rows(observations: Observations, settings: Settings) -> Array:
    """Say which rows are used: of several that are about the same children the first only."""
    used: Array = ~(observations.again(*PLACE) & observations.says("measure", *counted(settings)))
    return used


def _is_rounded(sent: Observations, counts: Array, policy: Policy) -> Array:
    """Say which counts are printed as another number."""
    value = sent["value"]
    if policy.base == 1:
        return np.zeros(len(sent), dtype=bool)
    found: Array = counts & (value == np.floor(value)) & (policy.printed(value) != value)
    return found


def _averages(sent: Observations, counts: Array, untrue: Array) -> Array:
    """Find the averages among counts, such as that of the wards, where one of these is not shown, or not as it is.

    So many wards times their average is their sum, and tells of the one that is missing. An average is a figure that is
    not whole, has decimals where others have none, or is called so. Rounded as a count is, it would be none any more.
    """
    value, sure = sent["value"], counts & sent.says("marker", "")
    averages = sure & ((value != np.floor(value)) | _has_decimals(sent, sure) | _says_average(sent))
    found: Array = averages & np.isin(sent["measure"], sent["measure"][untrue & ~averages])
    return found


def _has_decimals(sent: Observations, counts: Array) -> Array:
    """Say which figures were sent with more decimals than another count of their measure."""
    least = np.full(int(sent["measure"].max(initial=0)) + 1, np.iinfo(np.int16).max, dtype=np.int16)
    np.minimum.at(least, sent["measure"][counts], sent["places"][counts])
    found: Array = counts & (sent["places"] > least[sent["measure"]])
    return found


def _says_average(sent: Observations) -> Array:
    """Say which rows are of a group, an item or an area that is called an average, a median or the like."""
    labels = ("area", "group", "item")
    found: Array = np.logical_or.reduce([sent.told(lambda text: not is_summed(text), name) for name in labels])
    return found


def _of_few(sent: Observations, hidden: Array, settings: Settings) -> Array:
    """Find the medians, quartiles and means that psrstats counts itself, of which a number of children is not shown.

    That of a log is the number they are of. Of a mean it is any count of answers to its question, or of pairs of scores
    of which its question is one: the mean would tell.
    """
    told_by = dict(_told_by(settings))
    of = sent.says("measure", *told_by)
    if not of.any():
        return of
    rows = sent.rows(*PLACE)
    secret = {rows[row] for row in np.flatnonzero(hidden).tolist()}
    of_group = {(name, area, each, period) for name, area, *groups, period in secret for each in (*groups, "")}
    of_all = {
        (name, area, period) for name, area, group, _, period in secret if not group or not _is_parted(name, settings)
    }

    def is_told(name: str, area: str, group: str, item: str, period: str) -> bool:
        near = told_by.get(name, ())
        if near and settings.measures[near[0]].log:
            return (near[0], area, group, item, period) in secret
        # The means of all parts together tell what the mean of all does.
        return any((other, area, group, period) in of_group or (other, area, period) in of_all for other in near)

    found: Array = of & np.array([is_told(*row) for row in rows], dtype=bool)
    return found


def _is_parted(name: str, settings: Settings) -> bool:
    measure = settings.measures.get(name)
    return measure is not None and bool(measure.by)


def _told_by(settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the measures that are averages, with the counts by which it is seen whether they may be shown."""
    replies: dict[tuple[str, str], list[str]] = {}
    for one in settings.measures.values():
        for question in before_and_after(one.words) if one.answer and one.unit == "count" else ():
            replies.setdefault((one.source, question), []).append(one.name)
    for one in settings.measures.values():
        if one.counted and one.counted.among:
            yield one.name, (f"{one.name}-of",)
        elif one.answer and one.unit != "count" and not one.answer.parts:
            near = (replies.get((one.source, question), ()) for question in before_and_after(one.words))
            yield one.name, tuple(dict.fromkeys(name for names in near for name in names))


def _at(observations: Observations, places: Collection[Place]) -> Array:
    """Say which observations are of some places."""
    if not places:
        return np.zeros(len(observations), dtype=bool)
    return np.array([row in places for row in observations.rows(*PLACE)], dtype=bool)


def protected_rows(sent: Observations, shown: Observations, settings: Settings) -> Array:
    """Say of which rows the figure is not shown as it was sent; shown: what publishable made of them."""
    kept = used_rows(sent, settings) if len(shown) < len(sent) else np.ones(len(sent), dtype=bool)
    value, other = sent["value"][kept], shown["value"]
    protected = np.ones(len(sent), dtype=bool)
    protected[kept] = (sent["marker"][kept] != shown["marker"]) | ~((value == other) | np.isnan(value))
    return protected


def _marked(observations: Observations, marked: Array) -> Observations:
    return observations.put(marked, value=np.nan, marker=SUPPRESSED, places=0, original=f"[{SUPPRESSED}]")


def _rounded(observations: Observations, counts: Array, policy: Policy) -> Observations:
    if policy.base == 1:
        return observations
    sent = observations["value"]
    value = np.where(counts, policy.printed(sent), sent)
    low = counts & policy.has_low & (value == 0) & (sent != 0) & ~np.isnan(sent)
    changed = counts & ~np.isnan(sent) & ~low
    original = observations["original"].copy()
    original[changed] = observations.words.spell(value[changed], "{:.0f}".format)
    return observations.change(value=value, original=original).put(low, value=np.nan, marker=LOW, original=f"[{LOW}]")


def _without_words(made: Observations, sent: Observations, marked: Array, rounded: Array) -> Observations:
    """Leave out what an agency says of a row that holds a figure which is not shown, and what was put right in it."""
    row = together(*(sent[name] for name in ("measure", "area", "group", "item")))
    about = np.isin(row, row[marked | rounded])
    for name in ("commentary", "correction"):
        made = made.put(about & (made[name] != 0), **{name: LEFT_OUT})
    return made
