"""What is not to be shown, blanked in all that is said of a draft, so that it can be handed on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from psrstats.draft.document import Paragraph
from psrstats.draft.review import Found, Judged, Place, Review, Statement

BLANK = "\u2588"  # a full block: as long as what it stands for, so that all places stay what they were
NOT_TOLD = "It is about a number that is not shown."


def redacted(review: Review, hidden: Sequence[Place]) -> Review:
    """Blank numbers in a review.

    review: of a draft; hidden: the places of its numbers that are not shown.
    Returns the same with these blanked wherever they stand, and without what else is told of them.
    """
    places = {(one.paragraph, one.start): one.end for one in hidden}
    texts = {p.number: p.text for p in review.document.paragraphs}
    blanked = {number: _blanked(text, places, number) for number, text in texts.items()}
    tokens = {
        number: {texts[number][start:end] for (at, start), end in places.items() if at == number}
        for number, _ in places
    }

    def told(number: int, text: str) -> str:
        for token in tokens.get(number, ()):
            text = re.sub(rf"(?<![\d.,]){re.escape(token)}(?!\d|[.,]\d)", BLANK * len(token), text)
        return text

    def finding(found: Found) -> Found:
        number = found.place.paragraph
        if number not in tokens:
            return found
        at_hidden = (number, found.place.start) in places
        own = at_hidden and found.code in ("PSR120", "PSR121")
        told_of = found.message if own or told(number, found.message) == found.message else NOT_TOLD
        printed = BLANK * len(found.printed) if at_hidden else told(number, found.printed)
        expected = found.expected if told_of == found.message and not at_hidden else None
        return replace(found, quote=told(number, found.quote), message=told_of, printed=printed, expected=expected)

    def is_clean(one: Judged) -> bool:
        said = one.working + one.quote
        return told(one.place.paragraph, said) == said

    def statement(one: Statement) -> Statement:
        number = one.place.paragraph
        if number not in tokens:
            return one
        printed = BLANK * len(one.number) if (number, one.place.start) in places else one.number
        return replace(one, number=printed, sentence=told(number, one.sentence))

    paragraphs = tuple(_with_text(p, blanked[p.number]) for p in review.document.paragraphs)
    return replace(
        review,
        document=replace(review.document, paragraphs=paragraphs),
        statements=tuple(map(statement, review.statements)),
        findings=tuple(map(finding, review.findings)),
        checked=tuple(one for one in review.checked if is_clean(one)),
        unread=tuple(replace(one, quote=told(one.place.paragraph, one.quote)) for one in review.unread),
    )  # fmt: skip


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    return paragraph if text == paragraph.text else replace(paragraph, text=text)


def _blanked(text: str, places: dict[tuple[int, int], int], number: int) -> str:
    for (at, start), end in places.items():
        if at == number:
            text = text[:start] + BLANK * (end - start) + text[end:]
    return text
