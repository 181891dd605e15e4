"""The edges of every measure: what is marked, missing, zero or tied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.config import Measure, TableSettings
from psrstats.lineage import Figures
from tests.measures.reports import Observed, observed, reason, settings_of, text, work_out

MEASURES = (
    Measure(name="children", title="Children", source="s"),
    Measure(name="plans", title="Plans", source="s"),
    Measure(
        name="plans-rate", title="Rate of plans", unit="rate", per=10000, numerator="plans", denominator="children"
    ),
    Measure(name="doubled", title="Twice", unit="ratio", numerator="plans-rate", denominator="plans-rate"),
    Measure(name="share", title="Share", source="s", unit="percent"),
    Measure(name="good", title="Good", source="s", unit="percent", polarity="high"),
)


def figures(*observations: Observed, tables: tuple[TableSettings, ...] = ()) -> Figures:
    return work_out(settings_of(MEASURES, tables, comparators=("England",)), *observations)


def test_a_rate_takes_the_population_of_its_group_before_that_of_all() -> None:
    found = figures(
        observed("children", 1000, "2019"),
        observed("children", 100, "2019", group="girls"),
        observed("plans", 10),
        observed("plans", 5, group="girls"),
        observed("plans", 5, group="boys"),
    )
    assert text(found, "plans-rate") == "100.0"
    assert text(found, "plans-rate", group="girls") == "500.0"
    assert text(found, "plans-rate", group="boys") == "[x]"
    assert reason(found, "plans-rate", group="boys") == "no figure of 'Children' (boys) for 2019 was sent"


@pytest.mark.parametrize(
    ("groups", "group", "expected"),
    [
        (("0-4", "5-17"), "neglect", "50.0"),  # a theme is over everybody
        (("0-4", "5-17"), "Boys (M)", "[x]"),
        (("0-4", "5-17"), "0 to 4 years", "[x]"),
        (("in care", "at home"), "neglect", "[x]"),  # which of them have to do with it nobody can tell
        ((), "boys", "50.0"),
    ],
)
def test_all_stand_in_only_for_a_theme_or_where_there_are_no_groups(
    groups: tuple[str, ...], group: str, expected: str
) -> None:
    parts = (observed("children", 500, "2019", group=one) for one in groups)
    found = figures(observed("children", 1000, "2019"), *parts, observed("plans", 5, group=group))
    assert text(found, "plans-rate", group=group) == expected


def test_groups_of_another_area_or_year_show_that_all_are_not_the_group() -> None:
    found = figures(
        observed("children", 1000, "2019"),
        observed("children", 100, "2018", group="Female", area="England"),
        observed("plans", 5, group="Girls"),
    )
    assert text(found, "plans-rate", group="Girls") == "[x]"


def test_a_measure_may_be_made_of_one_that_is_made() -> None:
    found = figures(observed("children", 1000, "2019"), observed("plans", 10))
    assert text(found, "doubled") == "1.00"


@pytest.mark.parametrize("marker", ["c", "x", "z", "low", "u"])
@pytest.mark.parametrize("marked", ["plans", "children"])
def test_a_marker_on_either_side_marks_what_is_made_of_it(marker: str, marked: str) -> None:
    sent = {"children": observed("children", 1000, "2019"), "plans": observed("plans", 10)}
    sent[marked] |= {"value": float("nan"), "marker": marker}
    found = figures(*sent.values(), observed("plans", 12, "2018-19"))
    assert text(found, "plans-rate") == f"[{marker}]"
    assert text(found, "plans", "change") == (f"[{marker}]" if marked == "plans" else "-2")
    assert text(found, "plans", "direction") == (f"[{marker}]" if marked == "plans" else "down")


def test_suppression_wins_over_any_other_marker() -> None:
    found = figures(observed("plans", float("nan"), marker="x"), observed("plans", float("nan"), "2018-19", marker="c"))
    assert text(found, "plans", "change") == "[c]"


def test_from_less_than_nought_there_is_no_change_in_per_cent() -> None:
    found = figures(observed("plans", 0.38), observed("plans", -0.44, "2018-19"))
    assert text(found, "plans", "percent-change") == "[z]"  # and not -186%, which went up
    assert text(found, "plans", "direction") == "up"


def test_nothing_is_divided_by_zero_and_none_of_some_is_zero() -> None:
    found = figures(observed("children", 0, "2019"), observed("plans", 3), observed("plans", 0, "2018-19"))
    assert text(found, "plans-rate") == "[z]"
    assert text(found, "plans", "change") == "+3"
    assert text(found, "plans", "percent-change") == "[z]"
    row = found.find("plans", "percent-change", area="Town", period="2019-20")
    assert row is not None
    assert found.get(row, "reason") == "nothing can be divided by 0"
    assert text(figures(observed("children", 10, "2019"), observed("plans", 0)), "plans-rate") == "0.0"


def test_only_like_periods_are_compared() -> None:
    found = figures(
        observed("plans", 5, "Q3 2019-20"), observed("plans", 9, "Q4 2018-19"), observed("plans", 7, "2018-19")
    )
    assert set(found.columns.texts("statistic").tolist()) == {""}


def test_percentages_change_in_points_and_never_in_per_cent() -> None:
    found = figures(observed("share", 22.2), observed("share", 19.8, "2018-19"))
    assert text(found, "share", "change") == "+2.4 percentage points"
    assert text(found, "share", "percent-change") is None
    row = found.find("share", "change", area="Town", period="2019-20")
    assert row is not None
    assert found.get(row, "value") == 2.4


def test_ties_share_a_place_and_the_worst_comes_first() -> None:
    values = {"A": 29, "B": 57, "C": 29, "D": 18}
    found = figures(
        *(observed("share", value, area=area) for area, value in values.items()),
        *(observed("good", value, area=area) for area, value in values.items()),
        observed("share", 36),
        observed("share", 99, area="England"),
    )
    assert {area: text(found, "share", "rank", area=area) for area in values} == {
        "A": "2=",
        "B": "1",
        "C": "2=",
        "D": "4",
    }
    assert {area: text(found, "good", "rank", area=area) for area in values} == {
        "A": "2=",
        "B": "4",
        "C": "2=",
        "D": "1",
    }
    assert text(found, "share", "rank") is None
    assert text(found, "share", "gap-to-england") == "-63.0 percentage points"


def test_a_marked_area_takes_no_place() -> None:
    found = figures(
        observed("share", 10, area="A"), observed("share", 20, area="B"),
        observed("share", float("nan"), area="C", marker="c"),
    )  # fmt: skip
    assert text(found, "share", "rank", area="B") == "1"
    assert text(found, "share", "rank", area="C") == "[c]"


def test_a_marked_part_marks_the_sum() -> None:
    found = figures(
        observed("plans", 4, item="one", group="g"),
        observed("plans", float("nan"), item="two", group="g", marker="c"),
        observed("plans", 4, item="three", group="h"),
    )
    assert text(found, "plans", "total", group="g") == "[c]"
    assert text(found, "plans", "total", group="h") == "4"
    assert text(found, "plans", "total") == "[c]"


def test_a_count_is_a_whole_number_however_it_was_typed() -> None:
    found = figures(observed("plans", 3.0, places=1), observed("share", 3.0, places=1))
    assert (text(found, "plans"), text(found, "share")) == ("3", "3.0%")


@given(st.permutations(range(6)))
def test_the_order_of_the_rows_changes_nothing(order: list[int]) -> None:
    rows = [
        observed("children", 1000, "2019"), observed("plans", 10), observed("plans", 12, "2018-19"),
        observed("share", 29, area="A"), observed("share", 29, area="B"), observed("share", 57, area="C"),
    ]  # fmt: skip

    def said(found: Figures) -> set[tuple[str, ...]]:
        about = ("measure", "statistic", "area", "group", "item", "period")
        return {(*(found.get(row, name) for name in about), found.text(row), found.formula(row)) for row in found.rows}

    assert said(figures(*(rows[number] for number in order))) == said(figures(*rows))


def test_a_part_of_a_net_number_has_no_interval() -> None:
    shares = (
        Measure(name="net", title="Net", source="s"),
        Measure(name="mix", title="Share", unit="percent", numerator="net", denominator="net"),
    )
    sent = [observed("net", number, group=group) for group, number in (("in", 120), ("out", -80), ("", 40))]
    assert text(work_out(settings_of(shares), *sent), "mix", group="out") == "-200.0%"
