"""Scores that may be numbers of children: most of them whole, some of them small."""

from __future__ import annotations

import re

import numpy as np

from psrstats.columns import Array, Observations
from psrstats.config import Settings
from psrstats.disclosure.policy import policy_of
from psrstats.patterns import regex

MOST = 0.5  # of the figures of a measure
# What is a whole number, small and no number of children.
_SCORED = regex(
    r"\b(?:scor(?:e|ing)|rank|rating|grade|index|level|band|star|decile|quintile|quartile|place)", re.IGNORECASE
)


def like_counts(observations: Observations, settings: Settings) -> frozenset[str]:
    """Name the measures of children that are sent as scores and look like counts, under a policy that suppresses.

    Who writes `score` for a number of children, or has it proposed because an average stood among the numbers, would
    see small ones printed. One whose figures are whole for the most part, some of them as small as the policy
    suppresses, is protected as counts are, and told of.
    """
    policy = policy_of(settings.disclosure)
    measures = [one for one in settings.measures.values() if one.unit == "score" and one.children and not one.public]
    scores = [one.name for one in measures if not _SCORED.search(f"{one.title} {one.label}")]
    if not policy.largest or not scores:
        return frozenset()
    value = observations["value"]
    whole = (value % 1 == 0) & (observations["places"] == 0)
    of = {name: observations.says("measure", name) for name in scores}
    return frozenset(name for name, own in of.items() if _looks_so(value[own], whole[own], policy.largest))


def _looks_so(value: Array, whole: Array, largest: int) -> bool:
    sent = ~np.isnan(value)
    small = whole & (value >= 1) & (value <= largest)
    return bool(small.any() and whole[sent].mean() >= MOST)
