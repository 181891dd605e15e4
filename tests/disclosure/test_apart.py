"""Counts that stand apart and add up all the same: what is left out because of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import Measure
from psrstats.pipeline import observe
from tests.disclosure.reports import NAN, attacked, hidden, place, sent, settings_of, shown
from tests.measures.reports import Observed, observed

MISSING = Measure(name="missing", title="Children missing", source="a")
AGES = {"0-9": 3.0, "10-14": 22.0, "15-17": 30.0}


def with_total(title: str, value: float = 55, **about: str) -> tuple[list[Observed], tuple[Measure, ...]]:
    """Send a breakdown, and a count of another measure in another sheet."""
    total = Measure(name="other", title=title, source="b")
    return [*sent(AGES, "missing"), observed("other", value, cell="b", **about)], (MISSING, total)


@pytest.mark.parametrize("title", ["Children missing", "Missing episodes", "Wuggles"])
def test_a_total_in_another_sheet(title: str) -> None:
    rows, measures = with_total(title)
    settings = settings_of(*measures)
    assert len(hidden(rows, settings)) == 2
    assert attacked(rows, settings).breaches == ()
    assert hidden([*rows[:-1], rows[-1] | {"value": 54}], settings) == {"0-9"}


def test_two_breakdowns_of_one_number_of_children() -> None:
    by_kind = Measure(name="kinds", title="Missing by kind", source="b")
    rows = [*sent(AGES, "missing"), *sent({"Home": 40.0, "Care": 15.0}, "kinds")]
    settings = settings_of(MISSING, by_kind)
    assert len(hidden(rows, settings)) == 2
    assert attacked(rows, settings).breaches == ()


@pytest.mark.parametrize("labels", [("0 to 9", "10 to 14", "15 to 17"), ("Under 10", "Aged 10-14", "15-17s"), "xyz"])
def test_a_breakdown_that_is_sent_twice_with_other_labels(labels: tuple[str, ...]) -> None:
    again = Measure(name="again", title="Missing", source="b")
    rows = [*sent({**AGES, "": 55}, "missing")]
    rows += sent(dict(zip(labels, AGES.values(), strict=True)), "again")
    settings = settings_of(MISSING, again)
    assert len(hidden(rows, settings)) == 4
    assert attacked(rows, settings).breaches == ()


def card(figures: dict[str, float]) -> tuple[list[Observed], tuple[Measure, ...]]:
    """Send measures of one sheet, in their order."""
    measures = tuple(Measure(name=f"m{n}", title=title, source="a") for n, title in enumerate(figures))
    rows = [observed(one.name, value, cell=one.name) for one, value in zip(measures, figures.values(), strict=True)]
    return rows, measures


BETWEEN = {
    "a part says more": {"Plans": 33.0, "Contacts": 71.0, "Plans: neglect": 3.0, "Visits": 19.0, "Plans: harm": 30.0},
    "all of them": {"Repeat referrals: police": 4.0, "Visits": 19.0, "All repeat referrals": 21.0, "Moves": 90.0}
    | {"Repeat referrals: schools": 17.0},
    "of one age": {"All 0-4": 41.0, "All 5-9": 88.0, "Boys 0 to 4": 3.0, "Boys 5 to 9": 44.0, "Girls 0 to 4": 38.0}
    | {"Girls 5 to 9": 44.0},
    "opposites": {"Reviewed": 12.0, "Visits": 50.0, "Not reviewed": 4.0, "Moves": 90.0, "Deaths": 16.0},
    "no words": {
        "Looked after": 353.0,
        "Foster": 340.0,
        "Plans": 29.0,
        "Residential": 10.0,
        "Moves": 9.0,
        "Secure": 3.0,
    },
}


@pytest.mark.parametrize("figures", BETWEEN.values(), ids=BETWEEN)
def test_parts_with_other_rows_between(figures: dict[str, float]) -> None:
    rows, measures = card(figures)
    settings = settings_of(*measures)
    small = sum(value < 6 for value in figures.values())
    assert len(hidden(rows, settings)) > small
    assert attacked(rows, settings).breaches == ()


def test_the_year_of_a_measure_s_quarters_is_another_measure() -> None:
    year = Measure(name="year", title="Missing in the whole year", source="b")
    values = {"Q1 2019-20": 3.0, "Q2 2019-20": 10.0, "Q3 2019-20": 12.0, "Q4 2019-20": 28.0}
    rows = [observed("missing", value, period, cell=period) for period, value in values.items()]
    rows.append(observed("year", 53, cell="year"))
    settings = settings_of(MISSING, year)
    assert attacked(rows, settings, {place("", "missing", "Q1 2019-20")}).breaches
    assert attacked(rows, settings).breaches == ()
    assert (
        attacked([*rows[:-1], rows[-1] | {"value": 54}], settings, {place("", "missing", "Q1 2019-20")}).breaches == ()
    )


def test_one_list_of_the_same_children_by_age_and_then_by_sex() -> None:
    rows = sent({**AGES, "Boys": 15.0, "Girls": 40.0}, "missing")
    assert len(hidden(rows, settings_of(MISSING))) == 2
    assert attacked(rows, settings_of(MISSING)).breaches == ()


def test_what_fails_in_other_years_is_a_coincidence() -> None:
    rows, measures = with_total("Wuggles")
    years = ("2016-17", "2017-18", "2018-19")
    for number, year in enumerate(years):
        rows += list(sent(dict.fromkeys(AGES, 40.0 + number), "missing", period=year))
        rows.append(observed("other", 90 + number, year, cell=year))
    assert hidden(rows, settings_of(*measures)) == {"0-9"}


def test_a_small_sum_under_other_words_is_a_coincidence() -> None:
    others = [Measure(name=f"m{n}", title=f"Figure {n}", source="b") for n in range(8)]
    rows = sent({"0-9": 3.0, "10-14": 7.0}, "missing")
    rows += [observed(one.name, 10 + n, cell=one.name) for n, one in enumerate(others)]
    assert hidden(rows, settings_of(MISSING, *others)) == {"0-9"}


def test_a_locality_is_the_sum_of_some_wards_wherever_they_stand() -> None:
    wards = {
        "Abbey": (3.0, 14.0),
        "North": (41.0, 63.0),
        "Mill": (21.0, 30.0),
        "Park": (38.0, 49.0),
        "Hill": (17.0, 9.0),
    }
    rows = [
        one
        for n, period in enumerate(("2018-19", "2019-20"))
        for ward, values in wards.items()
        for one in sent({"": values[n]}, "missing", area=ward, period=period)
    ]
    found = hidden(rows, settings_of(MISSING))
    assert attacked(rows, settings_of(MISSING)).breaches == ()
    assert len(found) == 2


def test_a_nought_that_is_hidden_is_told_by_the_one_part_of_a_total_that_is_as_large(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "psrstats.toml").write_text(
        '[report]\ntitle = "T"\narea = "Town"\nperiod = "2019-20"\n\n[disclosure]\npolicy = "dfe-1-5"\n'
        'zeros = "hidden"\n\n'
        '[[source]]\nname = "s"\nagency = "A"\nfile = "s.csv"\n',
        "utf-8",
    )
    rows = "Measure,2019-20\nReviews,14\nOther visits,455\nReviews: physical,14\nReviews: neglect,0\n"
    (tmp_path / "sources" / "s.csv").write_text(rows, "utf-8")
    names = "name,title,source\nr,Reviews,s\no,Other visits,s\np,Reviews: physical,s\nn,Reviews: neglect,s\n"
    (tmp_path / "measures.csv").write_text(names, "utf-8")
    shown = dict(observe(tmp_path)[0].rows("measure", "marker"))
    assert shown["n"] == "c"
    assert "c" in (shown["r"], shown["p"])


@pytest.mark.parametrize(
    ("title", "whole", "gone"),
    [("All plans", 103, True), ("All plans", 106, False), ("All plans", 100, False), ("Visits", 103, True)],
)
def test_a_total_elsewhere_of_what_an_agency_suppressed_in_part(title: str, whole: float, gone: bool) -> None:
    """0-4 suppressed, 5-9 30 and 10-17 70: a total of 101 to 105 elsewhere would tell the 0-4, whatever its name."""
    plans = Measure(name="plans", title="Plans", source="s")
    total = Measure(name="all", title=title, source="t")
    rows = sent({"0-4": NAN, "5-9": 30, "10-17": 70})
    rows = [row | ({"marker": "c"} if row["value"] != row["value"] else {}) for row in rows]
    made = shown([*rows, observed("all", whole, cell="t.csv!t!B2")], settings_of(plans, total))
    assert ((made["marker"] == "c").sum() > 1) == gone
