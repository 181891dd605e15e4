"""Parts that do not add up to their total."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks.parts import parts
from psrstats.config import Measure
from psrstats.config.decided import Overlap
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.checks.sheet import Shown, column
from tests.measures.reports import Observed, observed, settings_of

SETTINGS = settings_of(
    (
        Measure(name="plans", title="Plans", source="s"),
        Measure(name="hours", title="Hours", source="s", children=False),
        Measure(name="score", title="Score", source="s", unit="score"),
        Measure(name="population", title="Population", source="s"),
        Measure(name="share", title="Share", source="s", unit="percent", numerator="plans", denominator="population"),
    )
)
BANDS = {"0-4": 120, "5-9": 110, "10-17": 131}  # 361
KINDS = {"North": 120, "South": 110, "West": 131}  # 361


def found(*observations: Observed) -> list[Finding]:
    return list(parts(evidence_of(SETTINGS, *observations)))


def told(shown: Shown, name: str = "plans") -> list[str]:
    """Give the severities of what is found in one column."""
    return [one.severity for one in found(*column(name, shown))]


def test_bands_that_leave_no_gap_must_add_up() -> None:
    assert found(*column("plans", BANDS | {"": 361})) == []
    (finding,) = found(*column("plans", BANDS | {"": 362}))
    assert (finding.severity, finding.printed, finding.expected) == ("error", "362", "361")
    assert finding.message == "The 3 parts of 'Plans' for Town, 2019-20 add up to 361, and the total reads 362."
    assert told(BANDS | {"": 360}) == ["error"]


@pytest.mark.parametrize("bands", [{"0-4": 120, "10-17": 250}, {"0-9": 120, "9-17": 250}])
def test_bands_that_gap_or_overlap_may_leave_some_out_or_count_some_twice(bands: dict[str, int]) -> None:
    assert told(bands | {"": 495}) == ["warning"]


def test_a_lone_slip_of_the_hand_makes_it_an_error_whose_cell_comes_first() -> None:
    (finding,) = found(*column("plans", KINDS | {"": 316}))
    assert (finding.severity, finding.where[0]) == ("error", "s.csv!s!B5")
    assert finding.explanation == "The total: 316 may be 361 with two digits exchanged."
    (finding,) = found(*column("plans", {"North": 412, "South": 110, "West": 131, "": 383}))  # by 270: 142 was meant
    assert (finding.severity, finding.where) == ("error", ("s.csv!s!B2", "s.csv!s!B5", "s.csv!s!B3", "s.csv!s!B4"))


@pytest.mark.parametrize(
    "total",
    [
        251,  # South may be left out
        471,  # South may be counted twice
        361 + 9,  # in the total, or in South: either would do
        497,  # nothing would do
    ],
)
def test_parts_that_may_be_a_selection_or_overlap_are_a_warning(total: int) -> None:
    assert told(KINDS | {"": total}) == ["warning"]


def test_the_same_parts_that_add_up_elsewhere_in_the_sheet_make_it_an_error() -> None:
    wrong = column("plans", KINDS | {"": 497}, at="s.csv!s!C")
    right = column("plans", KINDS | {"": 361}, "2018-19")
    assert [one.severity for one in found(*wrong, *right)] == ["error"]
    apart = column("plans", KINDS | {"": 361}, "2018-19", at="t.csv!t!B")
    assert [one.severity for one in found(*wrong, *apart)] == ["warning"]


def test_parts_that_reach_less_than_half_of_their_total_are_a_selection_unless_they_are_few() -> None:
    four = {"Ash": 12, "Elm": 11, "Oak": 15, "Yew": 16}  # 54
    assert told(four | {"": 108}) == ["warning"]
    assert told(four | {"": 109}) == []
    assert told({"Ash": 12, "Elm": 11, "Oak": 15, "": 109}) == ["warning"]


def test_a_total_of_another_sheet_is_held_only_against_parts_that_are_all_there_are() -> None:
    *kinds, total = column("plans", KINDS | {"": 497})
    assert found(*kinds, total | {"cell": "t.csv!t!B2"}) == []
    *bands, total = column("plans", BANDS | {"": 497})
    assert [one.severity for one in found(*bands, total | {"cell": "t.csv!t!B2"})] == ["error"]


def test_two_breakdowns_below_one_another_add_up_to_the_total_twice() -> None:
    both = {"Girls": 30, "Boys": 71, "Ash": 41, "Elm": 60}  # 202
    assert told(both | {"": 101}) == []
    assert told(both | {"": 303}) == ["warning"]  # two thirds of it
    assert told(both | {"": 104}) == ["warning"]
    assert told({"Girls": 0, "Boys": 0, "": 83}) == ["warning"]
    assert told({"Girls": 30, "Boys": 71, "": 0}) == ["warning"]


@pytest.mark.parametrize(("total", "severities"), [(380, []), (340, []), (390, ["error"]), (330, ["error"])])
def test_counts_rounded_to_a_base_may_be_apart_by_half_of_it_each(total: int, severities: list[str]) -> None:
    assert (
        told({"0-4": 120, "5-9": 110, "10-17": 130, "": total}) == severities
    )  # three parts and a total, each by up to 5


def test_of_tables_below_one_another_only_the_wrong_one_is_told() -> None:
    first = column("plans", {"Ash": 120, "Elm": 110, "": 230})
    second = [
        row | {"cell": f"s.csv!s!B{at}"} for at, row in enumerate(column("plans", {"Ash": 70, "Elm": 60, "": 160}), 9)
    ]
    (finding,) = found(*first, *second)
    assert finding.where == ("s.csv!s!B11", "s.csv!s!B9", "s.csv!s!B10")
    assert [one.where[0] for one in found(*second, *first)] == ["s.csv!s!B11"]


def test_tables_below_one_another_are_allowed_their_rounding() -> None:
    rows = [*column("plans", {"Ash": 120, "Elm": 110, "": 230}), *column("plans", {"Ash": 70, "Elm": 60, "": 140})]
    assert found(*(row | {"cell": f"s.csv!s!B{at}"} for at, row in enumerate(rows, 2))) == []


def test_two_groups_and_those_in_both_are_no_parts() -> None:
    assert told({"CSE": 117, "CCE": 137, "CSE and CCE": 16, "": 254}) == []
    assert told({"CSE": 117, "CCE": 137, "HSB": 16, "": 254}) == ["warning"]


def test_of_tables_below_one_another_one_with_a_marker_is_left_alone() -> None:
    rows = [*column("plans", {"Ash": 123, "Elm": 110, "": 233}), *column("plans", {"Ash": 71, "Elm": 60, "": "c"})]
    assert found(*(row | {"cell": f"s.csv!s!B{at}"} for at, row in enumerate(rows, 2))) == []


@pytest.mark.parametrize("hidden", ["North", ""])
def test_suppressed_parts_and_totals_are_left_to_what_they_allow(hidden: str) -> None:
    assert told(KINDS | {"": 497} | {hidden: "c"}) == []


def test_only_counts_are_added_up() -> None:
    assert told(KINDS | {"": 40}, "score") == []
    assert told(KINDS) == []
    assert found() == []


@pytest.mark.parametrize(("least", "reason"), [(9, False), (10, True), (0, True)])
def test_no_slip_is_told_beside_a_small_number_of_children(least: int, reason: bool) -> None:
    shown = {"Ash": least, "Elm": 361 - least, "": 316}
    (finding,) = found(*column("plans", shown))
    assert bool(finding.explanation) == reason
    assert found(*column("hours", shown))[0].explanation


def test_a_small_sum_of_children_is_not_given_as_expected() -> None:
    small, large = {"0-9": 4, "10-17": 5, "": 21}, {"0-9": 4, "10-17": 6, "": 21}
    assert [one.expected for one in found(*column("plans", small))] == [""]
    assert [one.expected for one in found(*column("plans", large))] == ["10"]
    assert [one.expected for one in found(*column("hours", small))] == ["9"]


def test_no_slip_of_the_hand_is_looked_for_in_what_is_no_count() -> None:
    (finding,) = found(*column("plans", {"North": 100.5, "South": 209, "": 390.5}))
    assert (finding.severity, finding.explanation) == ("warning", "")
    (finding,) = found(*column("plans", {"North": -1, "South": 362, "": 316}))
    assert (finding.severity, finding.explanation) == ("warning", "")


def test_the_percentages_beside_the_counts_are_named_with_them() -> None:
    beside = [
        observed("share", 9, cell=cell, cell_unit="percent") for cell in ("s.csv!s!C2", "s.csv!s!C9", "t.csv!t!C2")
    ]
    beside += [observed("score", 9, cell="s.csv!s!D2")]
    (finding,) = found(*column("plans", KINDS | {"": 497}), *beside)
    assert finding.where == ("s.csv!s!B5", "s.csv!s!B2", "s.csv!s!B3", "s.csv!s!B4", "s.csv!s!C2")
    (finding,) = found(*column("hours", KINDS | {"": 497}), *beside)
    assert "s.csv!s!C2" not in finding.where


LABELS = ("Police", "Schools", "Total", "Plans", "Total plans", "of which Police")
BY_LABEL = settings_of(
    tuple(Measure(name=label.lower().replace(" ", "-"), title=label, source="s") for label in LABELS)
)


def below_one_another(*columns: dict[str, int], across: bool = False) -> list[str]:
    """Find what is wrong with columns, or rows, of measures: one a year, the first in 2018-19."""
    sent = [
        observed(label.lower().replace(" ", "-"), value, f"{2018 + year}-{19 + year}", cell=f"s.csv!s!{cell}")
        for year, shown in enumerate(columns)
        for place, (label, value) in enumerate(shown.items())
        for cell in [f"{'BCDEF'[place]}{year + 2}" if across else f"{'BC'[year]}{place + 2}"]
    ]
    return [f"{one.severity} {one.where[0]} {one.expected}" for one in parts(evidence_of(BY_LABEL, *sent))]


@pytest.mark.parametrize("across", [False, True])
def test_a_total_that_is_a_measure_is_held_against_the_measures_next_to_it(across: bool) -> None:
    right = {"Police": 840, "Schools": 470, "Total": 1310}
    cell = "D2" if across else "B4"
    assert below_one_another({"Police": 812, "Schools": 455, "Total": 1267}, right, across=across) == []
    wrong = {"Police": 812, "Schools": 455, "Total": 1276}
    assert below_one_another(wrong, right, across=across) == [f"error s.csv!s!{cell} 1,267"]


def test_a_total_before_its_parts_leaves_out_what_is_of_which() -> None:
    right = {"Total": 1310, "Police": 840, "of which Police": 40, "Schools": 470}
    assert below_one_another(right, {"Total": 1276, "Police": 812, "of which Police": 40, "Schools": 455}) == [
        "error s.csv!s!C2 1,267"
    ]


def test_a_total_of_something_has_the_parts_that_add_up_to_it_elsewhere() -> None:
    others = {"Police": 812, "Schools": 455, "Total plans": 1276}  # a slip would explain it, were they its parts
    assert below_one_another(others, {"Police": 840, "Schools": 470, "Total plans": 300}) == []
    assert below_one_another(others, {"Police": 840, "Schools": 470, "Total plans": 1310}) == ["error s.csv!s!B4 1,267"]


@pytest.mark.parametrize("title", ["Median value (£)", "Average wait", "Longest wait (days)", "Cost per child"])
def test_what_is_no_sum_is_not_added_up(title: str) -> None:
    settings = settings_of((Measure(name="hours", title=title, source="s"),))
    assert list(parts(evidence_of(settings, *column("hours", BANDS | {"": 120})))) == []
    said = column("plans", BANDS | {"": 120}, heading=title)
    assert found(*said) == []


def test_parts_that_far_exceed_their_total_may_be_had_more_than_once() -> None:
    debts = {"Rent": 101, "Fuel": 154, "Cards": 252, "Loans": 97}
    assert told(debts | {"": 300}) == []
    assert told(debts | {"": 497}) == ["warning"]


def test_groups_that_psrstats_toml_says_overlap_may_exceed_their_total() -> None:
    told_of = Overlap(measure="plans", groups=("CSE", "CCE"))
    said = replace(SETTINGS, overlaps=(told_of,))
    for total, severities in ((47, []), (33, []), (50, []), (51, ["warning"]), (29, ["warning"])):
        rows = column("plans", {"CSE": 30, "CCE": 20, "": total})
        assert [one.severity for one in parts(evidence_of(said, *rows))] == severities, total
    assert told({"CSE": 30, "CCE": 20, "": 47}) == ["warning"]
