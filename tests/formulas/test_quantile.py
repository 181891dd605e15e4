"""Quantiles and ranks against published answers and exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import groupby
from math import ceil

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.quantile import quantile, quantiles_of
from psrstats.formulas.rank import rank

Published = Callable[[str], list[dict[str, str]]]
GROUPED_BY = {"IndSexReg": ("indicator", "parent_code"), "IndSex": ("indicator",), "None": ()}
values = st.lists(st.integers(-3, 3) | st.decimals(-3, 3, places=1) | st.none(), max_size=12)


def test_published_quantiles_by_place(published: Published) -> None:
    rows = [row for row in published("quantiles_expected") if row["expected_quantile"]]
    wrong = [
        row
        for row in rows
        if quantile(int(row["rank_in_group"]), int(row["rows_in_group"]), int(row["nquantiles"]))
        != int(row["expected_quantile"])
    ]
    assert wrong == []


def test_published_quantiles_of_whole_columns(published: Published) -> None:
    """Every group that is there whole; one of fewer values than quantiles has none."""
    checked = 0
    for rows in groups([row for row in published("quantiles_expected") if row["test"] == "Gooddata"]):
        column = pd.to_numeric(pd.Series([row["value"] for row in rows]))
        expected = pd.to_numeric(pd.Series([row["expected_quantile"] for row in rows]))
        count, highest_first = int(rows[0]["nquantiles"]), rows[0]["invert"] == "True"
        whole = {row["rows_in_group"] for row in rows if row["value"]} == {str(column.count())}
        if whole and column.count() >= count:
            ours = quantiles_of(column, count, highest_first=highest_first)
            pd.testing.assert_series_equal(ours, expected, check_dtype=False)
            checked += len(rows)
        elif whole:
            assert expected.isna().all()
    assert checked > 300


def groups(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    def key(row: dict[str, str]) -> tuple[str, ...]:
        return row["groupset"], row["invert"], *(row[name] for name in GROUPED_BY[row["groupset"]])

    return [list(group) for _, group in groupby(sorted(rows, key=key), key)]


def test_quantiles_are_exact_for_every_place_of_up_to_1500_and_100_quantiles() -> None:
    """The quantile from the last is that whose boundaries, in whole numbers, enclose the place from the last."""
    every = np.arange(1, 1501)
    all_counts = every.repeat(every)
    all_places = np.arange(len(all_counts)) - (np.cumsum(every) - every).repeat(every) + 1
    for quantiles in range(1, 101):
        first = quantiles * (quantiles - 1) // 2  # those of fewer values than quantiles have none
        counts, places = all_counts[first:], all_places[first:]
        from_last = quantiles + 1 - quantile(places, counts, quantiles)
        scaled = (counts + 1 - places) * quantiles
        assert ((from_last - 1) * counts < scaled).all()
        assert (scaled <= from_last * counts).all()


@given(st.data(), st.integers(1, 100), st.integers(1, 1500))
def test_quantiles_agree_with_exact_fractions(data: st.DataObject, quantiles: int, more: int) -> None:
    count = quantiles + more - 1
    place = data.draw(st.integers(1, count))
    assert quantile(place, count, quantiles) == quantiles + 1 - ceil((count + 1 - place) / Fraction(count, quantiles))


def test_floats_put_some_places_in_the_wrong_quantile() -> None:
    assert 20 + 1 - ceil((28 + 1 - 8) / (28 / 20)) == 5
    assert quantile(8, 28, 20) == 6


def test_fewer_values_than_quantiles_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer values than the 10 quantiles"):
        quantile(1, 9, 10)
    with pytest.raises(ValueError, match="fewer values than the 4 quantiles"):
        quantile(pd.Series([1, 1]), pd.Series([4, 3]), 4)


@given(values, st.booleans())
def test_a_rank_counts_those_before_it(column: list[int | None], highest_first: bool) -> None:
    there = [value for value in column if value is not None]
    ranks = rank(column, highest_first=highest_first)
    for value, place in zip(column, ranks, strict=True):
        if value is None:
            assert place == ""
            continue
        before = sum(other > value if highest_first else other < value for other in there)
        assert place == f"{before + 1}{'=' if there.count(value) > 1 else ''}"


@given(st.permutations([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]))
def test_reordering_the_rows_changes_no_rank(column: list[int]) -> None:
    expected = dict(zip([9, 6, 5, 4, 3, 2, 1], ["1", "2", "3=", "5", "6=", "8", "9="], strict=True))
    assert rank(column) == [expected[value] for value in column]


def test_a_rank_is_of_what_was_typed() -> None:
    assert rank([0.1 + 0.2, 0.3], highest_first=True) == ["1", "2"]
    assert rank(["0.30", 0.3]) == ["1=", "1="]  # type: ignore[list-item]
