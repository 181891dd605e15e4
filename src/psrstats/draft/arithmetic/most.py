"""PSR118: whether "all but three", "nearly all" and "the majority" are right of the counts that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.words import is_supposed
from psrstats.draft.numbers import Number
from psrstats.numbers import show
from psrstats.patterns import regex

_THE = r"(?:(?:the|these|those|all|our|a total of) )*"
_GAP = rf"[^{N[1:-1]}.;:()]"
_ALL_BUT = regex(
    rf"\ball (?:but|except) (?P<k>{N}) (?:out )?of {_THE}(?P<d>{N}){_GAP}{{0,50}}?(?:\((?P<n>{N})\)|, (?P<m>{N}),)",
    re.IGNORECASE,
    needs="all",
)
_MOST = regex(
    r"\b(?P<w>nearly all|almost all|virtually all|(?:the )?(?:vast |great |large |clear )?majority|most)(?: of)? "
    rf"(?:{_THE}(?P<d>{N}){_GAP}{{1,50}}?\((?P<n>{N})\)|"
    rf"{_THE}{_GAP}{{1,40}}?(?:,? \(|, )(?P<p>{N}) (?:out )?of {_THE}(?P<e>{N})(?=[,)]))",
    re.IGNORECASE,
    needs="all majority most",
)
_OF_PERCENT = regex(
    rf"\b(?P<w>majority|minority)(?: of(?: [a-z’'-]+){{1,2}})?\s?\(\s?(?P<p>{N})\)",
    re.IGNORECASE,
    needs="majority minority",
)
HALF, ALL_BUT_A_FEW = Fraction(1, 2), Fraction(2, 3)  # fewer than that are no majority, and never nearly all


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each such word that stands with how many there are, and of how many."""
    for sentence in stating(sentences):
        yield from _majorities(sentence)
        if len(sentence.counts) < 2 or sentence.paragraph.kind == "row" or is_supposed(sentence.text):
            continue
        for found in _ALL_BUT.finditer(sentence.form):
            yield from _all_but(sentence, *(sentence.number(mark) for mark in found.groups() if mark))
        for found in _MOST.finditer(sentence.form):
            marks = (found["n"], found["d"]) if found["n"] else (found["p"], found["e"])
            yield from _most(sentence, found["w"].casefold(), *(sentence.number(mark) for mark in marks))


def _majorities(sentence: Sentence) -> Iterator[Outcome]:
    """Judge "a majority (62%)" by its percentage."""
    for found in _OF_PERCENT.finditer(sentence.form):
        percent, word = sentence.number(found["p"]), found["w"].casefold()
        if percent.unit != "percent" or percent.value is None or percent.bound:
            continue
        most = percent.value > 50
        if most == (word == "majority"):
            yield right(sentence, percent, f"{percent.text} is a {word}.")
        elif abs(percent.value - 50) > percent.step / 2:
            yield wrong("multiple-said", sentence, percent, f"{percent.text} is no {word}.", None)


def _plain(*numbers: Number) -> bool:
    return all(number.is_count and not number.bound and not number.hedge for number in numbers)


def _all_but(sentence: Sentence, few: Number, whole: Number, rest: Number) -> Iterator[Outcome]:
    """Judge "all but 3 of the 26 schools (23)"."""
    if not _plain(few, whole, rest):
        return
    left = (whole.value or Fraction(0)) - (few.value or Fraction(0))
    working = f"{whole.text} but {few.text} is {show(left, 0)}"
    if left == rest.value:
        yield right(sentence, rest, f"{working}.")
    else:
        yield wrong("multiple-said", sentence, rest, f"{working}, printed {rest.text}.", show(left, 0))


def _most(sentence: Sentence, words: str, part: Number, whole: Number) -> Iterator[Outcome]:
    """Judge "nearly all of the 64 care leavers (62)" and "the majority of referrals, 281 of 512"."""
    if not _plain(part, whole) or not whole.value or (part.value or 0) > whole.value:
        return
    share = (part.value or Fraction(0)) / whole.value
    working = f"{part.text} of {whole.text} is {show(100 * share, 1)}%"
    if share >= (ALL_BUT_A_FEW if words.endswith("all") else HALF):
        yield right(sentence, part, f"{working}.")
    else:
        yield wrong("multiple-said", sentence, part, f"{working}: not '{words}'.", None)
