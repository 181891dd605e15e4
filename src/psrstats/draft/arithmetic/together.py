"""PSR112: whether percentages that are said to come to another together do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from psrstats.draft.arithmetic.hundred import SEVERAL
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import N, Sentence, stating
from psrstats.numbers import show
from psrstats.patterns import regex

NEAR = Fraction(1, 4)  # of what is stated: a sum further off is of something else
_COME_TO = (
    r"(?:account(?:s|ed|ing)? for|ma[kd]es? up|mak(?:e|ing) up|represent(?:s|ed|ing)?|"
    r"compris(?:e|ed|ing)|total(?:s|led)?|were|was|are|is|came to|come to|add up to|added up to)"
)
_TOGETHER = regex(
    rf"\b(?:together|combined|between them|jointly)\b[^;.]*?\b{_COME_TO} (?P<t>{N})[^{N[1:-1]};.]*\W*\Z",
    re.IGNORECASE,
    needs="together combined between jointly",
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge "neglect (45%) and emotional abuse (37%) together made up 82%"."""
    for sentence in stating(sentences):
        if len(sentence.statistics) < 3 or sentence.paragraph.kind == "row":
            continue
        *parts, total = sentence.statistics
        found = _TOGETHER.search(sentence.form)
        plain = all(each.unit == "percent" and not each.bound and not each.hedge for each in sentence.statistics)
        if found is None or not plain or sentence.number(found["t"]) is not total or SEVERAL.search(sentence.text):
            continue
        whole = sum((each.value or Fraction(0) for each in parts), Fraction(0))
        slack = sum((each.step / 2 for each in sentence.statistics), Fraction(0))
        working = f"{' + '.join(each.text for each in parts)} is {show(whole, parts[0].places)}%"
        if abs(whole - (total.value or 0)) <= slack:
            yield right(sentence, total, f"{working}.")
        elif abs(whole - (total.value or 0)) <= NEAR * (total.value or 0):
            message = f"{working}, printed {total.text}."
            yield wrong("parts-said", sentence, total, message, f"{show(whole, parts[0].places)}%")
