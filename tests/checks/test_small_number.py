"""Small numbers that a sheet shows although it suppresses others."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks.small_number import small_number
from psrstats.config import Disclosure, Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

PLANS = Measure(name="plans", title="Plans", source="s")
SEEN = Measure(name="seen", title="Seen", source="s")
SHARE = Measure(name="share", title="Share", unit="percent", numerator="seen", denominator="plans")
COURSES = Measure(name="courses", title="Courses", source="s", children=False)


def row(name: str, value: float, cell: str, group: str = "", sheet: str = "a.csv!a") -> Observed:
    return observed(name, value, group=group, cell=f"{sheet}!{cell}", marker="" if value == value else "c")


def found(*observations: Observed, few: int = 0) -> list[Finding]:
    settings = settings_of((PLANS, SEEN, SHARE, COURSES))
    if few:
        settings = replace(settings, disclosure=Disclosure(policy="threshold", n=few + 1))
    return list(small_number(evidence_of(settings, *observations)))


HIDDEN = row("plans", float("nan"), "B2", "0-4")


@pytest.mark.parametrize(("value", "few", "told"), [(0, 0, 0), (1, 0, 1), (5, 0, 1), (6, 0, 0), (9, 9, 1), (10, 9, 0)])
def test_a_small_number_beside_suppressed_ones_is_a_warning(value: int, few: int, told: int) -> None:
    findings = found(HIDDEN, row("plans", value, "B3", "5-9"), few=few)
    assert [(one.severity, one.where, one.printed) for one in findings] == [("warning", ("a.csv!a!B3",), "")] * told


def test_a_sheet_that_suppresses_nothing_is_left_to_the_policy() -> None:
    assert found(row("plans", 3, "B2")) == []
    assert found(HIDDEN, row("plans", 3, "B3", sheet="b.csv!b")) == []
    assert found(HIDDEN, row("courses", 3, "B3")) == []


@pytest.mark.parametrize(("seen", "told"), [(90, 0), (89, 1), (85, 1), (84, 0)])
def test_what_is_left_of_a_whole_may_be_small(seen: int, told: int) -> None:
    assert len(found(HIDDEN, row("plans", 90, "B3"), row("seen", seen, "B4"))) == told
