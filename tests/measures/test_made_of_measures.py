"""Measures made of measures: sums, rates of sums, shares; in order, whatever is marked or missing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.config import Measure
from psrstats.lineage import Figures
from tests.measures.reports import Observed, observed, reason, settings_of, text, work_out

NAN = float("nan")
MEASURES = (
    Measure(name="of-both", title="Rate of either", unit="rate", per=1000, numerator="either", denominator="children"),
    Measure(name="either", title="Either", sum="cse + cce - both"),
    Measure(name="girls-and-boys", title="Girls and boys", sum="cse:Girls + cse:Not a girl - cse:Girls + cse"),
    Measure(name="share", title="Share", unit="percent", numerator="cse", denominator="cse"),
    *(Measure(name=name, title=name.upper(), source="s") for name in ("cse", "cce", "both", "children")),
)


def figures(*observations: Observed) -> Figures:
    return work_out(settings_of(MEASURES), *observations)


COUNTS = observed("cse", 117), observed("cce", 137), observed("both", 6), observed("children", 41639, "2019")


def test_children_in_either_are_counted_once_and_a_rate_may_be_made_of_them() -> None:
    found = figures(*COUNTS)
    assert text(found, "either") == "248"
    row = found.find("of-both", area="Town", period="2019-20")
    assert row is not None
    assert found.formula(row) == "(117 + 137 - 6) ÷ 41,639 × 1,000"
    assert found.text(row) == "6.0"  # 5.956
    assert found.sources(row) == ("cse 2019-20", "cce 2019-20", "both 2019-20", "children 2019")


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize("marker", ["c", "x"])
def test_a_marked_part_marks_the_sum_and_its_rate(part: int, marker: str) -> None:
    counts = [*COUNTS]
    counts[part] = counts[part] | {"value": NAN, "marker": marker}
    found = figures(*counts)
    assert (text(found, "either"), text(found, "of-both")) == (f"[{marker}]", f"[{marker}]")
    assert text(found, "of-both", "lower-95") == f"[{marker}]"


def test_suppression_wins_in_a_sum() -> None:
    first, second, *others = COUNTS
    marked = (first | {"value": NAN, "marker": "x"}, second | {"value": NAN, "marker": "c"})
    assert text(figures(*marked, *others), "either") == "[c]"


def test_a_part_that_was_not_sent_is_named() -> None:
    found = figures(COUNTS[0], COUNTS[2])
    assert text(found, "either") == "[x]"
    assert reason(found, "either") == "no figure of 'CCE' was sent for the same period"


def test_a_part_of_one_group_and_a_group_with_words_of_its_own() -> None:
    found = figures(*(observed("cse", n, group=group) for n, group in ((5, "Girls"), (7, "Not a girl"), (12, ""))))
    assert text(found, "girls-and-boys") == "19"  # 5 + 7 - 5 + 12


def test_a_share_is_of_all_groups() -> None:
    groups = {"girls": 5, "boys": 7, "": 12}
    found = figures(*(observed("cse", number, group=group) for group, number in groups.items()))
    assert [text(found, "share", group=group) for group in groups] == ["41.7%", "58.3%", "100.0%"]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_the_shares_of_disjoint_groups_add_up_to_all_within_rounding(counts: list[int]) -> None:
    groups = [observed("cse", count, group=str(number)) for number, count in enumerate(counts)]
    found = figures(*groups, observed("cse", sum(counts)))
    if not sum(counts):
        assert {text(found, "share", group=row["group"]) for row in groups if isinstance(row["group"], str)} == {"[z]"}
        return
    printed = [text(found, "share", group=str(number)) or "" for number in range(len(counts))]
    total = sum((Fraction(one.removesuffix("%")) for one in printed), Fraction())
    assert abs(total - 100) <= Fraction(len(counts), 20)
