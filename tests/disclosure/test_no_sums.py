"""Figures that are no sums of others and tell of them all the same, and sums that noughts and ages make doubtful."""

from __future__ import annotations

from typing import Any

import pytest

from psrstats.config import Measure
from tests.disclosure.reports import NAN, PLANS, attacked, hidden, sent, settings_of, shown
from tests.measures.reports import observed

TEAMS = {"North": 3.0, "West": 17.0, "South": 9.0}


@pytest.mark.parametrize(
    ("label", "value", "places"),
    [
        ("Per team", 29 / 3, 2),
        ("Per team", 10.0, 1),  # sent as 10.0, beside counts without decimals
        ("Mean of all", 10.0, 0),  # by its words
    ],
)
@pytest.mark.parametrize("policy", [{"policy": "dfe-1-5"}, {"policy": "round", "to": 5}])
def test_an_average_among_counts_is_left_out_with_them(
    label: str, value: float, places: int, policy: dict[str, Any]
) -> None:
    rows = [*sent(TEAMS), observed("plans", value, group=label, cell="average", places=places)]
    made = shown(rows, settings_of(**policy)).set_index("group")["marker"]
    assert made[label] == "c"


def test_an_average_of_counts_that_are_all_shown_is_shown() -> None:
    rows = [*sent({"North": 13.0, "West": 17.0}), observed("plans", 15.0, group="Average", cell="average")]
    assert not shown(rows, settings_of())["marker"].any()


def test_an_average_is_no_part_of_a_sum() -> None:
    """Night is all of the others; the mean, 10, is not one of them."""
    rows = sent({"Duty": 3.0, "Night": 20.0, "East": 8.0, "West": 9.0})
    rows.append(observed("plans", 10.0, group="Mean", cell="mean"))
    assert len(hidden(rows, settings_of()) - {"Mean"}) == 2


def test_nested_ages_are_a_total_s_parts_once() -> None:
    """All are 0-10, 11-15 and 16-17; what is called a total reaches over all of them."""
    rows = sent({"0-5": 155, "6-10": 0, "0-10": 155, "11-15": 177, "16-17": 31, "": 363})
    settings = settings_of(policy="dfe-1-5", zeros="hidden")
    assert hidden(rows, settings) == {"0-5", "6-10"}
    assert attacked(rows, settings).breaches == ()


def test_of_two_guesses_that_deny_one_another_the_surer_holds() -> None:
    """147 are all of them: then 5 are left. 73 being the sum of 69 and 4 would deny it."""
    everyone = Measure(name="all", title="All plans", source="t")
    rows = [*sent({"Anon": NAN, "Courts": 69, "Police": 73}), observed("all", 147, cell="t")]
    made = shown(rows, settings_of(PLANS, everyone, policy="dfe-1-5", zeros="hidden"))
    assert (made["marker"] == "c").sum() > 1


def test_noughts_that_two_equal_numbers_would_settle() -> None:
    """180 are all of 180, none and none: one of the 180 must go, though they are alike."""
    names = ("police", "schools", "health", "all")
    measures = [Measure(name=name, title=name.capitalize(), source="s") for name in names]
    rows = [
        observed(name, value, group=group, cell=f"s.csv!s!{'BCDE'[at]}{row}")
        for row, group in ((2, "0-15"), (3, "Net"))
        for at, (name, value) in enumerate(zip(names, (0, 0, 180, 180), strict=True))
    ]
    made = shown(rows, settings_of(*measures, policy="dfe-1-5", zeros="hidden"))
    for group in ("0-15", "Net"):
        assert (made[made["group"] == group]["marker"] == "c").sum() > 2


def test_years_pooled_beside_a_year_to_june() -> None:
    """That of another measure's year to June breaks no chain of years."""
    years = dict(zip((f"{y}-{(y + 1) % 100}" for y in range(2015, 2020)), (19, 32, 3, 257, 20), strict=True))
    pooled = {"2017-18": 54, "2018-19": 292, "2019-20": 280}
    measures = [
        Measure(name=name, title=title, source=name) for name, title in (("a", "Moves"), ("b", "Moves rolling"))
    ]
    other = Measure(name="c", title="Referrals", source="c")
    rows = [observed("a", value, year, cell=f"a{year}") for year, value in years.items()]
    rows += [observed("b", value, year, cell=f"b{year}") for year, value in pooled.items()]
    rows += [observed("c", 319, "Year ending June 2019", cell="c")]
    made = shown(rows, settings_of(*measures, other))
    left = made[made["value"].isin([257, 20, 280])]
    assert len(left) < 3  # 280 less 257 and 20 are the 3


@pytest.mark.parametrize(("value", "places"), [(761012.0, 2), (761012.0, 0)])
def test_a_cost_that_is_that_of_one_child(value: float, places: int) -> None:
    visits = Measure(name="visits", title="Visits", source="s")
    cost = Measure(name="cost", title="Visits, total cost", source="s", children=False)
    unit = Measure(name="unit", title="Unit cost of a visit", source="s", unit="score", children=False)
    rows = [
        observed("visits", 1, cell="s.csv!s!B2"),
        observed("cost", 761012, cell="s.csv!s!B3"),
        observed("unit", value, cell="s.csv!s!B4", places=places),
    ]
    made = shown(rows, settings_of(visits, cost, unit)).set_index("measure")["marker"]
    assert made["unit"] == "c"


MONTHS = [f"{month} 2019" for month in ("April", "May", "June")]


@pytest.mark.parametrize("children", [True, False])
@pytest.mark.parametrize(
    ("title", "value", "places", "gone"),
    [
        ("Plans, monthly average", 41 / 3, 2, True),  # 3, 18 and 20 are 41
        ("Plans a month", 13.7, 1, True),  # no word for it, but decimals
        ("Plans, monthly average", 14.0, 0, True),  # 40.5 to 43.5
        ("Plans, monthly average", 15.2, 1, False),  # of something else: 45.6
    ],
)
def test_an_average_that_is_a_measure_of_its_own(
    title: str, value: float, places: int, gone: bool, children: bool
) -> None:
    mean = Measure(name="mean", title=title, source="s", children=children)
    rows = [observed("plans", n, month, cell=month) for month, n in zip(MONTHS, (3, 18, 20), strict=True)]
    rows.append(observed("mean", value, "Q1 2019-20", cell="mean", places=places))
    made = shown(rows, settings_of(PLANS, mean)).set_index("measure")["marker"]
    assert (made["mean"] == "c") == gone


@pytest.mark.parametrize(
    ("title", "off", "gone"),
    [
        ("Plans, variance", -37.0, True),  # 40 less 37
        ("Plans, over or under", 37.0, True),
        ("Plans below target", 37.0, True),
        ("Plans, variance", -35.0, False),  # of something else
        ("Other", 37.0, False),
    ],
)
def test_how_far_a_hidden_count_is_from_its_target(title: str, off: float, gone: bool) -> None:
    aim = Measure(name="aim", title="Plans, target", source="s", children=False)
    far = Measure(name="far", title=title, source="s", children=False)
    rows = [observed("plans", 3, cell="a"), observed("aim", 40, cell="b"), observed("far", off, cell="c")]
    made = shown(rows, settings_of(PLANS, aim, far)).set_index("measure")["marker"]
    assert (made["far"] == "c") == gone


@pytest.mark.parametrize(("old", "new", "index"), [(40, 3, 8.0), (40, 0, 0.0), (4, 30, 750.0), (4, 5, 125.0)])
def test_an_index_tells_the_count_or_that_of_its_base_year(old: float, new: float, index: float) -> None:
    measure = Measure(name="index", title="Plans, index (2018-19 = 100)", source="s", unit="score", children=False)
    rows = [observed("plans", old, "2018-19", cell="a"), observed("plans", new, cell="b")]
    rows.append(observed("index", index, cell="c"))
    made = shown(rows, settings_of(PLANS, measure, zeros="hidden")).set_index("measure")["marker"]
    assert made["index"] == "c"


def test_a_locality_of_which_one_ward_has_nobody_each_year() -> None:
    """26 are none and 26: in no year do two wards of North have any, and over the years both are seen to be its own."""
    years = ("2017-18", "2018-19", "2019-20")
    wards = {"North": (26, 2, 4), "Park": (0, 2, 0), "Bridge": (26, 0, 4), "South": (51, 30, 39)}
    wards |= {"Orchard": (15, 3, 33), "Green": (36, 27, 6)}
    rows = [
        observed("plans", n, year, area=area, cell=f"s.csv!s!{'BCD'[at]}{row}")
        for row, (area, counts) in enumerate(wards.items(), 2)
        for at, (year, n) in enumerate(zip(years, counts, strict=True))
    ]
    made = shown(rows, settings_of(zeros="hidden"))
    first = made[made["period"] == "2017-18"].set_index("area")["marker"]
    assert "c" in (first["North"], first["Bridge"])
