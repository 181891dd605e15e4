"""Ages told by words: the bands of a table together, and whether a heading says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import permutations

from msgspec import Struct

from psrstats.patterns import regex

_YEARS = r"(?:\s*-?\s*(?:years?|yrs?)(?:[\s-]*olds?)?(?:\s+of\s+age)?)?"
_TO = r"\s*(?:-|–|—|to|and|up to)\s*"
_UNDER = r"(?:under|below|less than|younger than)[\s-]*(?P<under>\d{1,3})s?"
_OVER = r"(?:over|above|older than)[\s-]*(?P<over>\d{1,3})s?"
_OPEN = rf"(?P<open>\d{{1,3}}){_YEARS}\s*(?:\+|(?:and|or|years and)\s+(?:over|above|older))"
_RANGE = rf"(?:between\s+)?(?P<low>\d{{1,3}}){_YEARS}{_TO}(?P<high>\d{{1,3}})"
_ONE = r"(?P<one>\d{1,3})"
_BAND = regex(rf"(?:ages?d?\s+)?(?:{_OPEN}|{_RANGE}|{_UNDER}|{_OVER}|{_ONE}){_YEARS}")

# In running words a pair of numbers is ages only beside a word that says so: "aged 0-17", "16 and 17 year olds".
_SAID = (rf"\bage[ds]?\s+(?:{_OPEN}|{_RANGE}|{_UNDER}|{_OVER}|{_ONE})", rf"\b{_RANGE}[\s-]*(?:years?|yrs?)\b")
_UNIT = r"(?![\d.,]*\d|\s*(?:%|per\b|minutes?|hours?|days?|weeks?|months?|miles?))"
_HEADING = tuple(regex(rf"{said}{_UNIT}") for said in (*_SAID, rf"\b{_UNDER}"))


class Ages(Struct, frozen=True):
    """Ages in completed years, both ends among them; no end where high is None."""

    low: int
    high: int | None

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return f"{self.low}-{self.high}" if self.low < self.high else str(self.low)


class Bands(Struct, frozen=True):
    """What age bands cover together."""

    ages: Ages
    gaps: tuple[Ages, ...]
    overlaps: tuple[Ages, ...]


class Heading(StrEnum):
    """How a heading agrees with the bands beneath it."""

    agrees = "agrees"
    birthday = "names one year more"  # "0-18" over bands that end at 17: up to the 18th birthday, or a slip
    differs = "differs"


def ages(label: str) -> Ages | None:
    """Read an age band.

    label: such as 0-4, 5 to 9, aged 15, under 5, 85+ or 16 years and over, and nothing else.
    Returns the ages in completed years: under 5 is 0-4, over 64 is 65+; None for what is no age band.

    >>> [str(ages(label)) for label in ("0-4", "5 to 9 years", "Under 1 year", "85+", "16 years and over", "All")]
    ['0-4', '5-9', '0', '85+', '16+', 'None']
    """
    found = _BAND.fullmatch(label.strip().lower())
    return _taken(found) if found else None


def ages_said(heading: str) -> Ages | None:
    """Find the ages that a heading or sentence names.

    Returns the ages where they stand beside a word that says so (aged, years, under); None where none do, or where
    two such groups are named, which is then not one group.

    >>> [str(ages_said(text)) for text in ("Children aged between 0-18", "Under-18 conceptions", "In 2019-20, 5 to 9")]
    ['0-18', '0-17', 'None']
    >>> [str(ages_said(text)) for text in ("16 and 17 year olds not in education", "self-harm, 10-14 years")]
    ['16-17', '10-14']
    """
    text = heading.lower()
    found = {_taken(match) for pattern in _HEADING for match in pattern.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def age_bands(labels: Iterable[str]) -> Bands | None:
    """Say what age bands cover together.

    labels: the bands of one table, in any order.
    Returns the ages from the first to the last, the gaps between them, and the ages that two bands share; None where
    a label is no age band.

    >>> found = age_bands(["0-4", "5-9", "10-14", "15-17"])
    >>> str(found.ages), found.gaps, found.overlaps
    ('0-17', (), ())
    >>> found = age_bands(["0-5", "5-9", "12-17"])
    >>> [str(gap) for gap in found.gaps], [str(shared) for shared in found.overlaps]
    (['10-11'], ['5'])
    """
    read = [ages(label) for label in labels]
    bands = sorted((band for band in read if band is not None), key=lambda band: (band.low, _end(band)))
    if not bands or len(bands) < len(read):
        return None
    gaps, overlaps, reached = [], [], bands[0]
    for band in bands[1:]:
        if band.low > _end(reached) + 1:
            gaps.append(Ages(int(_end(reached)) + 1, band.low - 1))
        elif band.low <= _end(reached):
            overlaps.append(Ages(band.low, min(band, reached, key=_end).high))
        reached = max(reached, band, key=_end)
    return Bands(Ages(bands[0].low, reached.high), tuple(gaps), tuple(overlaps))


def are_nested(labels: Iterable[str]) -> bool:
    """Say whether an age band of some lies within another of them, so that all together count children twice.

    >>> are_nested(["0-4", "5-9", "0-9"]), are_nested(["0-5", "5-9"]), are_nested(["0-4", "0-9", "Not known"])
    (True, False, False)
    """
    read = [ages(label) for label in labels]
    bands = [band for band in read if band is not None]
    pairs = permutations(bands, 2) if len(bands) == len(read) else ()
    return any(one != other and one.low >= other.low and _end(one) <= _end(other) for one, other in pairs)


def heading_agrees(heading: str, labels: Iterable[str]) -> Heading | None:
    """Say whether a heading names the ages that the bands beneath it cover.

    heading: such as "Children aged 0-17"; labels: the bands. Returns None where the heading names no ages, or a label
    is no age band.

    >>> bands = ["0-4", "5-9", "10-14", "15-17"]
    >>> heading_agrees("Children aged 0-17", bands).value, heading_agrees("aged between 0-18", bands).value
    ('agrees', 'names one year more')
    """
    said, bands = ages_said(heading), age_bands(labels)
    if said is None or bands is None:
        return None
    if said == bands.ages:
        return Heading.agrees
    return Heading.birthday if (said.low, _end(said)) == (bands.ages.low, _end(bands.ages) + 1) else Heading.differs


def _end(band: Ages) -> float:
    return float("inf") if band.high is None else band.high


def _taken(found: re.Match[str]) -> Ages | None:
    part = {name: int(text) for name, text in found.groupdict().items() if text}
    if "open" in part or "over" in part:
        return Ages(part["open"] if "open" in part else part["over"] + 1, None)
    if "under" in part:
        return Ages(0, part["under"] - 1) if part["under"] else None
    low, high = (part["one"], part["one"]) if "one" in part else (part["low"], part["high"])
    return Ages(low, high) if low <= high else None
