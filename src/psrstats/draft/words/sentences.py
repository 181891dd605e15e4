"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

from functools import lru_cache

from psrstats.patterns import regex

_END = regex(r"(?<=[.!?])[\"'\u201d\u2019)\]]*(?:\[(?:note )?\d{1,3}\])*\s+(?=[\"'\u201c\u2018(\[]*[A-Z0-9])")
_SHORT = regex(
    r"(?:\b(?:Yr|No|Dr|Mr|Mrs|Ms|St|vs|cf|approx|incl|e\.g|i\.e|para|pp?|Fig|Ref|Dept|[A-Z])|^\W*(?:\d+|[a-z]))\.$"
)


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give the start and end of each sentence.

    >>> text = "In Yr. 6 it is 0.7%. This is less than 1.4%; 3 of 4 are higher."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['In Yr. 6 it is 0.7%.', 'This is less than 1.4%; 3 of 4 are higher.']
    """
    found, start = [], 0
    for end in _END.finditer(text):
        if not _SHORT.search(text[start : end.start()]):
            found.append((start, end.start()))
            start = end.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)
