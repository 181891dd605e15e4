"""Words of the report's own that sound like somebody else's: nothing is taken away from its area for them."""

from __future__ import annotations

import pytest

from psrstats.load.others import authority_named, is_other_area, others_said
from psrstats.load.words import Vocabulary
from psrstats.load.year_totals import can_be_added


@pytest.mark.parametrize(
    "title", ["Early help: family data 2019-20", "System total", "Referrals to the pan-agency hub", "Case system total"]
)
def test_a_title_of_its_own_work_is_of_nobody_else(title: str) -> None:
    assert others_said(title) == ""


@pytest.mark.parametrize("label", ["partnership total", "partnership figures", "family totals", "county total"])
def test_the_total_of_a_partnership_is_its_own(label: str) -> None:
    assert not is_other_area(label)


@pytest.mark.parametrize("title", ["Progress in Reading 2019-20", "Attainment in Reading"])
def test_reading_that_is_taught_is_no_town(title: str) -> None:
    assert authority_named(title) == ""
    assert authority_named("Referrals in Reading") == "Reading"


@pytest.mark.parametrize(
    ("label", "added"),
    [("Child protection plans", False), ("CLA", False), ("Foster carers", False), ("Children", False),
     ("Care orders", False), ("Referrals", True), ("Children referred", True), ("Plans started", True)],
)  # fmt: skip
def test_who_is_there_at_a_day_is_not_added_up(label: str, added: bool) -> None:
    words = Vocabulary("s", "", {label: "m"}, {}, "Town", "2019-20", {})
    assert can_be_added("m", words) is added
