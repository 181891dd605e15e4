"""How a percentage is read with counts of which one may be what it counts, or all that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import Literal

from msgspec import Struct

from psrstats.disclosure.quotients import Quotient
from psrstats.patterns import regex

Way = Literal["counted", "others", "short", "said"]
Near = Literal["said", "beside", "far"]  # all words of one say so; one word does, or the place of both; nothing does
FRACTIONS = 6  # a half, two thirds, or so many sixths may be of anything
EACH = regex(
    r"\b(?:per|(?:to|for) (?:each|every)) (?:[a-z-]+ )?"
    r"(?:child|girl|boy|young person|family|household|baby|infant|pupil|victim|patient)\b",
)
_BASE = regex(r"\b(?:n ?= ?|base ?[:=]? |sample (?:size )?(?:of |[:=] ?)|out of (?:the )?)(\d{1,5}(?:,\d{3})*)\b")
NO_SPAN = (1.0, 0.0)  # no number of children agrees


class Reading(Struct, frozen=True):
    """What a percentage says of what is left of its whole, once some counts are taken away, read in one way."""

    number: int  # of the quotient
    way: Way  # counts are counted in it, are all others, or are more than it; or nothing is taken away
    run: tuple[int, ...]  # the cells that are taken away
    low: float  # the least and the greatest that is left
    high: float
    chance: float = 0.0  # how often another percentage in its stead would say some whole number, too
    near: Near = "said"  # what says that the two have to do with each other

    @property
    def holds(self) -> bool:
        """Whether some number of children agrees with it."""
        return max(self.low, 0.0) <= self.high

    def is_narrow(self, candidates: int) -> bool:
        """Say whether it leaves too few values."""
        return self.high - max(self.low, 0.0) + 1 < candidates


def counted(number: int, one: Quotient, run: tuple[int, ...], value: float, taken: float, near: Near) -> Reading:
    """Read a count as what a percentage counts: what is left of the whole that it is then of."""
    span = one.bottoms(value)
    if not span or span[1] < max(taken, value):
        return Reading(number, "counted", run, *NO_SPAN, 1.0, near)
    return Reading(number, "counted", run, span[0] - taken, span[1] - taken, width(one, value), near)


def short(number: int, one: Quotient, run: tuple[int, int], value: float, more: float) -> Iterator[Reading]:
    """Read a count as counted in all but a few of another: 81.1% of those who can be in touch, who are three fewer."""
    if span := one.bottoms(value):
        yield Reading(number, "short", run, more - span[1], more - span[0], width(one, value), "beside")


def width(one: Quotient, value: float) -> float:
    """Say how often another percentage would do as well, if it is one in which a count is counted."""
    least, most = _ends(one)
    return _chance(one, value / least - value / most) if least > 0 else 1.0


def others(number: int, one: Quotient, run: tuple[int, ...], taken: float, near: Near) -> Reading:
    """Read counts as all of a whole that a percentage does not count: how many it does."""
    least, most = _ends(one)
    if most >= 1 or taken <= 0:
        return Reading(number, "others", run, *NO_SPAN, 1.0, near)
    least = max(least, 0.0)
    low, high = taken * least / (1 - least), taken * most / (1 - most)
    return Reading(
        number, "others", run, float(ceil(low - 1e-9)), float(floor(high + 1e-9)), _chance(one, high - low), near
    )


def said(number: int, one: Quotient) -> Iterator[Reading]:
    """Read a percentage of a whole that its own words say: late (n = 50)."""
    for base in {int(found.replace(",", "")) for found in _BASE.findall(one.words.casefold())}:
        if base and (span := one.tops(base)):
            low, high = span
            yield Reading(number, "said", (), float(low), float(high))
            yield Reading(number, "said", (), float(base - high), float(base - low))


def for_each(number: int, one: Quotient, cell: int, value: float) -> Iterator[Reading]:
    """Read a count as what there is of for each of some children: how many these are."""
    if EACH.search(one.words.casefold()) and (span := one.bottoms(value)):
        yield Reading(number, "said", (cell,), float(span[0]), float(span[1]))


def _chance(one: Quotient, width: float) -> float:
    """Say how often another percentage would do as well; one that is a simple fraction is often of something else."""
    least, most = _ends(one)
    simple = any(ceil(least * of) <= floor(most * of) for of in range(1, FRACTIONS + 1))
    return 1.0 if simple else min(width, 1.0)


def _ends(one: Quotient) -> tuple[float, float]:
    """Give the least and the greatest share that is printed so."""
    half = float(one.shown.allowance)
    return (float(one.shown.value) - half) / one.per, (float(one.shown.value) + half) / one.per
