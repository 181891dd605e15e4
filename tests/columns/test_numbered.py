"""Rows told apart by numbers: those that say the same have one, whatever is said and however much of it there is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.columns import Columns, coded, distinct, renumbered

ABOUT = ("measure", "area", "period")
ROWS = st.lists(st.tuples(*[st.sampled_from(["", "a", "b", "c"])] * 3), max_size=20)


def alike(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[list[bool]]:
    return [[one == other for other in numbers.tolist()] for one in numbers.tolist()]


def figures_of(said: Sequence[tuple[str, ...]]) -> Columns:
    return Columns.of({name: [row[at] for row in said] for at, name in enumerate(ABOUT)})


@given(ROWS)
def test_rows_that_say_the_same_have_one_number(said: list[tuple[str, ...]]) -> None:
    figures = figures_of(said)
    numbers = figures.numbered(np.arange(len(said)), *ABOUT)
    assert alike(numbers) == [[one == other for other in said] for one in said]


def test_more_combinations_than_a_number_holds_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [("a", "b", "c"), ("a", "c", "b"), ("a", "b", "c"), ("c", "b", "a")]
    figures = figures_of(said)
    monkeypatch.setattr(coded, "MOST", 2)
    assert alike(figures.numbered(np.arange(4), *ABOUT)) == [[one == other for other in said] for one in said]


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(-1, 50)), max_size=20))
def test_distinct_rows_are_those_of_a_set_in_order(rows: list[tuple[int, int]]) -> None:
    first, codes = distinct(*np.array(rows, dtype=np.int32).reshape(-1, 2).T)
    assert [rows[place] for place in first.tolist()] == sorted(set(rows))
    assert [rows[first[code]] for code in codes.tolist()] == rows
    assert all(rows.index(rows[place]) == place for place in first.tolist())


@given(st.lists(st.integers(-1, 12), max_size=12), st.sampled_from([1, 40]), st.sampled_from([1, 400, 10**9]))
def test_few_and_many_rows_of_near_and_far_numbers_are_renumbered_alike(said: list[int], times: int, far: int) -> None:
    given_ = [code * far for code in said] * times
    rows, old = renumbered(np.array(given_, dtype=np.int64))
    in_order = list(dict.fromkeys(given_))
    assert old.tolist() == in_order
    assert rows.tolist() == [in_order.index(code) for code in given_]
