"""Children in two groups, counted once or twice in their total."""

from __future__ import annotations

import pytest

from psrstats.checks import Evidence
from psrstats.checks.overlap import overlap
from psrstats.checks.parts import parts
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.checks.sheet import column
from tests.measures.reports import settings_of

SETTINGS = settings_of(
    (
        Measure(name="risk", title="At risk", source="s"),
        Measure(name="share", title="Share at risk", source="s", unit="percent"),
    )
)


def table(first: float, second: float, both: float | str, total: float | str, label: str = "CSE and CCE") -> Evidence:
    return evidence_of(SETTINGS, *column("risk", {"CSE": first, "CCE": second, label: both, "": total}))


def found(evidence: Evidence) -> list[Finding]:
    return list(overlap(evidence))


def test_a_total_that_counts_those_in_both_twice_is_an_error() -> None:
    (finding,) = found(table(117, 137, 16, 254))
    assert (finding.severity, finding.printed, finding.expected) == ("error", "254", "238")
    assert finding.explanation == "254 is 117 + 137, so the 16 in both are counted twice: 238 are distinct."
    assert finding.where == ("s.csv!s!B5", "s.csv!s!B2", "s.csv!s!B3", "s.csv!s!B4")


@pytest.mark.parametrize("total", [238, 270])
def test_a_total_of_each_child_once_or_of_three_groups_apart_is_let_be(total: float) -> None:
    assert found(table(117, 137, 16, total)) == []


@pytest.mark.parametrize(("label", "told"), [("Both", 1), ("both groups", 1), ("cce & cse", 1), ("CSE and HSB", 0)])
def test_an_overlap_is_known_by_its_label(label: str, told: int) -> None:
    assert len(found(table(117, 137, 16, 254, label))) == told


def test_an_overlap_as_large_as_the_smaller_group_is_possible_and_a_larger_one_is_not() -> None:
    assert found(table(117, 137, 117, 137)) == []
    for first, second in ((117, 137), (137, 117)):
        (finding,) = found(table(first, second, 118, 137))
        assert (
            finding.message == "CSE and CCE cannot be more than either of CSE and CCE in 'At risk' for Town, 2019-20."
        )
        assert (finding.severity, finding.printed, finding.where[0]) == ("error", "118", "s.csv!s!B4")


def test_a_total_that_is_neither_sum_is_told_with_the_slip_that_makes_it_one() -> None:
    (finding,) = found(table(117, 137, 16, 258))
    assert finding.explanation == (
        "258 is neither 117 + 137 less the 16 in both, which is 238, nor 254; 258 may be 238 with one digit wrong."
    )
    (finding,) = found(table(117, 137, 16, 200))  # takes two digits in any of the three
    assert finding.explanation.endswith("nor 254.")


def test_no_group_is_taken_for_a_slip_of_nought() -> None:
    (finding,) = found(table(60, 7, 2, 58))  # 65 are distinct: without the 7, 58 would be
    assert "may be" not in finding.explanation


@pytest.mark.parametrize(("both", "total"), [(0, 254), ("c", 254), (16.5, 254), (16, 254.5)])
def test_an_overlap_of_none_or_of_no_whole_number_tells_nothing(both: float | str, total: float) -> None:
    assert found(table(117, 137, both, total)) == []


def test_only_counts_of_three_groups_are_looked_at() -> None:
    shown = {"CSE": 30, "CCE": 40, "CSE and CCE": 6, "": 70}
    assert found(evidence_of(SETTINGS, *column("share", shown))) == []
    assert found(evidence_of(SETTINGS, *column("risk", {"HSB": 5} | shown))) == []
    assert found(evidence_of(SETTINGS, *column("risk", {"CSE": 30, "CCE": 40, "CSE and CCE": 6}))) == []
    assert found(evidence_of(SETTINGS)) == []


@pytest.mark.parametrize(("label", "overlaps", "sums"), [("CSE and CCE", 1, 0), ("HSB", 0, 1)])
def test_three_groups_are_either_an_overlap_or_added_up(label: str, overlaps: int, sums: int) -> None:
    evidence = table(117, 137, 16, 254, label)
    assert (len(found(evidence)), len(list(parts(evidence)))) == (overlaps, sums)


def test_a_total_that_stands_twice_parts_three_groups_into_two_and_one() -> None:
    first = column("risk", {"Not recorded": 3, "Sexual": 21, "": 24})
    second = column("risk", {"Exploitation": 0, "": 24}, at="s.csv!s!B1")  # from row 12
    assert found(evidence_of(SETTINGS, *first, *second)) == []
