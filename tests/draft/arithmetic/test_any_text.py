"""No text stops the scanner or the checks; tests/bench/long_texts.py says how long one takes them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.numbers import numbers_of
from tests.draft.lines import document

PIECES = (
    "5|11,999|0|0%|0 (0%)|of 0|5.0.1|1,23|−7%|½|one in five|a third|doubled|from | to |(12%)|of whom|"
    "Of the 30|per 10,000|per 0|increase of |a total of |comprising | and |, |. |\t|\n|\uf0b7 |\U000f0001|"
    "\U00100002|٣|①|Q4 2018/29|31/02/2019|£|%|fewer than |both|This is a decrease from |compared with |"
    "highest |followed by |children |points|percentage points|999999999999999999999999|one hundred and |"
    "twenty-|aged |under |times |half a million |nearly |the remaining "
).split("|")


def judge(text: str) -> int:
    draft = document(text)
    numbers = {paragraph.number: numbers_of(paragraph) for paragraph in draft.paragraphs}
    for paragraph in draft.paragraphs:
        places = [(number.start, number.end) for number in numbers[paragraph.number]]
        assert all(start < end for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
    return sum(len(each) for each in arithmetic(draft, numbers))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_pieces_in_any_order_are_judged(text: str) -> None:
    assert judge(text) >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert judge(text) >= 0
