"""Numbers that are no statistics, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator

from psrstats.draft.numbers.ages import AGE, AGED, OLD, is_from
from psrstats.draft.numbers.calendar import DATE, DATE_IN_DIGITS, DURATION, PERIOD, is_measured, years
from psrstats.draft.numbers.forms import Form, Text
from psrstats.draft.numbers.limits import DEFINITION, REFERENCE, SECTION, STATUTE, THRESHOLD
from psrstats.draft.numbers.marks import (
    CODE,
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
from psrstats.patterns import regex

_FIRST: tuple[tuple[Kind, Form], ...] = (
    ("link", LINK), ("note", NOTE), ("page", PAGE), ("list", LIST), ("phone", PHONE), ("identifier", CODE),
    ("identifier", IDENTIFIER), ("threshold", THRESHOLD), ("note", GLUED), ("reference", REFERENCE),
    ("reference", STATUTE), ("date", DATE_IN_DIGITS), ("reference", SECTION), ("unread", UNREAD), ("period", PERIOD),
    ("date", DATE),
)  # fmt: skip
_THEN: tuple[tuple[Kind, Form], ...] = (
    ("time", TIME), ("age", AGED), ("age", OLD), ("age", AGE), ("ordinal", ORDINAL), ("duration", DURATION),
    ("definition", DEFINITION), ("identifier", TOKEN),
)  # fmt: skip

_IN_WORDS = tuple(
    each for each in (*_FIRST, *_THEN) if each[0] in ("link", "threshold", "reference", "age", "duration")
)
_DIGIT = regex(r"[\d\u00b9\u00b2\u00b3\u2070-\u2079]")


def others(text: Text, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    """Give the stretches of a text that hold numbers which are no statistics, in the order in which they are told.

    A stretch may lie within an earlier one: the earlier holds.
    text: the paragraph's; start, end: where to look in it.

    >>> text = Text("18 in Year 6 on 1 May")
    >>> [(text.printed[start:end], kind) for start, end, kind in others(text, 0, 21)]
    [('6', 'reference'), ('1 May', 'date')]
    """
    digits = _DIGIT.search(text.printed, start, end)
    for kind, form in _FIRST if digits else _IN_WORDS:
        yield from _of(kind, form, text, start, end)
    if digits:
        yield from ((*span, "year") for span in years(text.small, start, end))
        for kind, form in _THEN:
            yield from _of(kind, form, text, start, end)


def _of(kind: Kind, form: Form, text: Text, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    for found in form.finditer(text, start, end):
        span = found.span(found.lastgroup or 0)
        if not any(letter.isalnum() for letter in text.small[slice(*span)]):
            continue
        if kind == "age" and is_from(text.small, span[0]):
            continue
        if kind != "duration" or not is_measured(text.small, *span):
            yield *span, kind
