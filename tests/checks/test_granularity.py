"""Percentages that no whole number of children gives, and those that tell of each of a few."""

from __future__ import annotations

import pytest

from psrstats.checks.granularity import granularity
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="seen", title="Seen", source="s"),
    Measure(name="share", title="Share seen", unit="percent", numerator="seen", denominator="plans"),
    Measure(name="late", title="Late", source="s", unit="percent", denominator="plans"),
)


def found(*observations: Observed) -> list[Finding]:
    return list(granularity(evidence_of(settings_of(MEASURES), *observations)))


@pytest.mark.parametrize(
    ("whole", "percentage", "severity"),
    [
        (28, 82.1, None),  # 23 of 28
        (28, 84.6, "error"),  # between 23 and 24
        (28, 82.2, "error"),
        (28, 85.7, None),  # 24 of 28
        (32, 84.3, "note"),  # 27 of 32 is 84.375: cut off
        (32, 84.4, None),
        (2000, 84.6, None),  # some count of so many gives any percentage
        (28, 0.0, None),
    ],
)
def test_some_whole_number_of_children_gives_a_percentage(whole: int, percentage: float, severity: str | None) -> None:
    findings = found(observed("plans", whole), observed("late", percentage) | {"places": 1})
    assert [one.severity for one in findings] == ([severity] if severity else [])


def test_a_denominator_that_was_rounded_explains_it() -> None:
    wholes = [observed("plans", whole, f"20{year}-{year + 1}") for whole, year in ((30, 19), (60, 18), (110, 17))]
    (finding,) = found(*wholes, observed("late", 84.4))  # 27 of 32
    assert (finding.severity, finding.explanation) == ("note", "They are rounded to 10.")


def test_the_possible_percentages_are_told_but_no_small_number() -> None:
    (finding,) = found(observed("plans", 28), observed("late", 84.6))
    assert finding.expected == "82.1% or 85.7%"
    assert finding.where == ("late 2019-20", "plans 2019-20")
    (finding,) = found(observed("plans", 7), observed("late", 84.6))
    assert (finding.message, finding.expected) == ("No whole number of so few children is 84.6%.", "")


@pytest.mark.parametrize(
    ("seen", "of", "severity"),
    [(9, 9, "warning"), (10, 10, None), (8, 9, None), (0, 9, "note"), (0, 10, None)],
)
def test_all_of_few_children_is_a_warning_and_none_of_them_a_note(seen: int, of: int, severity: str | None) -> None:
    findings = found(observed("seen", seen), observed("plans", of))
    assert [one.severity for one in findings] == ([severity] if severity else [])
