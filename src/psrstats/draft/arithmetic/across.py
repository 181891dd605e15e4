"""PSR111 across paragraphs: whether a later paragraph speaks of an increase where the values fell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from psrstats.codes import CODE_OF
from psrstats.draft.arithmetic.changes import pairs_of
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.arithmetic.words import direction_of, is_supposed
from psrstats.draft.review import Found, Place
from psrstats.patterns import regex

AGREE = 6  # content words that both must share
_NOUNS = "(?:increase|rise|decrease|reduction|fall|decline) in(?: the)?"
_WAYS = "increased|increasing|rising|higher|decreased|decreasing|reduced|reducing|falling|lower|growing|declining"
_SPOKEN = regex(
    rf"\b(?P<way>{_WAYS}|{_NOUNS}) (?P<what>(?:numbers?|percentage|proportion|rate) of (?P<words>[^.;:,]+))",
    re.IGNORECASE,
    needs="increas rise rising higher decreas reduc fall lower growing declin",
)
_SMALL = frozenset(
    "that this with from have been were their they them which when what there these those into more than over under "
    "also being number percentage proportion rate figure increase increased decrease decreased year".split()
)


class Stated(Struct, frozen=True):
    """A change that was stated in values: the words of what, which way it went (1 up, -1 down), and the values."""

    sentence: Sentence
    words: frozenset[str]
    way: int
    values: str


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find words of direction that an earlier change, stated in values of the same thing, contradicts."""
    changes: list[Stated] = []
    spoken = [list(_SPOKEN.finditer(sentence.text)) for sentence in sentences]
    last = max((place for place, found in enumerate(spoken) if found), default=-1)
    for sentence in sentences[: last + 1]:
        for found in spoken[sentence.place]:
            if not is_supposed(sentence.text[max(0, found.start() - 40) : found.start()]):
                yield from _against(sentence, found, changes)
        changes += _stated(sentences, sentence)


def _stated(sentences: Sequence[Sentence], sentence: Sentence) -> Iterator[Stated]:
    """Give the changes that a sentence states, with the words that say of what."""
    for pair in pairs_of(sentences, sentence):
        if not pair.direct or pair.old.value is None or pair.new.value is None or pair.old.value == pair.new.value:
            continue
        before = sentences[sentence.place - 1].text if pair.new not in sentence.numbers else ""
        words, way = _content(f"{before} {sentence.text}"), 1 if pair.new.value > pair.old.value else -1
        yield Stated(sentence, words, way, f"from {pair.old.text} to {pair.new.text}")


def _against(sentence: Sentence, found: re.Match[str], changes: Sequence[Stated]) -> Iterator[Outcome]:
    said, words = direction_of(found["way"]), _content(found["words"])
    same = [
        each
        for each in changes
        if len(each.words & words) >= AGREE and each.sentence.paragraph is not sentence.paragraph
    ]
    if said and same and all(each.way != said for each in same):
        start = sentence.start + found.start()
        place = Place(sentence.paragraph.number, start, start + len(found[0]), sentence.paragraph.page)
        message = f"Paragraph {same[-1].sentence.paragraph.number} says that it went {same[-1].values}, the other way."
        expected = "other words, or other numbers"
        yield Found(CODE_OF["direction-said"], "warning", message, place, sentence.quote(), found[0], expected)


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", text.casefold())
    return frozenset(word.removesuffix("s") for word in words if len(word) > 3 and word not in _SMALL)
