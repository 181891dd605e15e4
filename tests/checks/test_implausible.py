"""Values that are far from their comparator, their past or the other areas."""

from __future__ import annotations

import pytest

from psrstats.checks.implausible import implausible
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="rate", title="Rate", source="s", unit="rate", per=1000),
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="visits", title="Visits", source="s", children=False),
)
WARDS = ("Abbey", "Castle", "Elm", "Mill", "Oak")


def found(*sent: Observed) -> list[Finding]:
    return list(implausible(evidence_of(settings_of(MEASURES, comparators=("England",)), *sent)))


@pytest.mark.parametrize(
    ("name", "ours", "told"),
    [
        ("rate", 49.0, 0),
        ("rate", 50.0, 1),  # five times: half of ten, so that a point moved would bring it near
        ("rate", 79.0, 1),
        ("rate", 800.0, 1),
        ("rate", 2.1, 0),
        ("rate", 2.0, 1),
        ("rate", 0.1, 1),
        ("rate", 0.0, 0),
        ("plans", 8000.0, 0),  # a whole country has more
    ],
)
def test_a_rate_many_times_its_comparator_is_a_warning(name: str, ours: float, told: int) -> None:
    findings = found(observed(name, ours), observed(name, 10.0, area="England", cell="E"))
    assert [(one.severity, one.where) for one in findings] == [("warning", (f"{name} 2019-20", "E"))] * told


@pytest.mark.parametrize(
    ("ours", "reason"),
    [
        (79.0, "is 7.9 times higher than England's, as if its decimal point were moved."),
        (80.0, "is 8.0 times higher than England's."),
        (1.0, "is 10.0 times lower than England's."),
    ],
)
def test_it_is_told_how_many_times(ours: float, reason: str) -> None:
    (finding,) = found(observed("rate", ours), observed("rate", 10.0, area="England"))
    assert finding.message == f"'Rate' for Town, 2019-20 {reason}"


@pytest.mark.parametrize(
    ("name", "before", "now", "told"),
    [
        ("rate", 10.0, 49.9, 0),
        ("rate", 10.0, 50.0, 1),
        ("rate", 50.0, 10.0, 1),
        ("rate", 50.0, 10.1, 0),
        ("plans", 100.0, 499.0, 0),
        ("plans", 100.0, 500.0, 1),
        ("plans", 2.0, 10.0, 0),  # so few may be chance
        ("plans", 400.0, 0.0, 1),
    ],
)
def test_a_value_five_times_that_of_a_year_before_is_a_warning(name: str, before: float, now: float, told: int) -> None:
    findings = found(observed(name, before, "2018-19"), observed(name, now))
    assert [one.where for one in findings] == [(f"{name} 2019-20", f"{name} 2018-19")] * told


def test_a_small_number_of_children_is_not_told() -> None:
    for name, printed in (("plans", ""), ("visits", "4")):
        (finding,) = found(observed(name, 90, "2018-19"), observed(name, 4))
        assert finding.printed == printed
        assert "4" not in finding.message


@pytest.mark.parametrize(("park", "told"), [(59.9, 0), (60.0, 1), (90.0, 1), (2.5, 0), (2.4, 1), (1.0, 1)])
def test_an_area_far_from_the_others_is_a_warning(park: float, told: int) -> None:
    # The middle of the five others is 12, and so is that of all six.
    near = [observed("rate", rate, area=ward) for ward, rate in zip(WARDS, (11.0, 12.0, 12.0, 12.0, 13.0), strict=True)]
    findings = found(*near, observed("rate", park, area="Park", cell="P"))
    assert [one.where for one in findings] == [("P",)] * told


def test_areas_that_vary_much_and_few_areas_tell_nothing() -> None:
    wide = [observed("rate", rate, area=ward) for ward, rate in zip(WARDS, (1.0, 4.0, 12.0, 40.0, 90.0), strict=True)]
    assert found(*wide, observed("rate", 60, area="Park")) == []
    near = [observed("rate", 12.0, area=ward) for ward in WARDS[:4]]
    assert found(*near, observed("rate", 90, area="Park")) == []


def test_a_figure_that_is_not_shown_is_held_against_nothing() -> None:
    hidden = observed("rate", float("nan"), marker="c") | {"places": 0}
    assert found(hidden, observed("rate", 10.0, area="England"), observed("rate", 10, "2018-19")) == []


def test_a_figure_is_told_once() -> None:
    assert (
        len(found(observed("rate", 90.0), observed("rate", 9.0, "2018-19"), observed("rate", 9, area="England"))) == 1
    )
