"""Intervals against published answers, at their edges, and as properties of any counts."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psrstats.formulas.interval import (
    Interval,
    byar_interval,
    count_interval,
    percentage_interval,
    poisson_method,
    rate_interval,
)
from psrstats.formulas.poisson import exact_limits, normal_quantile
from psrstats.formulas.quotients import percentage, rate

Published = Callable[[str], list[dict[str, str]]]
LIMITS = {95.0: ("lower95_0cl", "upper95_0cl"), 99.8: ("lower99_8cl", "upper99_8cl")}
levels = st.sampled_from([80.0, 90.0, 95.0, 99.0, 99.8, 99.99])
wholes = st.integers(1, 10**12)


@st.composite
def parts_of(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(wholes)
    return draw(st.integers(0, whole) | st.sampled_from([0, 1, whole - 1, whole])), whole


def numbers(rows: list[dict[str, str]], name: str) -> pd.Series:
    return pd.to_numeric(pd.Series([row[name] for row in rows]))


def agree(ours: pd.Series | np.ndarray, expected: pd.Series) -> None:
    """Compare within 1e-12 of the size; what is missing must be missing in both."""
    np.testing.assert_allclose(ours, expected, rtol=1e-12, atol=0)


@pytest.mark.parametrize("level", LIMITS)
def test_published_proportions(published: Published, level: float) -> None:
    rows = published("proportions_expected")
    part, whole = numbers(rows, "numerator"), numbers(rows, "denominator")
    to_percent = 100 / numbers(rows, "multiplier")
    agree(percentage(part, whole), numbers(rows, "value") * to_percent)
    for limit, name in zip(percentage_interval(part, whole, level), LIMITS[level], strict=True):
        agree(limit, numbers(rows, name) * to_percent)


@pytest.mark.parametrize("level", LIMITS)
def test_published_rates(published: Published, level: float) -> None:
    rows = published("rates_expected")
    events, population, per = (numbers(rows, name) for name in ("numerator", "denominator", "multiplier"))
    agree(rate(events, population, per), numbers(rows, "value"))
    for limit, name in zip(rate_interval(events, population, per, level), LIMITS[level], strict=True):
        agree(limit, numbers(rows, name))


def test_the_usual_level_is_as_the_library_has_it() -> None:
    assert normal_quantile(95) == NormalDist().inv_cdf(0.975)


def test_published_methods_of_rates(published: Published) -> None:
    rows = [row for row in published("rates_expected") if row["value"]]
    named = {"exact Poisson": "Exact", "Byar's": "Byars"}
    assert [named[poisson_method(float(row["numerator"]))] for row in rows] == [row["method"] for row in rows]


def test_published_groups_are_summed_before_they_are_divided(published: Published) -> None:
    rows = published("proportions_grouped_expected")
    lower, upper = percentage_interval(numbers(rows, "numerator"), numbers(rows, "denominator"))
    agree(lower / 100, numbers(rows, "lowercl"))
    agree(upper / 100, numbers(rows, "uppercl"))
    rows = published("rates_grouped_expected")
    events, population, per = (numbers(rows, name) for name in ("numerator", "denominator", "multiplier"))
    for limit, name in zip(rate_interval(events, population, per), ("lowercl", "uppercl"), strict=True):
        agree(limit, numbers(rows, name))


def test_published_byar_and_wilson(published: Published) -> None:
    assert str(byar_interval(1, 99.8).lower) == "0.0"
    for row in published("byars_wilson_expected"):
        x, level = float(row["x"]), float(row["confidence"].rstrip("%"))
        wilson = row["method"] == "Wilson"
        ours = percentage_interval(x, float(row["n"]), level) if wilson else byar_interval(x, level)
        expected = (float(row[name] or 0) * (100 if wilson else 1) for name in ("lowercl", "uppercl"))
        assert tuple(ours) == pytest.approx(tuple(expected), rel=1e-12)  # where PHE gives no lower limit, ours is 0


@given(parts_of(), levels)
@example((0, 1), 95.0)
@example((1, 1), 95.0)
def test_a_percentages_interval_holds_its_value_within_0_and_100(counts: tuple[int, int], level: float) -> None:
    lower, upper = percentage_interval(*counts, level)
    assert 0 <= lower <= percentage(*counts) * (1 + 1e-15)
    assert percentage(*counts) * (1 - 1e-15) <= upper <= 100
    assert lower < upper


@given(wholes, levels)
def test_none_and_all_end_exactly(whole: int, level: float) -> None:
    assert percentage_interval(0, whole, level).lower == 0
    assert percentage_interval(whole, whole, level).upper == 100


def test_none_of_n_is_known_in_closed_form() -> None:
    z2 = 1.959963984540054**2
    assert percentage_interval(0, 20).upper == pytest.approx(100 * z2 / (20 + z2), rel=1e-13)
    assert exact_limits(0)[1] == pytest.approx(-np.log(0.025), rel=1e-13)


@given(st.integers(0, 10**9), st.integers(1, 10**9), levels)
def test_a_rates_interval_holds_its_value(events: int, population: int, level: float) -> None:
    lower, upper = rate_interval(events, population, 10000, level)
    assert 0 <= lower <= rate(events, population, 10000) < upper
    assert (lower == 0) == (events == 0)


@given(parts_of(), st.integers(2, 100))
def test_a_larger_sample_has_a_narrower_interval(counts: tuple[int, int], times: int) -> None:
    part, whole = counts
    once, more = percentage_interval(part, whole), percentage_interval(part * times, whole * times)
    assert more.upper - more.lower < once.upper - once.lower
    once, more = rate_interval(part, whole, 100), rate_interval(part * times, whole * times, 100)
    assert more.upper - more.lower < once.upper - once.lower


@given(parts_of())
def test_a_surer_interval_is_wider(counts: tuple[int, int]) -> None:
    for interval in (percentage_interval, lambda part, whole, level: rate_interval(part, whole, 100, level)):
        inner, outer = interval(*counts, 95), interval(*counts, 99.8)
        assert outer.lower <= inner.lower
        assert inner.upper <= outer.upper


@given(st.floats(0.01, 500), levels)
def test_exact_limits_leave_the_same_tail_on_either_side(mean: float, level: float) -> None:
    """Seen from its own limits, a count is as unlikely as the level says; checked by summing probabilities."""
    events, tail = round(mean), (100 - level) / 200
    lower, upper = exact_limits(events, level)
    assert poisson_up_to(events, upper) == pytest.approx(tail, rel=1e-9)
    if events:
        assert 1 - poisson_up_to(events - 1, lower) == pytest.approx(tail, rel=1e-6)


def poisson_up_to(events: int, mean: float) -> float:
    counts = np.arange(events + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, events + 1)))])
    return float(np.exp(counts * np.log(mean) - mean - logs).sum())


def test_byars_interval_begins_at_10_events() -> None:
    assert count_interval(9) == exact_limits(9)
    assert count_interval(10) == byar_interval(10)
    assert count_interval(10) != exact_limits(10)


def test_exact_limits_of_many_and_of_part_events() -> None:
    """Chi-square quantiles, halved: scipy 1.17, chi2.ppf and chi2.isf."""
    assert exact_limits(13.143, 95) == pytest.approx(EXACT[13.143], rel=1e-12)
    assert exact_limits(100_000, 99.8) == pytest.approx(EXACT[100_000], rel=1e-12)


EXACT = {13.143: (7.0260042735649115, 22.411028264818587), 100_000: (99025.63189050092, 100981.07267802989)}


@pytest.mark.parametrize("make", [pd.Series, np.array])
def test_columns_and_single_numbers_agree(make: Callable[[list[float]], pd.Series | np.ndarray]) -> None:
    events, population = [0, 1, 9, 10, 0.445, 204], [7.0, 100, 90, 10, 1, 41639]
    pairs = list(zip(events, population, strict=True))
    in_columns = [
        *percentage_interval(make(events), make(population)),
        *rate_interval(make(events), make(population), 7),
    ]
    singly = [(*percentage_interval(part, whole), *rate_interval(part, whole, 7)) for part, whole in pairs]
    np.testing.assert_allclose(np.array(in_columns).T, np.array(singly), rtol=1e-15)


def test_columns_keep_their_index_and_their_gaps() -> None:
    events = pd.Series([4, np.nan, 204], index=["a", "b", "c"])
    for limit in (*count_interval(events), *percentage_interval(events, pd.Series(500, index=events.index))):
        assert list(limit.index) == ["a", "b", "c"]
        assert limit.isna().tolist() == [False, True, False]


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (6, 5), (0, 0), (1, -5), (float("nan"), 5), (1, float("nan"))])
def test_ill_counts_of_a_percentage_are_refused(part: float, whole: float) -> None:
    with pytest.raises(ValueError, match="a percentage needs a whole above 0, and a part from 0 to the whole"):
        percentage_interval(part, whole)


@pytest.mark.parametrize(("events", "population"), [(-1, 5), (1, 0), (1, -5), (float("nan"), 5), (1, float("nan"))])
def test_ill_counts_of_a_rate_are_refused(events: float, population: float) -> None:
    with pytest.raises(ValueError, match=r"^a rate needs a population above 0$|^a count of events runs from 0$"):
        rate_interval(events, population, 1000)


def test_one_ill_row_refuses_a_column() -> None:
    with pytest.raises(ValueError, match="a part from 0 to the whole"):
        percentage_interval(pd.Series([1, 6]), pd.Series([5, 5]))


@pytest.mark.parametrize("level", [0, 100, -5, 1000])
def test_a_level_is_between_0_and_100(level: float) -> None:
    with pytest.raises(ValueError, match="lies between 0 and 100 per cent"):
        normal_quantile(level)


def test_an_interval_is_a_pair() -> None:
    assert percentage_interval(1, 2)._fields == Interval._fields == ("lower", "upper")
