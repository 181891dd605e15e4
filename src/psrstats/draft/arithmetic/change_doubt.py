"""Why a change need not be that of the two values beside it, and where it must be."""

from __future__ import annotations

import re

from psrstats.draft.arithmetic.change_forms import ENDS
from psrstats.draft.arithmetic.changes import BESIDE, Change, Pair, is_signed, year_beside
from psrstats.draft.arithmetic.words import ADJUSTED
from psrstats.patterns import regex

SOON = 20  # characters from a change to what it is from: "This was a rise of 5% on the 4,800"
_PARTS = regex(
    r"\b(?:rang(?:es?|ed|ing)|vari(?:es|ed)|varying|between|by (?:area|ward|district|trust|team|agency))\b", re.I
)
_OTHERS = regex(r"\b(?:and|but|while)\b", re.IGNORECASE)
_DRIVEN = regex(  # "the 40% rise was driven by the police, whose contacts rose from 2,050 to 3,120"
    r"\b(?:whose|driven|because|owing|due|led by|reflect\w*|mainly|mostly|largely|especially|particularly|notably|"
    r"including|explained|caused)\b",
    re.IGNORECASE,
)
_TURNS = regex(r"\b(?:although|though|even if|albeit|however)\b", re.IGNORECASE)
_NEXT = regex(r"; (?!(?:this|that|which|an?)\b)", re.IGNORECASE)  # "55 to 56; they rose by 10 in 2020"


def why_not(change: Change, pair: Pair) -> str:
    """Say why a change need not be that of the two values beside it; blank where it must be."""
    if _is_of_parts(change, pair):
        return "It is said of parts, and the two values beside it are of the whole."
    if pair.old in change.sentence.numbers and _DRIVEN.search(
        change.sentence.paragraph.text, change.number.end, max(change.number.end, pair.old.start)
    ):
        return "It is said of the whole, and the two values are of what it came from."
    if ADJUSTED.search(change.sentence.text):
        return "Its sentence says that other values are compared than those beside it."
    last = max(pair.old.end, pair.new.end)
    if pair.old in change.sentence.numbers and _TURNS.search(change.sentence.paragraph.text, last, change.number.start):
        return "It stands in another clause than the two values."
    year = year_beside(change.sentence, change.number)
    new = year_beside(pair.sentence, pair.new)
    return "It is of another year than the values beside it." if year and new and year != new else ""


def _is_of_parts(change: Change, pair: Pair) -> bool:
    """Tell a change that stands behind its two values in a list of several: "with changes from one of 36% (141) to"."""
    if pair.old not in change.sentence.numbers or change.number.start < max(pair.old.start, pair.new.start):
        return False
    between = change.sentence.paragraph.text[max(pair.old.end, pair.new.end) : change.number.start]
    return _PARTS.search(between) is not None


def is_joined(change: Change, pair: Pair) -> bool:
    """Tell a change that stands right beside its two values: "by 18%, from 1,117 to 1,318"."""
    sentence, number = change.sentence, change.number
    if pair.alone and 0 < pair.old.start - number.end <= SOON:
        return True
    if pair.old not in sentence.numbers or pair.new not in sentence.numbers:
        return False
    first, last = min(pair.old.start, pair.new.start), max(pair.old.end, pair.new.end)
    text = sentence.paragraph.text
    if last <= number.start and _NEXT.search(text, last, number.start):
        return False
    if last <= number.start <= last + BESIDE and (is_signed(number) or ENDS.match(text, number.end, sentence.end)):
        apart = _OTHERS.search(text, last, number.start)  # "from 2,460 in 2022-23 to 2,583 in 2023-24 (+5%)"
        return apart is None and not any(last <= other.start < number.start for other in sentence.statistics)
    between = (
        sentence.paragraph.text[number.end : first]
        if number.end <= first
        else sentence.paragraph.text[last : number.start]
    )
    start = number.end if number.end <= first else last
    for each in sentence.numbers:  # the number of a section tells no other value
        if each.kind == "reference" and start <= each.start < start + len(between):
            between = between.replace(each.text, "", 1)
    return len(between) <= BESIDE and not re.search(r"\d|\band\b|\bbut\b|\bwhile\b|\bor (?:more|less)\b", between)
