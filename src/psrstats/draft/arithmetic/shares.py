"""Percentages of a count, as sentences state them, and the bases that they may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.sentence import N, Sentence
from psrstats.draft.arithmetic.share_forms import LOOSE, NAMED, PAIRED, THE
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

SOON = 30  # characters from "of whom" to what is said of them
FAR = 12  # paragraphs back in which a base is looked for

_ANCHOR = regex(
    rf"(?:\A\W*|[,;:.–-]\s?|\b(?:and|that|but|while|with|from) )"
    rf"(?:(?:out )?of|among) {THE}(?:total [a-z]+ of )?({N})(?!\s?\()|"
    r"\bof (?:whom|which|these|those)\b|\bof th(?:is|e) (?:number|total|group)\b",
    re.IGNORECASE,
)
_DOES = "live|lived|lives|are|were|was|is|have|had|has|remain|remained|attend|go|went"
_DID = (
    "recorded|involved|resulted|related|concerned|identified|named|reported|said|felt|agreed|met|led|became|came|"
    "progressed|received|required|returned|completed|attended|showed|took|needed|moved|ended|started"
)
_VERB = regex(rf"(?:(?: [a-z]+){{1,2}}\))?[\s,]*(?:currently |now |still |also )?(?:{_DOES}|{_DID})\b", re.IGNORECASE)
_STARTS = regex(
    r"\A[\W]*(?:of (?:this|that|these|those)(?: number| group| total| children)?[,:]? ?)?[\W]*\Z", re.IGNORECASE
)


_PRONOUN = regex(r"\)? (?:[a-z]+ )?of (?:them|these|those|whom|which)\b", re.IGNORECASE)
_OF_THESE = regex(r"\bof (?:these|those|this (?:number|total|group))\b", re.IGNORECASE)
_INTRODUCES = regex(r"\bof (?:these|those|this (?:number|total|group))\W*\Z", re.IGNORECASE)
_ITEM = regex(rf"\W*(?:{N}|one|none)(?:\s?\([^)]*\))? (?:[a-z’'-]+ ){{0,3}}?(?:{_DOES})\b", re.IGNORECASE)


class Share(Struct, frozen=True):
    """A percentage with its count.

    base: what it is said to be of; named: right beside it; at_once: or so near that nothing else can be meant.
    """

    sentence: Sentence
    count: Number
    percent: Number
    base: Number | None
    named: bool
    at_once: bool


@lru_cache(maxsize=1024)
def shares_of(sentence: Sentence) -> tuple[Share, ...]:
    """Give the percentages of a sentence that stand with their count."""
    return tuple(_shares(sentence))


def _shares(sentence: Sentence) -> Iterator[Share]:
    if sentence.paragraph.kind == "row" or not any(number.unit == "percent" for number in sentence.statistics):
        return
    done: set[Number] = set()
    for forms, named in ((NAMED, True), (LOOSE, False), (PAIRED, False)):
        for form, order in forms:
            for found in form.finditer(sentence.form):
                part = {letter: sentence.number(mark) for letter, mark in zip(order, found.groups(), strict=True)}
                if not _fits(sentence, part) or {part["n"], part["p"]} & done:
                    continue
                done |= {part["n"], part["p"]}
                base, at_once = (part["b"], named) if "b" in part else _anchored(sentence, part)
                yield Share(sentence, part["n"], part["p"], base, named, at_once)


def _fits(sentence: Sentence, part: dict[str, Number]) -> bool:
    sizes = [number for letter, number in part.items() if letter != "p"]
    if part["p"].unit != "percent" or not all(_is_size(number) and number.unit == sizes[0].unit for number in sizes):
        return False
    if "b" in part and part["b"].value < part["n"].value:  # type: ignore[operator]
        return False
    return not is_change(sentence, part["p"]) and not is_change(sentence, part["n"])


def _is_size(number: Number) -> bool:
    """Tell a count, or a sum of money, without a bound."""
    return number.statistic and number.unit in ("count", "money") and not number.bound


def _like(sentence: Sentence, number: Number) -> Sequence[Number]:
    """Give the numbers of a sentence that one may be part of: counts of a count, money of money."""
    if number.is_count:
        return sentence.counts
    return [each for each in sentence.statistics if each.unit == number.unit]


def _anchored(sentence: Sentence, part: dict[str, Number]) -> tuple[Number | None, bool]:
    """Give the count that a sentence says it goes on to speak of, and whether it speaks of it at once.

    Such as "Of the 96 pupils, 58 (60%)" and "116 ceased, of whom 11 (9%)".
    """
    start = min(part["n"].start, part["p"].start)
    anchors = [found for found in _ANCHOR.finditer(sentence.form) if _at(sentence, found.end()) <= start]
    if not anchors:
        return None, False
    anchor, end = anchors[-1], _at(sentence, anchors[-1].end())
    between = any(end <= number.start < start for number in sentence.statistics)
    if anchor[1]:
        base = sentence.number(anchor[1])
        known = _is_size(base) and base.unit == part["n"].unit and base not in part.values()
        return (base, not between) if known else (None, False)
    before = [number for number in _like(sentence, part["n"]) if number.end <= _at(sentence, anchor.start())]
    return (before[-1], len(before) == 1 and start - end < SOON) if before else (None, False)


def _at(sentence: Sentence, place: int) -> int:
    """Give the place in the paragraph of a place in the form."""
    grown = sum(number.end - number.start - 1 for number, at in _places(sentence) if at < place)
    return sentence.start + place + grown


def _places(sentence: Sentence) -> list[tuple[Number, int]]:
    shift, each = 0, []
    for number in sentence.numbers:
        each.append((number, number.start - sentence.start - shift))
        shift += number.end - number.start - 1
    return each


def counts_near(sentences: Sequence[Sentence], share: Share) -> Iterator[Number]:
    """Give the counts that a percentage may be of, the nearest first: its sentence's, its paragraph's, those before."""
    own = share.sentence
    least = share.count.value or 0
    for sentence in _nearest_first(sentences, own):
        for number in _like(sentence, share.count):
            if number is not share.count and (number.value or 0) >= least and number.bound in ("", "at least"):
                yield number


def _nearest_first(sentences: Sequence[Sentence], own: Sentence) -> Iterator[Sentence]:
    yield own
    before = sentences[max(0, own.place - 4 * FAR) : own.place]
    after = [each for each in sentences[own.place + 1 : own.place + 4] if each.paragraph is own.paragraph]
    yield from (each for each in reversed(before) if each.paragraph is own.paragraph)
    yield from after
    paragraphs = dict.fromkeys(
        each.paragraph.number for each in reversed(before) if each.paragraph is not own.paragraph
    )
    nearest = set(list(paragraphs)[:FAR])
    yield from (each for each in reversed(before) if each.paragraph.number in nearest)


def does(share: Share) -> bool:
    """Tell a percentage that a verb follows at once, so that it names nothing new: "162 (68.8%) live outside"."""
    last = max(share.count.end, share.percent.end)
    return _VERB.match(share.sentence.paragraph.text[last : share.sentence.end].lstrip(")")) is not None


def base_of_pronoun(sentences: Sequence[Sentence], share: Share) -> Number | None:
    """Give the only count that "of them" or "of whom" can mean: "92 had a plan, 46 (50%) of whom were under five"."""
    own, (first, last) = share.sentence, sorted((share.count, share.percent), key=lambda number: number.start)
    text = own.paragraph.text
    if not any(_PRONOUN.match(text[number.end : own.end]) for number in (first, last)):
        return None
    before = [number for number in own.statistics if number.end <= first.start]
    if not before and own.place:
        last_one = sentences[own.place - 1]
        before = list(last_one.statistics) if last_one.paragraph is own.paragraph else []
    whole = before[0] if len(before) == 1 else None
    return whole if whole is not None and whole.is_count and (whole.value or 0) >= (share.count.value or 0) else None


def is_elliptic(share: Share) -> bool:
    """Tell a sentence that does not say what it counts: "162 (68.8%) live outside the area"."""
    first = min(share.count.start, share.percent.start)
    if _INTRODUCES.match(share.sentence.paragraph.text[share.sentence.start : first]):
        return True  # "Of those, 69% (12,392) involved girls", whatever the verb
    return does(share) and _STARTS.match(share.sentence.paragraph.text[share.sentence.start : first]) is not None


def is_said_of_a_number(sentences: Sequence[Sentence], share: Share) -> bool:
    """Tell a sentence, or an item of a list, that goes on from "of this number" or "of these"."""
    if _OF_THESE.search(share.sentence.form[: share.count.start - share.sentence.start]):
        return True
    for sentence in reversed(sentences[max(0, share.sentence.place - FAR) : share.sentence.place]):
        if _INTRODUCES.search(sentence.form):
            return True
        if not _ITEM.match(sentence.form):
            return False
    return False


def subject_of(sentences: Sequence[Sentence], share: Share) -> Number | None:
    """Give the count that a list's items are of: the first of the last sentence that is no item and no comparison."""
    for sentence in reversed(sentences[max(0, share.sentence.place - 3 * FAR) : share.sentence.place]):
        whole = [number for number in sentence.counts if (number.value or 0) >= (share.count.value or 0)]
        if not sentence.counts or re.match(r"\W*(?:this|that) (?:is|was|compares)", sentence.form, re.IGNORECASE):
            continue
        if re.match(
            rf"\W*compared\b|\W*{N}(?:\s?\([^)]*\))?\s(?:live|are|were|have|had|in)\b", sentence.form, re.IGNORECASE
        ):
            continue
        return whole[0] if whole else None
    return None
