"""Whether more is better: the judgement on a difference, kept apart from its direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from psrstats.formulas.quotients import Number

# Which end is good: high, low, or blank for neither, as for referrals, where more may mean better identified.
Polarity = Literal["high", "low", ""]

PLAIN = {2: "highest", 1: "higher", 0: "similar", -1: "lower", -2: "lowest"}
JUDGED = {2: "best", 1: "better", 0: "similar", -1: "worse", -2: "worst"}
TRAVELLED = {1: "improving", 0: "no change", -1: "worsening"}
SIGN = {"high": 1, "low": -1}


def judgement(side: Number, polarity: Polarity = "") -> Number:
    """Say what a difference means: better, similar or worse; without a polarity, higher, similar or lower.

    side: 1 where the area is higher, -1 lower, 0 similar; 2 and -2 beyond the wider of two intervals; a column will do.
    polarity: which end is good: high, low, or blank for neither.
    Returns the word; blank where the side is missing.

    >>> judgement(1, "high"), judgement(1, "low"), judgement(1), judgement(-2, "low")
    ('better', 'worse', 'higher', 'best')
    """
    return say(side * SIGN[polarity], JUDGED) if polarity else say(side, PLAIN)


def travel(sign: Number, polarity: Polarity = "") -> Number:
    """Judge a direction of travel: improving, worsening or no change; blank where neither end is good.

    sign: that of the change before any rounding, 1, 0 or -1; a column will do.
    Source: LG Inform's direction of travel.

    >>> travel(-1, "low"), travel(-1, "high"), travel(0, "low"), travel(-1)
    ('improving', 'worsening', 'no change', '')
    """
    return say(sign * SIGN.get(polarity, float("nan")), TRAVELLED)


def say(sign: Number, words: Mapping[int, str]) -> Number:
    """Give the word for a sign, or for each of a column; blank for one that is missing.

    >>> say(-1.0, {1: "up", -1: "down"}), say(float("nan"), {1: "up"})
    ('down', '')
    """
    if hasattr(sign, "map"):
        return sign.map(words).fillna("")
    if hasattr(sign, "__len__"):
        import numpy as np

        return np.array([words.get(one, "") for one in sign.tolist()], dtype=object)
    return words.get(sign, "")
