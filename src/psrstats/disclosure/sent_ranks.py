"""Places in a ranking that agencies send: they order counts, and tell those that are not shown by those that are."""

from __future__ import annotations

import re

import numpy as np

from psrstats.columns import Array, Observations, together
from psrstats.config import Measure, Settings
from psrstats.disclosure.policy import Policy
from psrstats.patterns import regex

_RANK = regex(r"\b(?:rank(?:s|ed|ing)?|league position|quartile|quintile|decile)\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]{4,}")
_OF_RANKS = frozenset(
    "rank ranks ranked ranking league position quartile quintile decile number children from highest".split()
)


def sent_ranks(sent: Observations, counts: Array, hidden: Array, settings: Settings, policy: Policy) -> Array:
    """Say which places in a ranking may not be shown, since a count that they order is not.

    sent: columns as in model.OBSERVATIONS; counts: which rows count children; hidden: which of these are not shown. All
    places of a period go: one that is missing among them is told by the others. Under a policy that rounds they tell
    more than the counts that are printed, and go too. What is ranked are the counts of its source, and those of others
    that its words name: any, where they name none.
    """
    found = np.zeros(len(sent), dtype=bool)
    ranks = [measure for measure in settings.measures.values() if measure.source and is_rank(measure)]
    about = together(*(sent[name] for name in ("area", "group", "item", "period")))
    secret = (hidden | (counts & (policy.base > 1))) & ~sent.says("measure", *(one.name for one in ranks))
    for measure in ranks if secret.any() else ():
        own = sent.says("measure", measure.name)
        named = sent.says("measure", *(one.name for one in settings.measures.values() if _ranked_by(measure, one)))
        touched = own & np.isin(about, about[secret & named])
        found |= own & np.isin(sent["period"], sent["period"][touched])
    return found & sent.says("marker", "")


def is_rank(measure: Measure) -> bool:
    """Tell a measure of places in a ranking by its words."""
    return measure.unit in ("count", "score") and bool(_RANK.search(f"{measure.title} {measure.label}"))


def _ranked_by(rank: Measure, count: Measure) -> bool:
    """Say whether a ranking may be of a count: of its source, of its words, or of anything where none say of what."""
    words = _words(rank)
    return rank.source == count.source or not words or bool(words & _words(count))


def _words(measure: Measure) -> set[str]:
    return {word.casefold() for word in _WORD.findall(f"{measure.title} {measure.label}")} - _OF_RANKS
