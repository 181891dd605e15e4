"""Sentences as reports write them, invented in pairs: one that is right, and the same with one slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.document import Document, Paragraph
from psrstats.draft.numbers import numbers_of
from psrstats.draft.review import Found, Judged

LINES = [
    line
    for line in Path(__file__).with_name("prose.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PAIRS = list(zip(LINES[::2], LINES[1::2], strict=True))
# What nothing is told of yet: a slip in these is missed.
NOT_JUDGED = ("those over 16", "net increase of 24: 61", "91% in both years")


def judged(line: str) -> tuple[tuple[Found, ...], tuple[Judged, ...]]:
    """Judge a line: " / " parts its paragraphs, "|" the cells of a row under its first row's headings."""
    parts = [part.split("|") for part in line.split(" / ")]
    heading = tuple(parts[0]) if len(parts[0]) > 1 else ()
    paragraphs = tuple(
        Paragraph(number, "\t".join(cells), kind="row" if heading else "text", columns=heading if number > 1 else ())
        for number, cells in enumerate(parts, 1)
    )
    numbers = {paragraph.number: numbers_of(paragraph) for paragraph in paragraphs}
    found, right, _ = arithmetic(Document("draft.txt", paragraphs), numbers)
    return found, right


@pytest.mark.parametrize(("right", "slip"), PAIRS)
def test_a_slip_is_told_once_and_what_is_right_never(right: str, slip: str) -> None:
    assert judged(right)[0] == ()
    assert len(judged(slip)[0]) == (not any(words in slip for words in NOT_JUDGED))


def test_most_of_what_is_right_is_judged() -> None:
    assert sum(bool(judged(right)[1]) for right, _ in PAIRS) >= 0.8 * len(PAIRS)
