"""Numbers of a row's label: "16-17" before its figures names a group, and states nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from re import Pattern

from msgspec.structs import replace

from psrstats.draft.document import Document
from psrstats.draft.numbers import Number
from psrstats.lineage import Figures
from psrstats.patterns import regex

_DASH, _SPACE = regex(r"\s*[-\u2010-\u2015]\s*"), regex(r"\s+")
_BETWEEN = regex(r"\t|\s{2,}|\s(?=\[)")  # the cells of a row, a marker such as [c] among them
_PARTS = regex(r"[:,]\s")  # of a label: "Looked after: Girls, 16-17"


def unlabelled(
    document: Document, numbers: Mapping[int, tuple[Number, ...]], figures: Figures
) -> dict[int, tuple[Number, ...]]:
    """Say which numbers of a draft stand in the label of a row.

    document: the draft; numbers: of each paragraph's number, what was found in it; figures: the report's, whose groups,
    items and areas are the labels.
    Returns the numbers with these told as labels, which state nothing.
    """
    places = (figures.place(row) for row in figures.rows)
    labels = {_plain(label) for area, group, item, _ in places for label in (area, group, item) if label}
    spans = {one.number: tuple(_spans(one.text, labels)) for one in document.paragraphs}
    return {number: _labelled(some, spans.get(number, ())) for number, some in numbers.items()}


def _labelled(numbers: Sequence[Number], spans: Sequence[tuple[int, int]]) -> tuple[Number, ...]:
    def is_in_label(one: Number) -> bool:
        return one.statistic and any(start <= one.start and one.end <= end for start, end in spans)

    return tuple(replace(one, kind="label") if is_in_label(one) else one for one in numbers)


def _spans(text: str, labels: set[str]) -> Iterator[tuple[int, int]]:
    """Give where the labels of a row stand: in its first cell, in another only what is not a number alone."""
    start = len(text) - len(text.lstrip(" "))
    cells = list(_parted(text, start, len(text), _BETWEEN))
    for at, cell in enumerate(cells if len(cells) > 1 else ()):
        for first, end in (cell, *_parted(text, *cell, _PARTS)):
            part = _plain(text[first:end])
            if part in labels and (not at or not part.isdecimal()):
                yield first, end


def _parted(text: str, start: int, end: int, at: Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in at.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _plain(label: str) -> str:
    return _SPACE.sub(" ", _DASH.sub("-", label.strip())).casefold()
