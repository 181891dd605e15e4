"""Numbers that are no statistics, in the order in which they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from psrstats.draft.numbers.ages import AGE
from psrstats.draft.numbers.calendar import DATE, DURATION, PERIOD, is_measured, years
from psrstats.draft.numbers.limits import DEFINITION, REFERENCE, THRESHOLD
from psrstats.draft.numbers.marks import (
    GLUED,
    IDENTIFIER,
    LINK,
    LIST,
    NOTE,
    ORDINAL,
    PAGE,
    PHONE,
    TIME,
    TOKEN,
    UNREAD,
)
from psrstats.draft.numbers.number import Kind

_FIRST: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("link", LINK), ("note", NOTE), ("page", PAGE), ("list", LIST), ("phone", PHONE), ("identifier", IDENTIFIER),
    ("threshold", THRESHOLD), ("note", GLUED), ("reference", REFERENCE), ("unread", UNREAD), ("period", PERIOD),
    ("date", DATE),
)  # fmt: skip
_THEN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("time", TIME), ("age", AGE), ("ordinal", ORDINAL), ("duration", DURATION), ("definition", DEFINITION),
    ("identifier", TOKEN),
)  # fmt: skip

_IN_WORDS = tuple(
    each for each in (*_FIRST, *_THEN) if each[0] in ("link", "threshold", "reference", "age", "duration")
)
_DIGIT = re.compile(r"[\d\u00b9\u00b2\u00b3\u2070-\u2079]")


def others(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Give the stretches of a text that hold numbers which are no statistics, in the order in which they are told.

    A stretch may lie within an earlier one: the earlier holds.

    >>> [(text[start:end], kind) for text in ("18 in Year 6 on 1 May",) for start, end, kind in others(text)]
    [('6', 'reference'), ('1 May', 'date')]
    """
    if not _DIGIT.search(text):
        for kind, form in _IN_WORDS:
            yield from _of(text, kind, form)
        return
    for kind, form in _FIRST:
        yield from _of(text, kind, form)
    yield from ((*span, "year") for span in years(text))
    for kind, form in _THEN:
        yield from _of(text, kind, form)


def _of(text: str, kind: Kind, form: re.Pattern[str]) -> Iterator[tuple[int, int, Kind]]:
    for found in form.finditer(text):
        span = found.span(found.lastgroup or 0)
        if not any(letter.isalnum() for letter in text[slice(*span)]):
            continue
        if kind != "duration" or not is_measured(text, *span):
            yield *span, kind
