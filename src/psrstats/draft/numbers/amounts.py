"""Amounts: digits and words with their unit, fractions and multiples, as they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from psrstats.draft.numbers.forms import COUNTED
from psrstats.draft.numbers.number import Unit
from psrstats.draft.numbers.portions import in_words
from psrstats.draft.numbers.words import WORDS, read_words
from psrstats.patterns import regex


class Amount(Struct, frozen=True):
    """An amount of a text: where, how much, in what unit; step: of its last printed digit."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: Unit
    per: int | None = None


LONGEST = 15  # digits: what is longer counts nothing
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SPACED = rf"(?<![\d.,] )(?<!\d)\d{{1,3}} \d{{3}}(?= {COUNTED})"
_SCALE = r"(?:\s?(?P<scale>million|billion|thousand|m|bn|k)\b)?"
_PER_WHAT = r"(?:1,?000,?000|100,?000|10,?000|1,?000|100|hundred thousand|ten thousand|thousand|100k|10k)"
_RATE = (
    r"(?:\s(?:(?!rates?\b)[a-z-]+\s){0,8}?|\s?\(?)(?:(?:per|in every|out of every|for every)\s|/\s?)"
    rf"(?P<per>{_PER_WHAT})(?!\d|%|,\d)"
)
_EACH = (
    r"\s(?:[a-z]+\s)?(?P<each>per (?:child|(?:young )?person|head|capita|family|household|case|(?:social )?worker|"
    r"pupil|place|day|week|month|quarter|year|school|session|course|practitioner)|a day)\b"
)
_PERCENT = r"\s?(?P<percent>%(?! ?points?)|per ?cent(?!age)\b|pct\b|per c\b)"
_POINTS = r"\s?(?P<points>%[ -]points?|per ?cent(?:age)?[ -]points?|pp\b|ppts?\b|p\.p\.|percentage-points?)"
_TIMES = r"(?:\s|-)?(?P<times>times\b|fold\b|x\b(?=\s(?:higher|more|as|the)))"
_LENGTH = r"(?:\s|-)(?:working |school |calendar )?(?P<length>minute|hour|day|week|month|year|mile)s?\b"
_AMOUNT = regex(
    rf"(?<![\w.])(?<!\d,)(?P<sign>(?:(?<!\d )(?<![\w)\]%]))[-\u2212\u2013]|\+)?(?:(?P<money>[£$€])\s?)?"
    rf"(?P<number>{_SPACED}|{_DIGITS}(?:\s?½)?|½|¼|¾|(?<![\w-]){WORDS}(?!(?!fold)\w|-(?!fold|year)))"
    rf"{_SCALE}(?:{_POINTS}|{_PERCENT}|{_TIMES}|{_LENGTH}|{_RATE}|{_EACH})?(?!\w)",
)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 1000, "k": 1000}
_SIZES = {"hundred thousand": 100_000, "ten thousand": 10_000, "thousand": 1000, "100k": 100_000, "10k": 10_000}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """Give the amounts of a text: fractions and multiples in words first, then all others.

    An amount may lie within an earlier one: the earlier holds.
    text: the paragraph's, in small letters; start, end: where to look in it.

    >>> text = "20% of boys, a third of girls, doubled"
    >>> [(amount.unit, str(amount.value)) for amount in amounts(text, 0, len(text))]
    [('fraction', '1/3'), ('times', '2'), ('percent', '20')]
    """
    yield from (Amount(*span, value, step, unit) for span, value, step, unit in in_words(text, start, end))
    for found in _AMOUNT.finditer(text, start, end):
        amount = _amount(found, text)
        if amount is not None:
            yield amount


def _amount(found: re.Match[str], text: str) -> Amount | None:
    number = found["number"]
    read = _value(number)
    if read is None or _no_number(found, text):
        return None
    value, step = read
    if found["scale"]:
        if len(found["scale"]) < 3 and not found["money"]:
            return None
        scale = _SCALES[found["scale"]]
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
        return f"{found['length']}s"  # type: ignore[return-value]
    for unit in ("points", "percent", "times"):
        if found[unit]:
            return unit
    return "count"


def _size(text: str) -> int:
    return _SIZES.get(text) or int(text.replace(",", ""))


def _value(text: str) -> tuple[Fraction, Fraction] | None:
    """Read a number as printed: its value and the step of its last digit."""
    if text[0].isalpha():
        whole = read_words(text)
        return None if whole is None else (Fraction(whole), Fraction(1))
    half = next((Fraction(size) for sign, size in _SIGNS.items() if sign in text), None)
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ".")
    if half is not None:
        return (Fraction(digits) if digits else 0) + half, Fraction(1, 2)
    if len(digits) > LONGEST:
        return None
    places = len(digits.partition(".")[2])
    return Fraction(digits), Fraction(1, 10**places)


def _no_number(found: re.Match[str], text: str) -> bool:
    """Tell words that read like a number but count nothing: "one of the", "no one", "one another"."""
    if not found["number"][0].isalpha():
        return False
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 40]
    if found["number"] != "one":
        return False
    if any(found[unit] for unit in ("percent", "points", "times", "per")):
        return False
    if re.search(r"\b(?:no|any|each|every|this|that|the|which|some)[ -]\Z", before):
        return True
    counted = re.match(rf" (?:\w+ )?(?:{COUNTED})", after)
    near = text[max(0, found.start() - 40) : found.start()]
    listed = re.search(r"\d[^.;]{0,30}(?:, |and )\Z", near) or re.match(r" \w+(?:,| and) \d", after)
    return not (counted or listed) or bool(re.match(r" (?:of|to one|another|minute|single|stop)\b", after))
