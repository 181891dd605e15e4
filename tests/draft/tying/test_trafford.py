"""A draft over another report's figures: each number tied to what it is meant for, each slip told with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psrstats.draft.document import Document, Paragraph
from psrstats.draft.review import Review, Statement
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions

EXAMPLE = Path(__file__).parents[3] / "examples" / "trafford-2023-24"
LINES = [
    line.partition("||")
    for line in Path(__file__).with_name("trafford.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
MEANT = {number: re.findall(r"[=!?](?:[^=!?]*[^=!? ])?", meant) for number, (_, _, meant) in enumerate(LINES, 1)}


@pytest.fixture(scope="module")
def read() -> Review:
    return reviewed(Document("draft.md", tuple(paragraphs())), editions(EXAMPLE))


def paragraphs() -> list[Paragraph]:
    found, heading = [], ""
    for number, (text, bar, _) in enumerate(LINES, 1):
        heading = heading if bar else text.strip()
        found.append(Paragraph(number, text.strip(), heading=heading if bar else "", kind="text" if bar else "heading"))
    return found


def statements(read: Review) -> list[tuple[str, Statement]]:
    """Give each statistic with what it is meant for."""
    found = []
    for number, meant in MEANT.items():
        some = [one for one in read.statements if one.place.paragraph == number and one.verdict != "other"]
        assert [one.number for one in some] and len(some) == len(meant) if meant else not some, LINES[number - 1][0]
        found += list(zip(meant, some, strict=True))
    return found


def test_right_numbers_are_tied_to_their_figures(read: Review) -> None:
    right = [(meant[1:], one) for meant, one in statements(read) if meant[0] == "="]
    assert len(right) == 50
    missed = [(meant, one.number, one.verdict) for meant, one in right if one.verdict != "tied" or one.figure != meant]
    assert missed == []


def test_slips_are_told_with_their_figures(read: Review) -> None:
    slips = [(meant[1:], one) for meant, one in statements(read) if meant[0] == "!"]
    assert len(slips) == 14
    told = [one for meant, one in slips if one.verdict == "mismatched" and one.figure == meant]
    assert len(told) >= 13
    assert not any(one.verdict == "tied" for _, one in slips)


def test_numbers_of_no_figure_are_left_alone(read: Review) -> None:
    none = [one for meant, one in statements(read) if meant[0] == "?"]
    assert {one.verdict for one in none} == {"unsupported"}
