"""Columns of a Word table: no word breaks, the whole width is used, and it goes where it makes the table lower."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psrstats.writers.word.widths import PADDING, height, least, shares, width_of

TEXT = st.text("abcdef ", min_size=1, max_size=30)
ROWS = {
    width: st.lists(st.lists(TEXT, min_size=width, max_size=width), min_size=1, max_size=6) for width in range(1, 6)
}
TABLES = st.integers(1, 5).flatmap(ROWS.__getitem__)


@given(TABLES, st.integers(1000, 16000))
def test_shares_use_the_width_and_give_each_column_what_it_needs(texts: list[list[str]], width: int) -> None:
    given, needed = shares(texts, width), least(texts)
    assert sum(given) <= width
    assert width - sum(given) <= 2 * len(given)
    if sum(needed) <= width:
        assert all(share >= need for share, need in zip(given, needed, strict=True))


def test_a_word_is_never_broken_where_there_is_room() -> None:
    texts = [["Measure", "Judgement"], ["Looked-after placements rated good or outstanding", "improving"]]
    for share, column in zip(shares(texts, 6000), zip(*texts, strict=True), strict=True):
        assert all(width_of(word) + PADDING <= share for text in column for word in text.split())


def test_the_width_goes_to_the_column_with_most_to_say() -> None:
    texts = [["Measure", "Period"], ["Children with a child protection plan for a second time", "2019"]]
    first, second = shares(texts, 9000)
    assert first > 5 * second
    assert height(texts, 9000) == 2


def test_widths_are_those_of_arial() -> None:
    assert width_of("Portsmouth") == round((667 + 556 + 333 + 278 + 500 + 833 + 556 + 556 + 278 + 556) * 0.24)
