"""Observations as they may be published: what is not shown marked, all that speaks of it left out."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import LOW, PLACE, SUPPRESSED, Place, counted
from psrstats.disclosure.policy import Policy, policy_of
from psrstats.disclosure.sent_beside import sent_beside
from psrstats.disclosure.sent_ranks import sent_ranks

LEFT_OUT = "[left out: it is about figures that are not shown]"


def publishable(observations: pd.DataFrame, hidden: Collection[Place], settings: Settings) -> pd.DataFrame:
    """Mark the counts that may not be shown, round the others if the policy says so, and leave out what tells of them.

    observations: columns as in model.OBSERVATIONS, as they were sent; hidden: the places of the counts, and of the
    percentages, rates and ratios that would tell them.
    Returns the same rows, but of several about the same children the first only: what is not shown has the marker c, no
    number, and no word of its cell or commentary.
    """
    policy = policy_of(settings.disclosure)
    if not policy.largest and policy.base == 1:
        return observations
    observations = _used(observations, settings)
    counts = observations["measure"].isin(counted(settings)).to_numpy()
    marked = _at(observations, hidden)
    secret = marked & counts
    marked |= sent_beside(observations, counts, secret, settings, policy)
    marked |= sent_ranks(observations, counts, secret, settings, policy)
    marked |= _averages(observations, counts, secret) | _of_few(observations, secret, settings)
    if policy.base == 1 and not marked.any():
        return observations
    made = _rounded(observations, counts & ~marked, policy)
    return _without_words(_marked(made, marked), observations, marked, counts & (policy.base > 1))


def _used(observations: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Keep of several cells that are about the same children the one that is used."""
    counts = observations["measure"].isin(counted(settings))
    again = observations.duplicated(PLACE) & counts
    return observations[~again] if again.any() else observations


def _averages(sent: pd.DataFrame, counts: Array, hidden: Array) -> Array:
    """Find figures among counts that are not whole, such as the average of the wards, where one of these is not shown.

    So many wards times their average is their sum, and tells of the one that is missing.
    """
    value = sent["value"].to_numpy(float)
    broken = counts & (sent["marker"] == "").to_numpy() & (value != np.floor(value))
    found: Array = broken & sent["measure"].isin(sent.loc[hidden, "measure"]).to_numpy()
    return found


def _of_few(sent: pd.DataFrame, hidden: Array, settings: Settings) -> Array:
    """Find the medians and quartiles counted from a log of which the number of children is not shown."""
    counted_days = [m.name for m in settings.measures.values() if m.counted and m.counted.among]
    of = sent["measure"].isin(counted_days).to_numpy()
    if not of.any():
        return of
    secret = set(zip(*(sent.loc[hidden, name].tolist() for name in PLACE), strict=True))
    rows = zip(*(sent[name].tolist() for name in PLACE), strict=True)
    found: Array = of & np.array([(f"{name}-of", *about) in secret for name, *about in rows], dtype=bool)
    return found


def _at(observations: pd.DataFrame, places: Collection[Place]) -> Array:
    """Say which observations are of some places."""
    if not places:
        return np.zeros(len(observations), dtype=bool)
    rows = zip(*(observations[name].tolist() for name in PLACE), strict=True)
    return np.array([row in places for row in rows], dtype=bool)


def protected_rows(sent: pd.DataFrame, shown: pd.DataFrame) -> Array:
    """Say of which rows the figure is not shown as it was sent."""
    there = shown.reindex(sent.index)
    same = (sent["marker"] == there["marker"]) & ((sent["value"] == there["value"]) | sent["value"].isna())
    return ~same.to_numpy()


def _marked(observations: pd.DataFrame, marked: Array) -> pd.DataFrame:
    return observations.assign(
        value=observations["value"].mask(marked),
        marker=observations["marker"].mask(marked, SUPPRESSED),
        places=observations["places"].mask(marked, 0),
        original=observations["original"].mask(marked, f"[{SUPPRESSED}]"),
    )


def _rounded(observations: pd.DataFrame, counts: Array, policy: Policy) -> pd.DataFrame:
    if policy.base == 1:
        return observations
    sent = observations["value"].astype(float)
    value = pd.Series(policy.printed(sent.to_numpy()), index=observations.index).where(counts, sent)
    low = counts & policy.has_low & (value == 0) & (sent != 0) & sent.notna()
    changed = counts & sent.notna() & ~low
    text = value[changed].map(lambda number: f"{number:.0f}")
    original = observations["original"].mask(low, f"[{LOW}]")
    original.loc[changed] = text
    marker = observations["marker"].mask(low, LOW)
    return observations.assign(value=value.mask(low), marker=marker, original=original)


def _without_words(made: pd.DataFrame, sent: pd.DataFrame, marked: Array, rounded: Array) -> pd.DataFrame:
    """Leave out what an agency says of a row that holds a figure which is not shown, and what was put right in it."""
    row = sent["measure"] + "|" + sent["area"] + "|" + sent["group"] + "|" + sent["item"]
    about = row.isin(row[marked | rounded]).to_numpy()
    return made.assign(
        commentary=made["commentary"].mask(about & (made["commentary"] != ""), LEFT_OUT),
        correction=made["correction"].mask(about & (made["correction"] != ""), LEFT_OUT),
    )
