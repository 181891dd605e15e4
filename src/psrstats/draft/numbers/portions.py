"""Portions and multiples in words: "a third", "one in five", "half a million", "doubled"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from psrstats.draft.numbers.forms import MONTHS
from psrstats.draft.numbers.number import Unit
from psrstats.draft.numbers.words import MULTIPLES, PARTS, WORDS, read_part, read_words
from psrstats.patterns import regex

Portion = tuple[tuple[int, int], Fraction, Fraction, Unit]  # where it stands, its value, its step, its unit

_PLURALS = "halves|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths"
_PART = regex(
    rf"\b(?:(?:a|one|two|three|four|five|seven|nine)[ -])?(?P<part>{PARTS}|{_PLURALS})\b",
)
_IN = regex(
    rf"(?<![\w.,])(?P<above>\d{{1,2}}|{WORDS}) (?:in(?: every)?|out of(?: every)?) (?P<below>\d{{1,4}}|{WORDS})"
    r"(?![\w%]|[.,]\d|-| (?:(?:working |school )?(?:days?|weeks?|months?|years?|hours?|quarters?)|per)\b)",
)
_MULTIPLE = regex(rf"\b(?P<multiple>{'|'.join(MULTIPLES)}|double|treble|triple)\b")
_MILLION = regex(r"\b(?P<part>half|a quarter of) a (?P<scale>million|billion)\b")
_RANKED = "sector|part(?:y|ies)|person|level|tier|round|report|annual|phase|area|meeting|priority|stage|time"
_NO_QUARTER = regex(  # the quarter or the half of a year, of a day, of kin
    r"[ -]?(?:(?:of|in|through|to) (?:the|this|last|each|every) (?:financial |calendar |academic )?(?:year|20\d\d)|"
    r"term|day|year|hour|brother|sister|sibling|way|of (?:19|20)\d\d|in (?:19|20)\d\d|[1-4]\b|ly|an hour|a day|"
    rf"{_RANKED}|key|on quarter|to quarter|\(q|compared|was|had|saw|figures?|data|ending|ended)",
)
_NO_THIRD = regex(rf"[ -]?(?:{_RANKED}|or subsequent|of (?:{'|'.join(MONTHS)})\b)")
_THE = regex(r"\b(?:the|this|last|each|every|next|first|second|final|previous|per|that|same|latest)[ -]\Z")
_SO_MANY, _END = (
    regex(r"\d(?: [a-z]+){0,2} \Z"),
    regex(r"\s*(?:[.,;:)]|\Z|on average\b)"),
)  # "an average of 37 a quarter"
_AS_MUCH = regex(r" (?:the|that|as|its|what|those|last)\b")
MOST = 1000  # of more than so many nobody says "one in"


def in_words(text: str, start: int, end: int) -> Iterator[Portion]:
    """Give the portions and multiples of a text.

    text: the paragraph's, in small letters; start, end: where to look in it.

    >>> text = "one in five, two thirds, the third time"
    >>> [text[slice(*span)] for span, *_ in in_words(text, 0, len(text))]
    ['one in five', 'two thirds']
    """
    yield from _in(text, start, end)
    for found in _MILLION.finditer(text, start, end):
        whole = Fraction(10**6 if found["scale"] == "million" else 10**9)
        yield found.span(), whole / (2 if found["part"] == "half" else 4), whole / 100, "count"
    for found in _PART.finditer(text, start, end):
        value = None if _is_no_part(text, found) else read_part(found[0])
        if value is not None:
            yield found.span(), value, Fraction(1), "fraction"
    for found in _MULTIPLE.finditer(text, start, end):
        word = found["multiple"]
        if word not in ("double", "treble", "triple", "twice") or _AS_MUCH.match(text, found.end()):
            yield found.span(), MULTIPLES.get(word) or Fraction(2 if word == "double" else 3), Fraction(1), "times"


def _in(text: str, start: int, end: int) -> Iterator[Portion]:
    """Give "three in five" and "1 in 4", but not "8 out of 197", which are two counts, nor "470 in 2016"."""
    for found in _IN.finditer(text, start, end):
        above, below = (_whole(found[side]) for side in ("above", "below"))
        if not 0 < above < below <= MOST:
            continue
        if above == 1 or below <= 10 or (below in (20, 50, 100) and gcd(above, below) == 1):
            yield found.span(), Fraction(above, below), Fraction(1), "fraction"


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else read_words(text) or 0


def _is_no_part(text: str, found: re.Match[str]) -> bool:
    """Tell an ordinal ("the third time") and a quarter of the year from a portion."""
    part = found["part"]
    if found[0] == part and part != "half":
        return True
    if found[0] == "a quarter" and _END.match(text, found.end()):
        return _SO_MANY.search(text, max(0, found.start() - 40), found.start()) is not None
    no_part = _NO_QUARTER if part.startswith(("half", "halves", "quarter")) else _NO_THIRD
    return (
        no_part.match(text, found.end()) is not None
        or _THE.search(text, max(0, found.start() - 10), found.start()) is not None
    )
