"""Comparisons, funnels, direction and polarity, against published answers and at their edges."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.comparison import compare, compare_at_two_levels, percentage_limits, rate_limits, side
from psrstats.formulas.direction import direction, sign
from psrstats.formulas.funnel import percentage_funnel, percentage_position, rate_funnel, rate_position
from psrstats.formulas.interval import Interval, percentage_interval, rate_interval
from psrstats.formulas.polarity import Polarity, judgement, travel

Published = Callable[[str], list[dict[str, str]]]
POLARITY: dict[str, Polarity] = {"high_is_good": "high", "low_is_good": "low", "no_judgement": ""}
LEVEL = {"1.96": 95, "3.0902": 99.8, "p=0.025": 95, "p=0.001": 99.8}
POSITION = {
    "High (0.001)": "above the 99.8% limit",
    "High (0.025)": "above the 95% limit",
    "Not significant": "within the limits",
    "Low (0.025)": "below the 95% limit",
    "Low (0.001)": "below the 99.8% limit",
}
limits = st.tuples(st.floats(-100, 100), st.floats(-100, 100)).map(lambda pair: Interval(*sorted(pair)))


def interval(row: dict[str, str], lower: str, upper: str) -> Interval:
    return Interval(float(row[lower]), float(row[upper]))


def verdict(row: dict[str, str]) -> str:
    """Compare as the row's method says."""
    value, benchmark, polarity = float(row["value"]), float(row["comparator_value"]), POLARITY[row["polarity"]]
    match row["method"]:
        case "single_ci":
            return str(compare(interval(row, "lower95", "upper95"), benchmark, polarity))
        case "double_ci":
            theirs = interval(row, "comparator_lower95", "comparator_upper95")
            return str(compare(interval(row, "lower95", "upper95"), theirs, polarity))
        case "two_ci_levels":
            inner, outer = interval(row, "lower95", "upper95"), interval(row, "lower998", "upper998")
            return str(compare_at_two_levels(inner, outer, benchmark, polarity))
        case "spc_proportion":
            control = percentage_limits(float(row["denominator"]), benchmark, LEVEL[row["z"]])
        case _:
            per = float(row["multiplier"])
            control = rate_limits(float(row["denominator"]), benchmark, per, LEVEL[row["z"]])
    return str(compare(value, control, polarity))


def test_published_comparisons(published: Published) -> None:
    rows = published("rag_expected")
    expected = [row["expected"].lower().replace("same", "similar") for row in rows]
    assert [verdict(row) for row in rows] == expected
    assert {row["method"] for row in rows} >= {"single_ci", "two_ci_levels", "double_ci"}


def test_limits_that_touch_are_similar() -> None:
    area = Interval(2.0, 3.0)
    assert compare(area, 2.0, "high") == compare(area, 3.0) == compare(area, Interval(3.0, 4.0), "low") == "similar"
    assert compare(area, np.nextafter(3.0, 4), "high") == "worse"
    assert compare(area, np.nextafter(2.0, 1), "high") == "better"


def test_every_word_of_a_comparison() -> None:
    area = (Interval(2.0, 3.0), Interval(1.0, 4.0))
    words = [compare_at_two_levels(*area, benchmark) for benchmark in (0.5, 1.5, 2.5, 3.5, 4.5)]
    assert words == ["highest", "higher", "similar", "lower", "lowest"]
    judged = ["best", "better", "similar", "worse", "worst"]
    assert [compare_at_two_levels(*area, benchmark, "high") for benchmark in (0.5, 1.5, 2.5, 3.5, 4.5)] == judged
    assert [compare_at_two_levels(*area, benchmark, "low") for benchmark in (4.5, 3.5, 2.5, 1.5, 0.5)] == judged


@given(limits, limits)
def test_a_comparison_turned_round_is_the_opposite(area: Interval, other: Interval) -> None:
    assert side(area, other) == -side(other, area)
    opposite = {"better": "worse", "worse": "better", "similar": "similar"}
    assert compare(area, other, "high") == opposite[compare(area, other, "low")]
    assert (compare(area, other) == "similar") == (area.lower <= other.upper and other.lower <= area.upper)


def test_no_interval_no_verdict() -> None:
    missing = float("nan")
    assert compare(Interval(missing, missing), 3) == compare(Interval(1, 2), missing, "high") == ""
    area = Interval(pd.Series([3.2, np.nan, 2.0]), pd.Series([3.5, np.nan, 2.5]))
    assert compare(area, 3, "low").tolist() == ["worse", "", "better"]
    assert compare(Interval(*(limit.to_numpy() for limit in area)), 3, "low").tolist() == ["worse", "", "better"]


def test_published_funnel_limits(published: Published) -> None:
    """The source prints six decimals, of its limits and of the average."""
    for row in published("funnel_proportion_limits_expected"):
        for level, deviations in ((95, "2s"), (99.8, "3s")):
            ours = percentage_funnel(float(row["population"]), float(row["baseline"]), level)
            expected = [float(row[f"{end}_{deviations}_limit"]) for end in ("lower", "upper")]
            assert list(ours) == pytest.approx(expected, abs=1e-6)


def test_a_funnel_ends_at_0_and_100_and_never_at_a_negative_0() -> None:
    lower, upper = percentage_funnel(pd.Series([2, 5]), 20, 99.8)
    assert [str(limit) for limit in lower] == ["0.0", "0.0"]
    assert upper.tolist() == [100, pytest.approx(75.279, abs=0.001)]
    assert str(percentage_funnel(2, 20, 99.8).lower) == "0.0"


def test_published_funnel_significance(published: Published) -> None:
    rows = published("funnel_proportion_inputs_significance")
    average = float(published("funnel_proportion_limits_expected")[0]["baseline"])
    part, whole = (pd.Series([float(row[name]) for row in rows]) for name in ("numerator", "denominator"))
    expected = [POSITION[row["significance"]] for row in rows]
    assert percentage_position(part, whole, average).tolist() == expected
    inner, outer = (percentage_funnel(whole, average, level) for level in (95, 99.8))
    outside = side(100 * part / whole, inner) + side(100 * part / whole, outer)
    assert dict(zip(outside, expected, strict=True)) == {
        number: POSITION[name] for number, name in zip((2, 1, 0, -1, -2), POSITION, strict=True)
    }


@given(st.integers(1, 10**6), st.floats(0.1, 99.9))
def test_a_funnels_limit_is_where_wilsons_interval_ends_at_the_average(whole: int, average: float) -> None:
    lower, upper = percentage_funnel(whole, average)
    if lower > 0:
        assert percentage_interval(lower * whole / 100, whole).upper == pytest.approx(average, rel=1e-9)
    if upper < 100:
        assert percentage_interval(upper * whole / 100, whole).lower == pytest.approx(average, rel=1e-7)


@given(st.integers(1, 500), st.floats(0.1, 1000))
def test_a_funnel_of_rates_ends_where_the_interval_of_its_events_meets_the_average(events: int, average: float) -> None:
    lower, upper = rate_funnel(events, average)
    population = events / lower
    assert rate_interval(events, population, 1).upper == pytest.approx(average, rel=0.002)  # Byar's from 10
    assert lower < average < upper


def test_a_funnel_of_rates_has_no_limit_without_events() -> None:
    with pytest.raises(ValueError, match="begins at 1 event"):
        rate_funnel(0, 10)


def test_a_rate_in_its_funnel() -> None:
    assert [rate_position(204, 41639, 10000, average) for average in (30, 40, 49, 57, 70)] == list(POSITION.values())


def test_direction_is_of_the_unrounded_change_and_says_nothing_of_good_or_bad() -> None:
    assert [direction(change) for change in (0.0001, -1, float("nan"))] == ["up", "down", ""]
    assert direction(0) == direction(-0.0) == "no change"
    assert direction(pd.Series([1.5, np.nan, -2.0])).tolist() == ["up", "", "down"]
    assert [travel(sign(change), "high") for change in (1, 0, -1)] == ["improving", "no change", "worsening"]
    assert [travel(sign(change), "low") for change in (1, 0, -1)] == ["worsening", "no change", "improving"]
    assert [travel(sign(change)) for change in (1, 0, -1)] == ["", "", ""]


def test_every_polarity_has_its_judgement() -> None:
    assert [judgement(1, polarity) for polarity in get_args(Polarity)] == ["better", "worse", "higher"]
