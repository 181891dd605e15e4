"""PSR114: whether one thing is stated twice, with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from psrstats.draft.arithmetic.changes import is_change
from psrstats.draft.arithmetic.outcome import Outcome, right, wrong
from psrstats.draft.arithmetic.sentence import Sentence, stating
from psrstats.draft.numbers import Number

WORDS = 7  # content words that a statement needs to be known again
ALIKE = 0.85  # how far the words of both must agree, all words of either being 1
MANY = 200  # statements that one is held against
_SMALL = frozenset(
    "that this with from have been were their they which when there these those into also and the for was are had has "
    "".split()
)


class Said(Struct, frozen=True):
    """A statement of one number: its words, and the other numbers that it names, as periods and ages."""

    sentence: Sentence
    number: Number
    words: frozenset[str]
    others: frozenset[str]


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Judge statements that use the words of an earlier one."""
    earlier: dict[tuple[str, frozenset[str]], list[Said]] = {}
    for sentence in stating(sentences):
        said = _said(sentence)
        if said is None:
            continue
        like = earlier.setdefault((said.number.unit, said.others), [])
        twin = next((each for each in like[-MANY:] if _alike(said, each)), None)
        like.append(said)
        if twin is None:
            continue
        if twin.number.value == said.number.value:
            yield right(sentence, said.number, f"Paragraph {twin.sentence.paragraph.number} states the same.")
        else:
            message = f"Paragraph {twin.sentence.paragraph.number} states {twin.number.text} in the same words."
            yield wrong("twice-said", sentence, said.number, message, twin.number.text, "warning")


def _said(sentence: Sentence) -> Said | None:
    if len(sentence.statistics) != 1 or sentence.paragraph.kind == "row":
        return None
    (number,) = sentence.statistics
    words = frozenset(word for word in re.findall(r"[a-z]{3,}", sentence.form.casefold()) if word not in _SMALL)
    if len(words) < WORDS or is_change(sentence, number):
        return None
    return Said(
        sentence, number, words, frozenset(each.text.casefold() for each in sentence.numbers if not each.statistic)
    )


def _alike(first: Said, second: Said) -> bool:
    if first.sentence.paragraph.heading == second.sentence.paragraph.heading and first.sentence.paragraph.heading:
        return False
    return len(first.words & second.words) >= ALIKE * len(first.words | second.words)
