"""Observations as they may be published: what is not shown marked, all that speaks of it left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from psrstats.columns import Array
from psrstats.config import Settings
from psrstats.disclosure.cells import PLACE, Place, counted
from psrstats.disclosure.policy import Policy, policy_of
from psrstats.formulas.fits import numerators
from psrstats.formulas.printed import printed
from psrstats.periods import known_period, mid_year

SUPPRESSED, LOW = "c", "low"
LEFT_OUT = "[left out: it is about figures that are not shown]"


def publishable(observations: pd.DataFrame, hidden: Collection[Place], settings: Settings) -> pd.DataFrame:
    """Mark the counts that may not be shown, round the others if the policy says so, and leave out what tells of them.

    observations: columns as in model.OBSERVATIONS, as they were sent; hidden: the places of the counts.
    Returns the same rows: what is not shown has the marker c, no number, and no word of its cell or commentary.
    """
    policy = policy_of(settings.disclosure)
    counts = observations["measure"].isin(counted(observations, settings)).to_numpy()
    marked = _at(observations, hidden) & counts
    marked |= _told_by_others(observations, marked, policy, settings)
    if policy.base == 1 and not marked.any():
        return observations
    made = _rounded(observations, counts & ~marked, policy)
    return _without_words(_marked(made, marked), observations, marked, counts & (policy.base > 1))


def _at(observations: pd.DataFrame, places: Collection[Place]) -> Array:
    """Say which observations are of some places."""
    if not places:
        return np.zeros(len(observations), dtype=bool)
    rows = zip(*(observations[name].tolist() for name in PLACE), strict=True)
    return np.array([row in places for row in rows], dtype=bool)


def protected_rows(sent: pd.DataFrame, shown: pd.DataFrame) -> Array:
    """Say of which rows the figure is not shown as it was sent."""
    same = (sent["marker"] == shown["marker"]) & ((sent["value"] == shown["value"]) | sent["value"].isna())
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


def _told_by_others(observations: pd.DataFrame, marked: Array, policy: Policy, settings: Settings) -> Array:
    """Mark what was sent beside counts that are not shown, or would tell of them: percentages, rates and ratios."""
    told = np.zeros(len(observations), dtype=bool)
    measures = observations["measure"]
    place = observations["area"] + "|" + observations["period"]
    for measure in settings.measures.values():
        if not measure.children or not (measure.made_of or measure.of_unknown):
            continue
        if measure.made_of and (policy.base > 1 or marked.any()):
            near = place[marked & measures.isin(measure.made_of).to_numpy()]
            told |= (measures == measure.name).to_numpy() & (place.isin(near).to_numpy() | (policy.base > 1))
        elif measure.of_unknown and policy.largest:
            for row in np.flatnonzero((measures == measure.name) & (observations["marker"] == "")).tolist():
                one = observations.iloc[row].to_dict()
                told[row] = _tells(one, observations, measure.denominator, marked, policy)
    return told


def _tells(one: dict[Any, Any], observations: pd.DataFrame, denominator: str, marked: Array, policy: Policy) -> bool:
    """Say whether a percentage tells that few children are counted in it, or are not, by its denominator."""
    periods = (one["period"], mid_year(known_period(one["period"])).name)
    same = (observations["measure"] == denominator) & (observations["area"] == one["area"])
    same &= observations["group"].isin([one["group"], ""]) & observations["period"].isin(periods)
    found = np.flatnonzero(same.to_numpy()).tolist()
    wholes = [float(whole) for whole in observations["value"].to_numpy()[found] if whole > 0]
    if not wholes or marked[found].any() or one["value"] < 0:
        return bool(marked[found].any())
    may = numerators(printed(float(one["value"]), int(one["places"]), counted=False), wholes[0], either_way=True)
    few = range(policy.lowest, policy.largest + 1)
    return any(count in few or int(wholes[0]) - count in few for count in may)
