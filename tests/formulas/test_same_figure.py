"""Two printed figures that are one, and two that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.printed import printed
from psrstats.formulas.same_figure import Sameness, same_figure
from psrstats.numbers import show


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("12,087", "12087", "same"),
        ("19.60", "19.6", "same"),
        ("20", "19.6", "rounded"),
        ("19", "19.6", "cut"),
        ("19.6", "19.7", "different"),
        ("21", "19.6", "different"),
        ("41,640", "41,639", "coarse"),
        ("41,635", "41,639", "different"),
        ("41,693", "41,639", "different"),
        ("0", "3", "different"),
        ("212,000", "212,400", "coarse"),
        ("2,000", "2,400", "different"),
    ],
)
def test_each_way(first: str, second: str, told: str) -> None:
    assert same_figure(printed(first), printed(second)).name == told
    assert same_figure(printed(second), printed(first)).name == told


@given(st.integers(0, 10**6), st.integers(0, 2))
def test_what_is_rounded_half_up_is_never_told_apart(thousandths: int, places: int) -> None:
    long = printed(f"{thousandths // 1000}.{thousandths % 1000:03}")
    short = printed(show(long.value, places))
    assert same_figure(short, long) in (Sameness.same, Sameness.rounded)
