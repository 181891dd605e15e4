"""PSR106 and PSR118: a share, its count and its base by the order in which they stand, whatever words are between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.fraction import of_counts
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.percentage import of_base
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.draft.arithmetic.shares import Share, shares_of
from psrstats.draft.arithmetic.words import ELSEWHERE
from psrstats.draft.numbers import Number
from psrstats.patterns import regex

# What says that two things are one, and the letter that stands for it.
_EQUAL = (
    r"or|which is|which was|that is|that was|this is|this was|ie|i\.e\.|namely|equalling|is equal to|"
    r"ma[kd](?:e|es|ing)? up|(?:which |that |this )?represent(?:s|ed|ing)?|account(?:s|ed|ing)? for|"
    r"constitut(?:e|es|ed|ing)|"
    r"equat(?:e|es|ed|ing) to|equivalent to|equal to|amount(?:s|ed|ing) to|giving|making|"
    r"(?:an?|the) (?:[a-z-]+ ){0,2}?(?:rate|share|proportion|percentage|return|take-up|uptake) of"
)
_PARTED = (
    r"but|while|whereas|although|than|compared|against|target|more|less|fewer|higher|lower|up|down|per|each|another|who|"
    r"whose|after|before|when|if|and"
)
_TOKENS = regex(
    rf"(?P<n>{N})|(?P<o>\b(?:out )?of\b)|(?P<equal>\b(?:{_EQUAL})(?!\w))|(?P<x>\b(?:{_PARTED})\b)|"
    r"(?P<none>\b(?:the|all|these|those|our|its|their|a|an|total|some|about|around)\b)|"
    r"(?P<mark>[.,;:()!?]|(?<= )[-\u2013](?= ))|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_END = r"(?=[,;:.)\u2013-]|\Z)"
_APART = r"(?=[,:;(=\u2013-])[,:;(\u2013-]*=?[,(]*"  # between two that are one: at least one of these
_ORDERS = tuple(
    regex(form)
    for form in (
        rf"(?P<n>{N})~?o(?P<d>{N})~?{_APART}(?P<p>{N}){_END}",  # "1,050 of the 1,400 - 75% -"
        rf"(?P<p>{N})(?:o~)?{_APART}(?:(?<=\()~)?(?P<n>{N})~?o(?P<d>{N})~?{_END}",  # "43% of cases (n=98 of 230)"
        rf"(?P<n>{N})~?{_APART}(?P<p>{N})~?o(?P<d>{N})~?{_END}",  # "78, 20% of the 390", "318 are 30% of 1,060"
        rf"(?P<d>{N})~?[;,]~?(?P<n>{N})~?,?=(?P<p>{N}){_END}",  # "44 were lodged; 11 succeeded, a success rate of 25%"
        rf"(?P<p>{N})~?o(?P<d>{N})~?{_APART}(?P<n>{N}){_END}",  # "25% of the 144, or 36,"
    )
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge each sentence of one share, one count and what it is of, where no other form knows it."""
    for sentence in stating(sentences):
        stated = sentence.statistics
        if len(stated) != 3 or sentence.paragraph.kind == "row" or any(is_change(sentence, each) for each in stated):
            continue
        if any(share.base is not None and share.named for share in shares_of(sentence)) or ELSEWHERE.search(
            sentence.text
        ):
            continue
        gist = _gist(sentence)
        found = next((match for form in _ORDERS if (match := form.search(gist))), None) if "x" not in gist else None
        if found is not None:
            yield from _judged(sentence, *(sentence.number(found[mark]) for mark in "pnd"))


def _judged(sentence: Sentence, part: Number, count: Number, base: Number) -> Iterator[Outcome]:
    plain = count.is_count and base.is_count and not (count.bound or base.bound or count.hedge or base.hedge)
    if not plain or not base.value or (count.value or 0) > base.value:
        return
    if part.unit == "percent" and not part.bound:
        yield of_base(Share(sentence, count, part, base, True, True), base)
    elif part.unit == "fraction":
        yield from of_counts(sentence, part, count, base)


def _gist(sentence: Sentence) -> str:
    """Give a sentence's numbers in their order, with what is between them.

    Words that make two things one are "=", "of" is "o", what parts two things "x", and any other words "~".
    """
    letters = {"o": "o", "equal": "=", "x": "x", "none": "", "word": "~"}
    parts = (letters.get(found.lastgroup or "", found[0]) for found in _TOKENS.finditer(sentence.form))
    return re.sub("~+", "~", "".join(parts))
