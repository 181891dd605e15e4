"""The scanner: what is no statistic first, then the amounts that are left, each with what its words allow."""

from __future__ import annotations

import re
from itertools import chain

from psrstats.draft.document import Paragraph
from psrstats.draft.numbers.amounts import Amount, amounts
from psrstats.draft.numbers.context import kind_of, with_unit
from psrstats.draft.numbers.forms import Text
from psrstats.draft.numbers.hedges import hedge_of
from psrstats.draft.numbers.marks import FOOTER
from psrstats.draft.numbers.number import Kind, Number, allowed
from psrstats.draft.numbers.others import others
from psrstats.draft.numbers.pieces import pieces


def numbers_of(paragraph: Paragraph) -> tuple[Number, ...]:
    """Find the numbers of a paragraph, statistics and others, in their order.

    >>> [(number.text, number.kind) for number in numbers_of(Paragraph(1, "435 (65%) of 730 families aged 5 to 11"))]
    [('435', 'statistic'), ('65%', 'statistic'), ('730', 'statistic'), ('5 to 11', 'age')]
    >>> [number.text for number in numbers_of(Paragraph(1, "section 47 enquiries in 2019/20 took 33 days on average"))]
    ['47', '2019/20', '33 days']
    """
    text = paragraph.text
    where = list(pieces(text))
    if not where:
        return ()
    taken = bytearray(len(text))
    found = [_marked(paragraph, span) for span in _raised(paragraph)]
    _take(taken, found)
    plain = Text(_blanked(text, found, " "))
    for start, end, kind in chain.from_iterable(others(plain, *piece) for piece in where):
        if not any(taken[start:end]):
            found.append(_other(text, start, end, kind))
            _take(taken, found[-1:])
    if paragraph.kind == "header":
        for match in FOOTER.finditer(plain, 0, len(text)):
            span = match.span(match.lastgroup or 0)
            if not any(taken[slice(*span)]):
                found.append(_other(text, *span, "page"))
                _take(taken, found[-1:])
    if paragraph.kind == "row":
        for number in _ages(paragraph, taken):
            found.append(number)
            _take(taken, [number])
    left = _blanked(plain.small, found, "_")  # "2019-20 463" is no 20,463
    for amount in chain.from_iterable(amounts(left, *piece) for piece in where):
        if not any(taken[amount.start : amount.end]):
            found.append(_statistic(text, plain.small, amount))
            _take(taken, found[-1:])
    found.sort(key=lambda number: number.start)
    return with_unit(paragraph, tuple(found))


def _blanked(text: str, found: list[Number], mark: str) -> str:
    """Put a mark in the place of each letter of what was found, but its spaces."""
    parts, last = [], 0
    for number in sorted(found, key=lambda number: number.start):
        shown = "".join(letter if letter == " " else mark for letter in text[number.start : number.end])
        parts += [text[last : number.start], shown]
        last = number.end
    return "".join([*parts, text[last:]])


def _take(taken: bytearray, found: list[Number]) -> None:
    for number in found:
        taken[number.start : number.end] = b"\1" * (number.end - number.start)


def _raised(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Give the stretches of raised digits."""
    text = paragraph.text
    spans: list[tuple[int, int]] = []
    for place in sorted(place for place in paragraph.raised if place < len(text) and text[place].isdigit()):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def _marked(paragraph: Paragraph, span: tuple[int, int]) -> Number:
    return _other(paragraph.text, *span, "note")


def _other(text: str, start: int, end: int, kind: Kind) -> Number:
    return Number(start, end, text[start:end], kind)


def _ages(paragraph: Paragraph, taken: bytearray) -> list[Number]:
    """Find the ages that head a row: "0-4", "16+", or any number under the heading "Age"."""
    first, _, rest = paragraph.text.partition("\t")
    heading = paragraph.columns[0] if paragraph.columns else ""
    banded = re.fullmatch(
        r"\s*(\d{1,2}\s?(?:[-\u2010-\u2015\u2212]|to)\s?\d{1,2}|\d{1,2}\s?(?:\+|and over|plus))\s*", first
    )
    aged = re.search(r"\bages?\b", heading, re.IGNORECASE) and re.fullmatch(r"\s*(\d{1,2})\s*", first)
    match = banded or aged
    if not match or not rest or any(taken[slice(*match.span(1))]):
        return []
    return [_other(paragraph.text, *match.span(1), "age")]


def _statistic(text: str, small: str, amount: Amount) -> Number:
    hedge, bound = hedge_of(small, amount.start, amount.end)
    if (
        amount.unit == "times" and amount.value < 1 and bound in ("above", "below")
    ):  # "more than halved" is less than half
        bound = "below" if bound == "above" else "above"
    low, high = allowed(amount.value, amount.step, amount.unit, hedge, bound)
    printed = text[amount.start : amount.end]
    kind = kind_of(small, amount)
    return Number(
        amount.start,
        amount.end,
        printed,
        kind,
        amount.value,
        low,
        high,
        amount.unit,
        amount.per,
        amount.step,
        hedge,
        bound,
    )
