"""Groups that share children: those few who are in two of them, or in one only, are not told by their total."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.config import Measure
from psrstats.config.decided import Overlap
from tests.disclosure.reports import NAN, attacked, hidden, place, sent, settings_of
from tests.measures.reports import observed


def test_groups_that_overlap_are_held_against_their_total() -> None:
    counts = {"CSE": 40.0, "CCE": 30.0, "Both": 4.0, "": 66.0}
    told = Overlap(measure="plans", groups=("CSE", "CCE"), both="Both")
    settings = settings_of()
    said = replace(settings, overlaps=(told,))
    for each in (said, settings):  # 40 and 30 less 66 tell of the 4, whether psrstats.toml says so or not
        assert len(hidden(sent(counts), each)) == 2
        assert attacked(sent(counts), each, {place("Both")}).breaches
        assert attacked(sent(counts), each).breaches == ()


OVERLAPS = {
    "a total by its word": {"CSE": 30.0, "CCE": 20.0, "Total": 47.0},
    "three groups": {"CSE": 30.0, "CCE": 20.0, "Missing": 41.0, "": 88.0},
    "a few in one only": {"CSE": 45.0, "CCE": 20.0, "": 47.0},
    "no word for a total": {"CSE": 30.0, "CCE": 20.0, "At risk": 47.0},
    "the total first": {"At risk": 47.0, "CSE": 30.0, "CCE": 20.0},
    "those in both not sent": {"CSE": 30.0, "CCE": 20.0, "CSE and CCE": NAN, "": 47.0},
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_few_who_are_in_two_groups_are_not_told(name: str) -> None:
    rows = sent(OVERLAPS[name])
    marked = {place(group) for group, value in OVERLAPS[name].items() if value != value}
    found = hidden(rows, settings_of())
    assert len(found) == 1 + len(marked)
    assert attacked(rows, settings_of(), marked).breaches
    assert attacked(rows, settings_of()).breaches == ()


@pytest.mark.parametrize(
    "groups", [("CSE", "CCE", "Exploited"), ("a", "b", "Children in any group"), ("a", "b", "All")]
)
def test_few_who_are_in_two_measures_are_not_told(groups: tuple[str, ...]) -> None:
    measures = [Measure(name=f"m-{n}", title=title, source="s") for n, title in enumerate(groups)]
    rows = [observed(one.name, count) for one, count in zip(measures, (30, 20, 47), strict=True)]
    assert len(hidden(rows, settings_of(*measures))) == 1
    assert attacked(rows, settings_of(*measures)).breaches == ()


def test_what_no_groups_of_a_total_exceed_by_a_few_is_shown() -> None:
    for counts in (
        {"0-4": 30.0, "5-9": 20.0, "10-17": 47.0},  # ages
        {"CSE": 30.0, "CCE": 20.0, "": 37.0},  # 13 in both
        {"CSE": 30.0, "CCE": 20.0, "Missing": 6.0, "": 53.0, "CSE or CCE": 47.0} | {"CSE": 27.0},
    ):
        assert hidden(sent(counts), settings_of()) == set(), counts
    rows = [*sent({"CSE": 30, "CCE": 20, "Other": 47})]
    rows += [one for year in ("2017-18", "2018-19") for one in sent({"CSE": 30, "CCE": 20, "Other": 90}, period=year)]
    assert hidden(rows, settings_of()) == set()


def test_few_children_who_are_in_one_group_of_an_overlap_only_are_not_told() -> None:
    told = Overlap(measure="plans", groups=("CSE", "CCE"), both="Both")
    settings = settings_of()
    said = replace(settings, overlaps=(told,))
    for counts in ({"CSE": 30.0, "CCE": 13.0, "Both": 12.0, "": 31.0}, {"CSE": 30.0, "CCE": 12.0, "": 31.0}):
        assert hidden(sent(counts), said) & {"CSE", "plans"}, "31 and 30 tell of one child who is in CCE alone"
        assert attacked(sent(counts), said).breaches == ()
    assert hidden(sent({"CSE": 30.0, "CCE": 23.0, "Both": 13.0, "": 40.0}), said) == set()
