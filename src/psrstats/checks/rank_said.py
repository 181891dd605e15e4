"""Ranks that an agency states, held against the order of the values they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from psrstats.checks.evidence import Evidence
from psrstats.columns import Array, Observations, lots, matches
from psrstats.config import Measure
from psrstats.model import Finding
from psrstats.patterns import regex

NAME = "rank-said"
ABOUT = ("area", "group", "period")
RANK = regex(r"\brank(?:ed|ing)?\b|\bposition\b", re.IGNORECASE)
NOT_OF_THESE = 3  # where more than one in so many is out of order, the ranks are hardly of these values
FEWEST = 3  # areas


class Ranked(Struct, frozen=True):
    """An area's rank as it was stated, with the value that it is of."""

    area: str
    rank: float
    value: float
    half: float  # half of the value's last digit
    cell: str
    value_cell: str


def rank_said(evidence: Evidence) -> Iterator[Finding]:
    """Find stated ranks whose order is not that of the values beside them: an error, one for all that are out of order.

    A measure is a rank where its words say so and another measure of its source has the rest of its words. Which end is
    first is the sheet's own, values that print the same may stand in either order, and only the order counts: an area
    may be ranked among more than are listed.
    """
    measures = evidence.settings.measures
    for rank in measures.values():
        if rank.source and RANK.search(rank.words) and (of := _of(rank, list(measures.values()))):
            sent = evidence.observations
            ranks, values = (sent.only(evidence.sent, item="", measure=each.name) for each in (rank, of))
            at, of_at = matches(*([sent[name][rows] for name in ABOUT] for rows in (ranks, values)))
            ranks, values = ranks[at], values[of_at]
            for listed in lots(sent["group"][ranks], sent["period"][ranks]):
                period = sent.get(int(ranks[listed[0]]), "period")
                yield from _told(of, period, _ranked(sent, ranks[listed], values[listed]))


def _of(rank: Measure, measures: Sequence[Measure]) -> Measure | None:
    """Give the measure of the same source whose words a rank's are, but for the word rank."""
    words = _words(RANK.sub(" ", rank.words))
    others = [one for one in measures if one.source == rank.source and one is not rank and not RANK.search(one.words)]
    named = [one for one in others if words and (words <= _words(one.words) or words <= _words(one.title))]
    chosen = named or (others if not words else [])
    return chosen[0] if len(chosen) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - {"of", "by", "in", "the", "for"}


def _ranked(sent: Observations, ranks: Array, values: Array) -> list[Ranked]:
    stated, of = sent.take(ranks).rows("area", "value", "cell"), sent.take(values).rows("value", "places", "cell")
    return [
        Ranked(area, rank, value, 0.5 * 10.0**-places, cell, cell_of)
        for (area, rank, cell), (value, places, cell_of) in zip(stated, of, strict=True)
        if area
    ]


def _told(of: Measure, period: str, ranked: list[Ranked]) -> Iterator[Finding]:
    if len(ranked) < FEWEST:
        return
    wrong = min((_out_of_order(ranked, sign) for sign in (1, -1)), key=len)
    if not wrong or len(wrong) * NOT_OF_THESE > len(ranked):
        return
    areas = ", ".join(one.area for one in wrong)
    stand = "does" if len(wrong) == 1 else "do"
    message = f"The ranks stated for '{of.title}', {period}: {areas} {stand} not stand where the values put them."
    cells = tuple(cell for one in wrong for cell in (one.cell, one.value_cell))
    printed = ", ".join(f"{one.rank:g}" for one in wrong)
    reason = "Two ranks were exchanged, a rank or a value was mistyped, or the ranks are of an earlier list."
    yield Finding(NAME, "error", message, cells, printed, "the order of the values", reason, "Which is right?")


def _out_of_order(ranked: list[Ranked], sign: int) -> list[Ranked]:
    """Give the fewest areas without which, in order of rank, no value is above (or below) one before it."""
    ordered = sorted(ranked, key=lambda one: (one.rank, -sign * one.value))
    values = np.array([-sign * one.value for one in ordered])
    halves = np.array([one.half for one in ordered])
    longest, before = np.ones(len(ordered), dtype=int), np.full(len(ordered), -1)
    for at in range(1, len(ordered)):
        fits = np.flatnonzero(values[:at] <= values[at] + halves[:at] + halves[at])
        if len(fits):
            before[at] = fits[longest[fits].argmax()]
            longest[at] = longest[before[at]] + 1
    kept, at = set(), int(longest.argmax())
    while at >= 0:
        kept.add(at)
        at = int(before[at])
    return [one for number, one in enumerate(ordered) if number not in kept]
