"""PSR111 across paragraphs: does a later paragraph speak of an increase where the values of the same words fell?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from psrstats.draft.arithmetic.changes import pairs_of
from psrstats.draft.arithmetic.outcome import Outcome
from psrstats.draft.arithmetic.sentence import Sentence
from psrstats.draft.arithmetic.words import direction_of, is_supposed
from psrstats.codes import CODE_OF
from psrstats.draft.review import Found, Place

AGREE = 6  # content words that both must share
_SPOKEN = re.compile(
    r"\b(?P<way>increased|increasing|increase in(?: the)?|rising|rise in(?: the)?|higher|decreased|decreasing|decrease in(?: the)?|reduced|reducing|reduction in(?: the)?|"
    r"falling|fall in(?: the)?|lower|growing|declining|decline in(?: the)?) (?P<what>number|numbers|percentage|proportion|rate) of (?P<words>[^.;:,]+)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "that this with from have been were their they them which when what there these those into more than over under also being number "
    "percentage proportion rate figure increase increased decrease decreased the and for was are had has who not all year years".split()
)


def check(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """Find words of direction that an earlier change, stated in values of the same thing, contradicts."""
    changes: list[tuple[Sentence, frozenset[str], int, str]] = []
    for sentence in sentences:
        for found in _SPOKEN.finditer(sentence.text):
            if not is_supposed(sentence.text[max(0, found.start() - 40) : found.start()]):
                yield from _against(sentence, found, changes)
        for pair in pairs_of(sentences, sentence):
            if (
                pair.direct
                and pair.old.value is not None
                and pair.new.value is not None
                and pair.old.value != pair.new.value
            ):
                before = (
                    sentences[sentence.place - 1] if sentence.place and pair.new not in sentence.numbers else sentence
                )
                way = 1 if pair.new.value > pair.old.value else -1
                changes.append(
                    (
                        sentence,
                        _content(f"{before.text} {sentence.text}"),
                        way,
                        f"from {pair.old.text} to {pair.new.text}",
                    )
                )


def _against(
    sentence: Sentence, found: re.Match[str], changes: Sequence[tuple[Sentence, frozenset[str], int, str]]
) -> Iterator[Outcome]:
    said, words = direction_of(found["way"]), _content(found["words"])
    same = [each for each in changes if len(each[1] & words) >= AGREE and each[0].paragraph is not sentence.paragraph]
    if same and said and all(way != said for _, _, way, _ in same):
        where, _, _, values = same[-1]
        place = Place(
            sentence.paragraph.number,
            sentence.start + found.start(),
            sentence.start + found.end("what"),
            sentence.paragraph.page,
        )
        message = f"Paragraph {where.paragraph.number} says that it went {values}, the other way."
        printed = found[0][: found.end("what") - found.start()]
        yield Found(
            CODE_OF["direction-said"],
            "warning",
            message,
            place,
            sentence.quote(),
            printed,
            "other words, or other numbers",
        )


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", text.casefold())
    return frozenset(word.removesuffix("s") for word in words if len(word) > 3 and word not in _SMALL)
