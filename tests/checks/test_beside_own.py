"""What is told of a figure beside the next period's, its agreement, its benchmark, and what is said of its level."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks.agreement import agreement
from psrstats.checks.implausible import implausible
from psrstats.checks.said import said
from psrstats.checks.unlike_periods import unlike_periods
from psrstats.columns import Observations
from psrstats.config import Agreement, Measure
from psrstats.load.sent_twice import sent_twice
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

SHARE = Measure(name="share", title="Share", source="s", unit="percent")
PLANS = Measure(name="plans", title="Plans", source="s")
WARDS = Measure(name="wards", title="By ward", source="s", unit="percent", benchmark="share")


@pytest.mark.parametrize(
    ("name", "earlier", "now", "told"),
    [
        ("share", 4.0, 39.0, 0),
        ("share", 4.0, 40.0, 1),
        ("share", 40.0, 4.0, 1),
        ("plans", 41.0, 1120.0, 1),
        ("plans", 1.0, 10.0, 0),  # so few may be chance
        ("plans", 41.0, 112.0, 0),
    ],
)
def test_ten_times_the_next_period_is_a_warning(name: str, earlier: float, now: float, told: int) -> None:
    evidence = evidence_of(
        settings_of((SHARE, PLANS)), observed(name, earlier, "Q2 2019-20"), observed(name, now, "Q3 2019-20")
    )
    assert len(list(implausible(evidence))) == told


def test_periods_far_apart_are_not_held_together() -> None:
    evidence = evidence_of(settings_of((SHARE,)), observed("share", 4, "2009-10"), observed("share", 90, "2019-20"))
    assert list(implausible(evidence)) == []


def test_a_month_is_not_held_against_its_quarter() -> None:
    months = {"July 2019": 40.0, "August 2019": 4.0, "September 2019": 73.0, "October 2019": 30.0}
    rows = [observed("plans", value, month) for month, value in months.items()]
    evidence = evidence_of(settings_of((PLANS,)), *rows, observed("plans", 1170, "Q2 2019-20"))
    assert [one.message for one in implausible(evidence) if "Q2" in one.message] == []


@pytest.mark.parametrize(("period", "told"), [("2019-20", 0), ("2018-19", 1)])
def test_an_agreement_of_two_periods_cannot_be_held(period: str, told: int) -> None:
    other = Measure(name="other", title="Other", source="s")
    settings = settings_of((PLANS, other))
    settings = replace(settings, agreements=(Agreement(first="plans", second="other"),))
    found = list(agreement(evidence_of(settings, observed("plans", 40), observed("other", 40, period))))
    assert [one.severity for one in found] == ["warning"] * told


@pytest.mark.parametrize(("period", "told"), [("2019", 0), ("2018", 1)])
def test_areas_and_their_benchmark_are_of_one_period(period: str, told: int) -> None:
    settings = settings_of((SHARE, WARDS))
    rows = [observed("wards", 30, "2019", area="Mill"), observed("share", 28, period)]
    assert len(list(unlike_periods(evidence_of(settings, *rows)))) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Above 95% since 2016-17.", 0),
        ("Below 95% since 2016-17.", 1),
        ("Over 98.2%.", 0),  # 98.2 may be a little more
        ("Above 99%.", 1),
        ("Below the national average.", 0),
    ],
)
def test_a_level_that_is_said_is_that_of_the_figure(words: str, told: int) -> None:
    row = observed("share", 98.2, "Q3 2019-20", commentary=words)
    assert [one.severity for one in said(evidence_of(settings_of((SHARE,)), row))] == ["error"] * told


@pytest.mark.parametrize(("words", "told"), [("Down on Q4.", 0), ("A rise on Q4.", 1), ("Higher than last year.", 1)])
def test_a_quarter_that_is_named_is_the_last_of_its_number(words: str, told: int) -> None:
    rows = [
        observed("share", value, period, commentary=words) for value, period in ((14, "Q4 2018-19"), (8, "Q4 2019-20"))
    ]
    assert len(list(said(evidence_of(settings_of((SHARE,)), *rows)))) == told


def test_a_percentage_of_a_quarter_may_be_held_against_last_year_but_a_count_may_not() -> None:
    for name, told in (("share", 1), ("plans", 0)):
        rows = [
            observed(name, value, period, commentary="Higher than last year.")
            for value, period in ((14, "2018-19"), (8, "Q4 2019-20"))
        ]
        assert len(list(said(evidence_of(settings_of((SHARE, PLANS)), *rows)))) == told


def rows_of(*cells: str) -> Observations:
    sent: list[Observed] = [observed("plans", 18, cell=f"a.xlsx!a!{cell}", original="18") for cell in cells]
    return Observations.each(sent)


@pytest.mark.parametrize(
    ("cells", "told"), [(("B4", "B5"), 1), (("B4", "C5"), 0), (("B4", "B6"), 0), (("B5", "B4"), 0)]
)
def test_the_same_figure_in_two_rows_that_follow_is_listed_twice(cells: tuple[str, str], told: int) -> None:
    found = list(sent_twice(rows_of(*cells), {"plans": PLANS}))
    assert [one.severity for one in found] == ["warning"] * told
