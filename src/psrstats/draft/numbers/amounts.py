"""Amounts: digits and words with their unit, fractions and multiples, as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from psrstats.draft.numbers.number import Unit
from psrstats.draft.numbers.others import COUNTED
from psrstats.draft.numbers.words import MULTIPLES, PARTS, WORDS, read_part, read_words


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a text: where, how much, in what unit; step: of its last printed digit."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: Unit
    per: int | None = None


_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SPACED = rf"(?<![\d.,] )(?<!\d)\d{{1,3}} \d{{3}}(?= {COUNTED})"
_SCALE = r"(?:\s?(?P<scale>million|billion|thousand|m|bn|k)\b)?"
_PER_WHAT = r"(?:1,?000,?000|100,?000|10,?000|1,?000|100|hundred thousand|ten thousand|thousand|100k|10k)"
_RATE = rf"(?:\s(?:(?!rates?\b)[a-z-]+\s){{0,8}}?|\s?\(?)(?:(?:per|in every|out of every|for every)\s|/\s?)(?P<per>{_PER_WHAT})(?!\d|%|,\d)"
_EACH = (
    r"\s(?:[a-z]+\s)?(?P<each>per (?:child|(?:young )?person|head|capita|family|household|case|(?:social )?worker|pupil|"
    r"place|day|week|month|quarter|year|school|session|course|practitioner)|a day)\b"
)
_PERCENT = r"\s?(?P<percent>%(?! ?points?)|per ?cent(?!age)\b|pct\b|per c\b)"
_POINTS = r"\s?(?P<points>%[ -]points?|per ?cent(?:age)?[ -]points?|pp\b|ppts?\b|p\.p\.|percentage-points?)"
_TIMES = r"(?:\s|-)?(?P<times>times\b|fold\b|x\b(?=\s(?:higher|more|as|the)))"
_LENGTH = r"(?:\s|-)(?:working |school |calendar )?(?P<length>minute|hour|day|week|month|year|mile)s?\b"
_AMOUNT = re.compile(
    rf"(?<![\w.])(?<!\d,)(?P<sign>(?:(?<!\d )(?<![\w)\]%]))[-\u2212\u2013]|\+)?(?:(?P<money>[£$€])\s?)?"
    rf"(?P<number>{_SPACED}|{_DIGITS}(?:\s?½)?|½|¼|¾|(?<![\w-]){WORDS}(?![\w]|-(?!fold|year)))"
    rf"{_SCALE}(?:{_POINTS}|{_PERCENT}|{_TIMES}|{_LENGTH}|{_RATE}|{_EACH})?(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:(?:a|one|two|three|four|five|seven|nine)[ -])?(?P<part>{PARTS}|halves|thirds|quarters|fifths|sixths|sevenths|"
    rf"eighths|ninths|tenths)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?<![\w.,])(?P<above>\d{{1,2}}|{WORDS}) (?:in(?: every)?|out of(?: every)?) (?P<below>\d{{1,4}}|{WORDS})"
    r"(?![\w%]|[.,]\d|-| (?:(?:working |school )?(?:days?|weeks?|months?|years?|hours?|quarters?)|per)\b)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(rf"\b(?P<multiple>{'|'.join(MULTIPLES)}|double|treble|triple)\b", re.IGNORECASE)
_NOT_PART = re.compile(
    r"[ -]?(?:(?:of|in|through|to) (?:the|this|last|each|every) (?:financial |calendar |academic )?(?:year|20\d\d)|"
    r"term|day|year|hour|brother|sister|sibling|time|way|of (?:19|20)\d\d|in (?:19|20)\d\d|[1-4]\b|ly|an hour|a day|"
    r"sector|part(?:y|ies)|person|level|tier|round|report|annual|phase|key|area|meeting|priority|stage|on quarter|"
    r"to quarter|\(Q|compared|was|had|saw|figures?|data|ending|ended)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"[ -]?(?:sector|part(?:y|ies)|person|time|level|tier|round|report|annual|phase|area|meeting|priority|stage|or subsequent|of (?:january|february|march|april|may|june|july|august|september|october|november|december))",
    re.I,
)
_MILLION = re.compile(r"\b(?P<part>half|a quarter of) a (?P<scale>million|billion)\b", re.IGNORECASE)
_THE_PART = re.compile(
    r"\b(?:the|this|last|each|every|next|first|second|final|previous|per|that|same|latest)[ -]\Z", re.I
)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 1000, "k": 1000}
_SIZES = {"hundred thousand": 100_000, "ten thousand": 10_000, "thousand": 1000, "100k": 100_000, "10k": 10_000}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def amounts(text: str) -> Iterator[Amount]:
    """Give the amounts of a text: fractions and multiples in words first, then all others.

    An amount may lie within an earlier one: the earlier holds.

    >>> [(amount.unit, str(amount.value)) for amount in amounts("20% of boys, a third of girls, doubled")]
    [('fraction', '1/3'), ('times', '2'), ('percent', '20')]
    """
    yield from _fractions(text)
    for found in _MULTIPLE.finditer(text):
        word = found["multiple"].casefold()
        bare = word in ("double", "treble", "triple", "twice")
        if not bare or re.match(r" (?:the|that|as|its|what|those)\b", text[found.end() : found.end() + 8], re.I):
            value = MULTIPLES.get(word) or Fraction(2 if word == "double" else 3)
            yield Amount(*found.span(), value, value * 0 + 1, "times")
    for found in _AMOUNT.finditer(text):
        amount = _amount(found, text)
        if amount is not None:
            yield amount


def _fractions(text: str) -> Iterator[Amount]:
    for found in _IN.finditer(text):
        above, below = (read_words(found[side]) or _whole(found[side]) for side in ("above", "below"))
        if above and below and above < below and below <= 1000 and not 1990 <= below <= 2050 and _plain(above, below):
            yield Amount(*found.span(), Fraction(above, below), Fraction(1), "fraction")
    for found in _MILLION.finditer(text):
        whole = Fraction(_SCALES[found["scale"].casefold()])
        part = Fraction(1, 2) if found["part"].casefold() == "half" else Fraction(1, 4)
        yield Amount(*found.span(), whole * part, whole / 100, "count")
    for found in _PART.finditer(text):
        quarter = found["part"].casefold()[:4] in ("quar", "half", "halv")
        if (_NOT_PART if quarter else _ORDINAL).match(text, found.end()) or _THE_PART.search(text, 0, found.start()):
            continue
        alone = found[0].casefold() == found["part"].casefold()
        if alone and found["part"].casefold() not in ("half", "quarter", "quarters"):
            continue
        if alone and found["part"].casefold() != "half":
            continue
        value = read_part(found[0])
        if value is not None:
            yield Amount(*found.span(), value, Fraction(1), "fraction")


def _plain(above: int, below: int) -> bool:
    """Tell "three in five" and "1 in 4" from "8 out of 197", which are two counts."""
    return below <= 10 or above == 1 or (below in (20, 50, 100) and gcd(above, below) == 1)


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _amount(found: re.Match[str], text: str) -> Amount | None:
    number = found["number"]
    read = _value(number)
    if read is None or _no_number(found, text):
        return None
    value, step = read
    if found["scale"]:
        if len(found["scale"]) < 3 and not found["money"]:
            return None
        scale = _SCALES[found["scale"].casefold()]
        value, step = value * scale, step * scale
    if found["sign"] and found["sign"] != "+":
        value = -value
    start = found.start("sign") if found["sign"] else found.start("money") if found["money"] else found.start("number")
    if found["per"]:
        return Amount(start, found.end(), value, step, "rate", _size(found["per"]))
    return Amount(start, found.end(), value, step, _unit(found))


def _unit(found: re.Match[str]) -> Unit:
    if found["money"]:
        return "money"
    if found["each"]:
        return "average"
    if found["length"]:
        return f"{found['length'].casefold()}s"  # type: ignore[return-value]
    for unit in ("points", "percent", "times"):
        if found[unit]:
            return unit  # type: ignore[return-value]
    return "count"


def _size(text: str) -> int:
    return _SIZES.get(text.casefold()) or int(text.replace(",", ""))


def _value(text: str) -> tuple[Fraction, Fraction] | None:
    """Read a number as printed: its value and the step of its last digit."""
    if text[0].isalpha():
        whole = read_words(text)
        return None if whole is None else (Fraction(whole), Fraction(1))
    half = next((Fraction(size) for sign, size in _SIGNS.items() if sign in text), None)
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ".")
    if half is not None:
        return (Fraction(digits) if digits else 0) + half, Fraction(1, 2)
    places = len(digits.partition(".")[2])
    return Fraction(digits), Fraction(1, 10**places)


def _no_number(found: re.Match[str], text: str) -> bool:
    """Tell words that read like a number but count nothing: "one of the", "no one", "one another"."""
    if not found["number"][0].isalpha():
        return False
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 40]
    if found["number"].casefold() != "one":
        return False
    if any(found[unit] for unit in ("percent", "points", "times", "per")):
        return False
    if re.search(r"\b(?:no|any|each|every|this|that|the|which|some)[ -]\Z", before, re.IGNORECASE):
        return True
    counted = re.match(rf" (?:\w+ )?(?:{COUNTED})", after, re.IGNORECASE)
    listed = re.search(r"\d[^.;]{0,30}(?:, |and )\Z", text[: found.start()]) or re.match(r" \w+(?:,| and) \d", after)
    return not (counted or listed) or bool(
        re.match(r" (?:of|to one|another|minute|single|stop)\b", after, re.IGNORECASE)
    )
