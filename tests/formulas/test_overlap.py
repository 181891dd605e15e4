"""Two groups that overlap, against sets that are counted."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.overlap import overlap

children = st.frozensets(st.integers(0, 50))


@given(children, children)
def test_it_counts_as_sets_do(first: frozenset[int], second: frozenset[int]) -> None:
    found = overlap(len(first), len(second), len(first & second))
    assert found == (len(first | second), len(first - second), len(second - first), len(first & second))


def test_columns_will_do() -> None:
    assert overlap(pd.Series([117, 5]), pd.Series([137, 5]), pd.Series([6, 5])).either.tolist() == [248, 5]


@pytest.mark.parametrize(("first", "second", "both"), [(117, 137, -1), (117, 137, 118), (137, 117, 118)])
def test_more_in_both_than_in_one_is_refused(first: int, second: int, both: int) -> None:
    with pytest.raises(ValueError, match="counted in each"):
        overlap(first, second, both)
    with pytest.raises(ValueError, match="counted in each"):
        overlap(pd.Series([first, first]), second, pd.Series([6, both]))
