"""The pieces of a text in which a number may stand: most sentences have none, and need no second look."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.draft.numbers.forms import Text
from psrstats.draft.numbers.words import BEGINNINGS
from psrstats.patterns import regex

# Where one piece ends: behind a word, never behind an abbreviation such as "Yr." or "No.".
_END = regex(r"(?<=[a-z]{3}[.!?])\s+(?=[A-Z])")
_ANY = regex(rf"[\d½¼¾²³¹\u2070-\u2079]|\b(?:{BEGINNINGS}|doubl|twice|tr[ei][bp]l|quadrupl|yr\.? ?r\b|year r\b)")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where the pieces of a text start and end that hold a digit, or a word that may be of a number.

    >>> text = "It was known. In 2019 it was not. Half of them knew. Nobody asked."
    >>> [text[start:end] for start, end in pieces(text)]
    ['In 2019 it was not. ', 'Half of them knew. ']
    """
    small = Text(text).small
    start, place = 0, _ANY.search(small)
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        if place is None:
            return
        if place.start() < end:
            yield start, end
            place = _ANY.search(small, end)
        start = end
