"""PSR118: whether what one of them costs is what all cost over how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from psrstats.draft.arithmetic.fit import fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import OTHER, N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.draft.words import stem
from psrstats.numbers import show
from psrstats.patterns import regex

NEAR = 3  # a quotient that is more than so many times off was not meant
REACH = 30  # characters from a count to its name
_PER = regex(r"\s?(?:per|a|an|each|every|for each|for every) (?P<of>[a-z]+)\b", re.IGNORECASE)
# "£40 each for food" is not all that each had
_EACH = regex(r"\s?(?:each|apiece)(?=\W*\Z|[,.;:)]| (?:and|or)\b)", re.IGNORECASE)
_MORE = regex(
    r"\b(?:with|includ\w+|plus|as well|exclud\w+|besides|rest|(?:after|before|net of|less|without) (?:[a-z]+ )?"
    r"(?:costs?|tax\w*|fees?|expenses|overheads|deduct\w+|discounts?|vat|gift aid|travel|that|this|these))\b",
    re.IGNORECASE,
)
_FOR_DAYS = regex(
    rf"{N} (?:for|over|on) (?P<n>{OTHER})[^{N[1:-1]};:]{{0,50}}(?:, |\()(?:or |that is |at )?{N}", re.IGNORECASE
)
_EACH_OF = regex(
    rf"\beach of (?:the |our )*(?P<d>{N}) [a-z ]{{1,40}} (?P<one>{N})(?: each)?, "
    rf"(?:or |which is |making )?(?:a total of )?(?P<all>{N})",
    re.IGNORECASE,
    needs="each",
)
_ANY = ("head", "person", "place", "unit", "item")


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence that states a count, what all cost and what one costs, and nothing else."""
    for sentence in stating(sentences):
        days = _days(sentence)
        if (
            len(sentence.statistics) + (len(days) == 1) != 3
            or sentence.paragraph.kind == "row"
            or is_supposed(sentence.text)
            or _MORE.search(sentence.text)
        ):
            continue
        yield from _each_of(sentence)
        counts = [
            number for number in (*sentence.counts, *days) if number.value and not number.bound and not number.hedge
        ]
        money = [number for number in sentence.statistics if number.unit == "money" and not number.bound]
        if len(counts) == 1 and len(money) == 2:
            ones = [number for number in money if _is_of_one(sentence, number, counts[0])]
            if len(ones) == 1:
                (all_,) = [number for number in money if number is not ones[0]]
                yield from _judged(sentence, counts[0], all_, ones[0])


def _each_of(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "each of the 18 families received £250, a total of £4,500"."""
    for found in _EACH_OF.finditer(sentence.form):
        count, one, whole = (sentence.number(found[mark]) for mark in ("d", "one", "all"))
        if count.is_count and count.value and not count.bound and one.unit == whole.unit == "money":
            yield from _judged(sentence, count, whole, one)


def _days(sentence: Sentence) -> list[Number]:
    """Give a length of time that is said to cost what stands before it: "£18,000 for 40 days, £450 a day"."""
    found = _FOR_DAYS.search(sentence.form)
    if found is None:
        return []
    number = sentence.number(found["n"])
    many = re.match(r"\d+", number.text)
    return [replace(number, value=Fraction(many[0]))] if many and number.kind == "duration" else []


def _is_of_one(sentence: Sentence, number: Number, count: Number) -> bool:
    """Tell "£450 a day" beside "40 training days", and "£24 a head" beside any count."""
    text = sentence.paragraph.text
    if _EACH.match(text, number.end, sentence.end):
        return True
    within = re.search(r"(?:per|a|each) [a-z]+\Z", number.text)
    found = _PER.search(number.text) if within else _PER.match(text, number.end, sentence.end)
    if found is None:
        return False
    start = count.start if count.kind == "duration" else count.end  # "40 days"
    named = re.split(r"[,.;:(£]|\d(?!\d| )", text[start : count.end + REACH].casefold())[0]  # not what stands behind it
    near = re.findall(r"[a-z]+", named)[:3]
    return found["of"].casefold() in _ANY or stem(found["of"].casefold()) in [stem(word) for word in near]


def _judged(sentence: Sentence, count: Number, whole: Number, one: Number) -> Iterator[Outcome]:
    (low, high), value = spread(whole), (whole.value or Fraction(0)) / (count.value or 1)
    many = count.value or Fraction(1)
    working = f"{whole.text} over {count.text} is £{show(value, one.places or (value.denominator != 1) * 2)}"
    product = many * (one.value or 0)
    if fit(one, low / many, high / many) == "right" or fit(whole, product) == "right":
        yield right(sentence, one, f"{working}.")
    elif abs(value - (one.value or 0)) < one.step:
        return  # rounded in some way
    elif value / NEAR <= (one.value or 0) <= value * NEAR:
        yield wrong("multiple-said", sentence, one, f"{working}, printed {one.text}.", f"£{show(value, one.places)}")
