"""PSR106: whether a percentage is that of the counts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from msgspec.structs import replace

from psrstats.draft.arithmetic.fit import Fit, fit, spread
from psrstats.draft.arithmetic.outcome import Outcome, graded, right, unread
from psrstats.draft.arithmetic.sentence import Sentence, stating
from psrstats.draft.arithmetic.shares import (
    Share,
    base_of_pronoun,
    counts_near,
    does,
    is_elliptic,
    is_said_of_a_number,
    shares_of,
    subject_of,
)
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

NEAR = 1  # points: a base that is not named beside a percentage is only meant if it gives nearly that
LIST, LONGEST = 3, 30  # so many percentages with their counts make a list
MOST, LISTED = Fraction(3, 5), 10  # of a list's percentages must be of one number; points from it
ANCHORED = 15  # points: the same where a sentence names it earlier
BEGINS = 15  # characters to the first number of a sentence that begins with it
BESIDE = 40  # characters between two percentages of one thing: "44 (55%) were girls and 36 (45%) were boys"
_REPLIED = regex(r"\b(?:response|return) rate of\b", re.IGNORECASE)
_FOUND = regex(r"\bfound\b|\b(?:in|of|to|for) all\b", re.IGNORECASE)
_WHICH_IS = regex(r", (?:which|that) (?:is|was) (?:about |around |just (?:over |under ))?\Z", re.IGNORECASE)
_OF_THESE = regex(r"\W*of (?:these|those|this number|this total|this group)\b", re.IGNORECASE)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each percentage that stands with its count."""
    for sentence in stating(sentences):
        for share in shares_of(sentence):
            yield _judged(sentences, share)


def _judged(sentences: Sequence[Sentence], share: Share) -> Outcome:
    if share.base is not None and share.named:
        return of_base(share, share.base)
    pronoun = base_of_pronoun(sentences, share) if share.base is None else None
    if pronoun is not None:
        return of_base(share, pronoun)
    near = counts_near(sentences, share)
    bases = (
        list(near)
        if share.base is None
        else [share.base, *(base for base in near if base in share.sentence.paragraph_counts)]
    )
    for base in bases:
        if _fit(share, base) == "right":
            return right(share.sentence, share.percent, f"{_working(share, base)}.")
    for working in (_with_rest(share), _of_group(sentences, share)):
        if working is not None:
            return right(share.sentence, share.percent, working)
    for base, within in _meant(sentences, share):
        if abs(_of(share, base) - (share.percent.value or 0)) <= within or _is_turned(share, base):
            return of_base(share, base)
    return unread(share.sentence, share.percent, "No number near it is what it could be a percentage of.")


def _meant(sentences: Sequence[Sentence], share: Share) -> Iterator[tuple[Number, int]]:
    """Give what a percentage may be of that is none of any number near, and how far from that it is still meant."""
    if share.base is not None and (share.base.value or 0) >= (share.count.value or 0):
        near = LISTED if share.base.start > share.percent.start and not share.named else ANCHORED
        yield share.base, 100 if share.at_once and does(share) else near
    elif (base := _base_of_rest(share)) is not None:
        yield base, 100
    elif (base := _base_of_group(sentences, share)) is not None:
        yield base, LISTED
    elif (base := _base_of_twin(sentences, share)) is not None:
        yield base, ANCHORED
    elif (base := _only_before(sentences, share)) is not None:
        yield base, 100 if _REPLIED.search(share.sentence.text) else ANCHORED
    elif is_elliptic(share) and (base := subject_of(sentences, share)) is not None:
        yield base, ANCHORED if is_said_of_a_number(sentences, share) else NEAR


def _is_turned(share: Share, base: Number) -> bool:
    """Tell a percentage whose digits are those of the right one, the other way round: 57% for 75%."""
    right_one = show(_of(share, base), share.percent.places)
    digits = [letter for letter in share.percent.text if letter.isdigit()]
    return sorted(digits) == sorted(letter for letter in right_one if letter.isdigit()) and len(set(digits)) > 1


def _only_one(sentences: Sequence[Sentence], share: Share) -> list[Number]:
    """Give the only number of the sentence before, where its own begins with the percentage."""
    own = share.sentence
    before = sentences[own.place - 1] if own.place else own
    first = min(each.start for each in own.statistics)
    begins = first - own.start < BEGINS and before.paragraph is own.paragraph
    return list(before.statistics) if begins and before is not own else []


def _only_before(sentences: Sequence[Sentence], share: Share) -> Number | None:
    """Give the one number that stands before a percentage: "190 were held and 90% (171) were on time"."""
    own, first = share.sentence, min(share.count.start, share.percent.start)
    stated = [number for number in own.statistics if number.unit != "fraction"]
    before = [number for number in stated if number.end <= first]
    if not before and len(stated) == 2:
        before, stated = _only_one(sentences, share), [*stated, share.count]
    if len(before) != 1 or len(stated) != 3 or not before[0].is_count or before[0].bound:
        return None
    said = does(share) or _is_summed_up(share) or any(form.search(own.text) for form in (_REPLIED, _FOUND))
    return before[0] if said and (before[0].value or 0) >= (share.count.value or 0) else None


def _is_summed_up(share: Share) -> bool:
    """Tell a percentage that ends its sentence and goes on from its count: "in 117 a child was hurt, which is 28%"."""
    text = share.sentence.paragraph.text
    ends = re.match(r"\W*\Z", text[share.percent.end : share.sentence.end]) is not None
    return ends and _WHICH_IS.search(text, share.count.end, share.percent.start) is not None


def _of(share: Share, base: Number) -> Fraction:
    return Fraction(100) * (share.count.value or 0) / (base.value or 1)


def _fit(share: Share, base: Number) -> Fit:
    if not base.value:
        return "no"
    (least, most), (few, many) = spread(share.count, (base,)), spread(base, (share.count,))
    return fit(share.percent, 100 * least / many, 100 * most / few) if few > 0 else "no"


def _working(share: Share, base: Number) -> str:
    places = share.percent.places + 1
    return f"{share.count.text} of {base.text} is {show(_of(share, base), places)}%"


def of_base(share: Share, base: Number) -> Outcome:
    """Judge a percentage by what it is said to be of."""
    percent, count, whole = share.percent, share.count.value or Fraction(0), base.value or Fraction(1)
    low, high = percent.low or Fraction(0), percent.high or Fraction(100)
    if count and share.count.unit == "money":
        expected = f"{show(_of(share, base), percent.places)}%"
        return graded("percentage-said", share.sentence, percent, _fit(share, base), _working(share, base), expected)
    counts = _whole_numbers(low * whole / 100, high * whole / 100)
    bases = _whole_numbers(100 * count / high, 100 * count / low) if low else ""
    takes = [
        words for words in (counts and f"{counts} of {base.text}", bases and f"{share.count.text} of {bases}") if words
    ]
    more = f"{percent.text} takes {', or '.join(takes)}." if takes else ""
    expected = f"{show(_of(share, base), percent.places)}%"
    return graded("percentage-said", share.sentence, percent, _fit(share, base), _working(share, base), expected, more)


def _whole_numbers(low: Fraction, high: Fraction) -> str:
    first, last = ceil(low), floor(high)
    if first > last:
        return ""
    return f"{first:,}" if first == last else f"{first:,} to {last:,}"


def _with_rest(share: Share) -> str | None:
    """Judge a percentage whose base is the sum of its count and those that follow: 142, 14 and 7."""
    total, parts = share.count.value or Fraction(0), [share.count.text]
    numbers = [number for number in share.sentence.paragraph_counts if number.start > share.count.end]
    for number in numbers[:6]:
        total, parts = total + (number.value or 0), [*parts, number.text]
        if total and fit(share.percent, 100 * (share.count.value or 0) / total) == "right":
            return f"{' + '.join(parts)} is {show(total, 0)}, of which {share.count.text} is {share.percent.text}."
    return None


def _group(sentences: Sequence[Sentence], share: Share) -> list[Share]:
    """Give the percentages of a list: of the sentence, or of the paragraphs beside it that are each nothing but one."""
    group = list(shares_of(share.sentence))
    if len(group) == 1:
        group = [each for side in (-1, 1) for each in _items(sentences, share.sentence.place, side)] + group
    return group if len(group) >= LIST else []


def _total(group: Sequence[Share]) -> Number:
    """Make a number of the sum of a list's counts."""
    total = sum((each.count.value or Fraction(0) for each in group), Fraction(0))
    return replace(group[0].count, value=total, low=total, high=total, text=show(total, 0))


def _of_group(sentences: Sequence[Sentence], share: Share) -> str | None:
    """Judge a percentage whose base is the sum of the counts of its list."""
    group = _group(sentences, share)
    if not group or not (total := _total(group)).value or _fit(share, total) != "right":
        return None
    return f"{share.count.text} of {total.text}, the sum of {len(group)} like it, is {share.percent.text}."


def _base_of_group(sentences: Sequence[Sentence], share: Share) -> Number | None:
    """Give what most percentages of a list are of, where that is one number."""
    group = _group(sentences, share)
    for base in (_total(group), *counts_near(sentences, share)) if group else ():
        if sum(_fit(each, base) == "right" for each in group) >= max(Fraction(LIST - 1), MOST * len(group)):
            return base
    return None


def _base_of_twin(sentences: Sequence[Sentence], share: Share) -> Number | None:
    """Give what the percentage beside one is of, in a sentence that says of whom it goes on to speak."""
    own = share.sentence
    if not _OF_THESE.match(own.form):
        return None
    for other in shares_of(own):
        if other.count is share.count:
            continue
        first, last = sorted((other.percent, share.percent), key=lambda number: number.start)
        if last.start - first.end <= BESIDE:
            right_ones = (base for base in counts_near(sentences, other) if _fit(other, base) == "right")
            return next(right_ones, None)
    return None


def _base_of_rest(share: Share) -> Number | None:
    """Give what the other percentage of a sentence is of, where the two come to all: "6 of 48 (12.5%); 42 (87.5%)"."""
    shares = shares_of(share.sentence)
    (other,) = [each for each in shares if each.count is not share.count] if len(shares) == 2 else [None]
    if other is None:
        return None
    before = [number for number in share.sentence.counts if number.end <= min(other.count.start, other.percent.start)]
    base = other.base if other.named else before[0] if len(before) == 1 else None
    if base is None:
        return None
    whole = (share.percent.value or 0) + (other.percent.value or 0)
    return base if whole == 100 and _fit(other, base) == "right" else None


def _items(sentences: Sequence[Sentence], place: int, side: int) -> Iterator[Share]:
    """Give the percentages of the paragraphs next to one, on one side, as long as each is nothing but one."""
    place += side
    for _ in range(LONGEST):
        found = list(shares_of(sentences[place])) if 0 <= place < len(sentences) else []
        if len(found) != 1 or len(sentences[place].statistics) != 2:
            return
        yield found[0]
        place += side
