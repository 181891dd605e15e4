"""The recent trend against published answers, and the reasons it cannot be calculated."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest

from psrstats.formulas.polarity import Polarity, travel
from psrstats.formulas.trend import Trend, interval_trend, percentage_trend

Rows = list[dict[str, str]]
Published = Callable[[str], Rows]
SET_1: dict[int, tuple[float, float] | None] = {
    2014: (994, 40299),
    2015: (1023, 41527),
    2016: (1199, 42811),
    2017: (1332, 44064),
    2018: (1367, 44701),
}
SIGN = {"increasing": 1, "decreasing": -1}
WORDS = {"Increasing": "increasing", "Decreasing": "decreasing", "NoChange": "no significant change"}


def number(text: str) -> float:
    return float(text) if text else float("nan")


def by_intervals(rows: Rows) -> Trend:
    return interval_trend(
        {int(row["year"]): (number(row["value"]), number(row["lower95"]), number(row["upper95"])) for row in rows}
    )


def by_counts(rows: Rows) -> Trend:
    return percentage_trend({int(row["year"]): (number(row["count"]), number(row["denominator"])) for row in rows})


def series_of(published: Published) -> dict[str, Rows]:
    return {name: list(rows) for name, rows in groupby(published("trend_markers_expected"), lambda row: row["series"])}


def test_published_trends(published: Published) -> None:
    for name, rows in series_of(published).items():
        trend = (by_counts if rows[0]["method"] == "proportion" else by_intervals)(rows)
        direction, _, judged = rows[0]["expected_marker"].partition("AndGetting")
        if name == "GpRegisteredPopulationOver65" or direction == "CannotBeCalculated":
            assert trend.direction == "cannot be calculated", name
            assert trend.reason
            continue
        assert trend.direction == WORDS[direction], name
        if float(rows[0]["expected_chi2_2dp"] or 0):
            assert trend.chi_square is not None
            assert f"{trend.chi_square:.2f}" == f"{float(rows[0]['expected_chi2_2dp']):.2f}"
        if judged:
            polarity: Polarity = "high" if rows[0]["polarity"] == "High is good" else "low"
            assert travel(SIGN[trend.direction], polarity) == {"Better": "improving", "Worse": "worsening"}[judged]


def test_a_series_without_intervals_has_a_trend_by_its_counts_only(published: Published) -> None:
    """The source calls it no change, for want of a number to compare."""
    rows = series_of(published).get("GpRegisteredPopulationOver65")
    if not rows:
        pytest.skip("that series is held back")
    assert by_intervals(rows) == Trend(
        "cannot be calculated", None, "there is no figure, or no interval, for 2020, 2021, 2022, 2023, 2024"
    )
    trend = by_counts(rows)
    assert trend.direction == "increasing"
    assert trend.chi_square == pytest.approx(3168, abs=0.5)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({2016: None}, "there is no figure, or no interval, for 2016"),
        ({2016: (float("nan"), 42811)}, "there is no figure, or no interval, for 2016"),
        ({2016: (0, 42811)}, "in 2016 it was none or all of the whole"),
        ({2016: (42811, 42811)}, "in 2016 it was none or all of the whole"),
        ({2020: (1400, 45000)}, "there is no figure, or no interval, for 2019"),
    ],
)
def test_why_a_trend_cannot_be_calculated(change: dict[int, tuple[float, float] | None], reason: str) -> None:
    assert percentage_trend(SET_1 | change) == Trend("cannot be calculated", None, reason)


def test_four_years_are_too_few() -> None:
    assert percentage_trend(dict(list(SET_1.items())[1:])).reason == "there are fewer than 5 years"
    assert interval_trend({}).reason == "there are fewer than 5 years"


def test_an_interval_without_width_has_no_weight() -> None:
    values = dict.fromkeys(SET_1, (2.0, 1.0, 3.0)) | {2015: (2.0, 2.0, 2.0)}
    assert interval_trend(values).reason == "the interval of 2015 has no width"


def test_only_the_latest_five_years_count() -> None:
    assert percentage_trend(SET_1 | {2010: (40000, 40299), 2013: None}) == percentage_trend(SET_1)


@pytest.mark.parametrize(("rise", "told"), [(120, "no significant change"), (121, "increasing")])
def test_a_trend_is_told_at_99_8_per_cent(rise: int, told: str) -> None:
    """Chi-square is 5 × 10,000 times the squared correlation of each child's year and outcome: 9.497 and 9.623."""
    counts = {2014 + year: (1000 + rise * year // 4, 10000) for year in range(5)}
    assert percentage_trend(counts).direction == told


def test_a_trend_that_one_year_makes_is_none() -> None:
    """Chi-square says yes, but without the last year the slope turns."""
    counts = {2014: (1100, 40000), 2015: (1080, 40000), 2016: (1060, 40000), 2017: (1040, 40000), 2018: (1600, 40000)}
    trend = percentage_trend(counts)
    assert trend.chi_square is not None
    assert trend.chi_square > 9.55
    assert trend.direction == "no significant change"


def test_a_trend_the_other_way_round_is_decreasing() -> None:
    turned = dict(zip(SET_1, reversed(SET_1.values()), strict=True))
    assert percentage_trend(turned).direction == "decreasing"
    assert percentage_trend(turned).chi_square == pytest.approx(percentage_trend(SET_1).chi_square, rel=1e-9)
