"""A number and its percentage in one cell: 112 (48%), under a heading that says both."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from psrstats.files.cells import Reading, read_cell
from psrstats.files.grid import Raw
from psrstats.patterns import regex

_NUMBER, _SHARE = r"(?:\d{1,3}(?:,\d{3})+|\d+)", r"\d{1,3}(?:\.\d+)?"
_PERCENT = r" ?(?:%|per ?cent)"
_PARTED = r"(?:[/;] ?|[,-] )"  # 1,050% is one number and 10-15% a band
_FIRST = regex(rf"({_NUMBER})(?: ?[(\[]({_SHARE})({_PERCENT})?[)\]]| ?{_PARTED}({_SHARE}){_PERCENT})")
_LAST = regex(rf"({_SHARE}){_PERCENT} ?(?:[(\[](?:n ?= ?)?({_NUMBER})[)\]]|{_PARTED}({_NUMBER}))")
_BAND = regex(rf"({_SHARE}) ?- ({_SHARE}){_PERCENT}")
_OF = r" ?(?:/|of|out of) ?"
_PART = regex(
    rf"(?P<share>{_SHARE}){_PERCENT} ?[(\[](?P<part>{_NUMBER}){_OF}(?P<whole>{_NUMBER})[)\]]|"
    rf"(?P<n>{_NUMBER}){_OF}(?P<of>{_NUMBER}) ?[(\[](?P<percent>{_SHARE}){_PERCENT}[)\]]"
)
_COUNTS, _SHARES = r"(?:no\.?s?|numbers?|n|counts?|#)", r"(?:%|per ?cent(?:ages?)?|percentages?|proportions?)"
_BETWEEN = r" ?(?:[(\[]|/|,|;|&|\+|\band\b) ?"
SAYS_BOTH = regex(rf"(?:^|(?<=[\s(\[,:|-])){_COUNTS}{_BETWEEN}{_SHARES}|{_SHARES}{_BETWEEN}{_COUNTS}(?![\w])")
MOST_SHARE = 100
YEARS = range(1900, 2101)


class Two(Struct, frozen=True):
    """The two figures of a cell."""

    number: Reading
    share: Reading
    sure: bool = False  # whether the whole beside them shows which is which


def two_in_one(raw: Raw) -> Two | None:
    """Read a cell that holds a number and its percentage; None where it holds anything else.

    >>> two = two_in_one("112 (48.1%)")
    >>> two.number.value, two.share.value
    (112.0, 48.1)
    >>> two_in_one("48% (n = 112)").number.value, two_in_one("2019 (2)"), two_in_one("112 (148)")
    (112.0, None, None)
    >>> two_in_one("90.4% (850/940)").share.value, two_in_one("850 of 940 (90%)").number.value
    (90.4, 850.0)
    >>> [two_in_one(text) for text in ("10-15%", "10 - 15%", "1,050%")]
    [None, None, None]
    """
    return _two(raw) if isinstance(raw, str) and raw[:1].isdigit() else None


@lru_cache(1 << 14)
def _two(raw: str) -> Two | None:
    text = " ".join(raw.split()).casefold()
    if found := _PART.fullmatch(text):
        return _part(*(found[1], found[2], found[3]) if found[1] else (found["percent"], found["n"], found["of"]))
    if (band := _BAND.fullmatch(text)) and float(band[1]) < float(band[2]):
        return None
    if found := _FIRST.fullmatch(text):
        said, share = found[1], found[2] or found[4]
        if "%" not in text and "cent" not in text and said.isdecimal() and int(said) in YEARS:
            return None
    elif found := _LAST.fullmatch(text):
        said, share = found[2] or found[3], found[1]
    else:
        return None
    number, part = read_cell(said), read_cell(f"{share}%")
    return Two(number, part) if number and part and part.value <= MOST_SHARE else None


def _part(share: str, part: str, whole: str) -> Two | None:
    """Read a part, its whole and the percentage that one is of the other, where it is: 88.1% (1,102/1,251)."""
    number, all_, percent = read_cell(part), read_cell(whole), read_cell(f"{share}%")
    if not (number and all_ and percent and all_.value):
        return None
    near = abs(100 * number.value / all_.value - percent.value) < 0.6 * 10.0**-percent.places
    return Two(number, percent, sure=True) if near else None


def says_both(words: str) -> bool:
    """Tell words that say a number and a percentage: Number (%), n (%), % and count.

    >>> [says_both(text) for text in ("Number (%)", "2019-20 n (%)", "% (number)", "Number", "Number of plans (2019)")]
    [True, True, True, False, False]
    """
    return SAYS_BOTH.search(words.casefold()) is not None
