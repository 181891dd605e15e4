"""The mean of statistical neighbours gives none of them away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.neighbours import neighbours_mean

rates = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=1, max_size=10)


def test_it_is_unweighted_and_says_of_how_many() -> None:
    found = neighbours_mean([40.0, 50.0, 90.0, None, None, 60.0, None, None, None, None])
    assert (found.value, found.used, found.of) == (60.0, 4, 10)
    assert str(found) == "the unweighted mean of 4 of 10 statistical neighbours"


@given(rates)
def test_it_is_exact(published: list[float]) -> None:
    tenths = sum(round(rate * 10) for rate in published)
    assert neighbours_mean(published).value == tenths / (10 * len(published))


@pytest.mark.parametrize("hidden", [[1.3], [1.3, 0.9]])
def test_one_or_two_hidden_rates_could_be_worked_out(hidden: list[float]) -> None:
    found = neighbours_mean([40.0] * 8, hidden)
    assert found.value is None
    assert str(found) == "the mean would give a hidden rate away"


def test_three_hidden_rates_could_not() -> None:
    assert neighbours_mean([4.0], [1.0, 2.0, 1.0]).value == 2.0


def test_no_rate_no_mean() -> None:
    found = neighbours_mean([None, None])
    assert (found.value, found.used, found.of, found.reason) == (None, 0, 2, "no neighbour has a rate")
