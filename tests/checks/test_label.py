"""Labels of totals beside the ages of the bands that make them up."""

from __future__ import annotations

import pytest

from psrstats.checks.label import label
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.checks.sheet import column
from tests.measures.reports import Observed, settings_of

SETTINGS = settings_of((Measure(name="children", title="Children", source="s"),))
BANDS = {"0-4": 120, "5-9": 110, "10-17": 130}


def table(words: str, bands: dict[str, int] = BANDS, heading: str = "", **given: str) -> list[Observed]:
    *parts, total = column("children", bands | {"": 360}, **given)
    return [*parts, total | {"label": words, "heading": heading}]


def found(*observations: Observed) -> list[Finding]:
    return list(label(evidence_of(SETTINGS, *observations)))


@pytest.mark.parametrize(
    "words", ["Children aged 0-17", "All children (0-17)", "All children", "Under-18s", "Of 100-200"]
)
def test_a_label_that_names_the_bands_ages_or_none_is_let_be(words: str) -> None:
    assert found(*table(words)) == []


def test_one_year_more_is_a_warning_that_a_birthday_explains() -> None:
    (finding,) = found(*table("All children (0-18)"))
    assert (finding.severity, finding.where, finding.printed) == ("warning", ("s.csv!s!B5",), "All children (0-18)")
    assert finding.message == "'All children (0-18)' names ages 0-18, but the bands that make it up cover 0-17."
    assert finding.expected == "0-17"
    assert finding.explanation == "Up to the 18th birthday is often written 0-18, where 0-17 is meant."


@pytest.mark.parametrize("words", ["Children aged 0-15", "Aged 5-17", "Children aged 0-25"])
def test_other_ages_are_a_warning_without_that_explanation(words: str) -> None:
    assert [(one.severity, one.explanation) for one in found(*table(words))] == [("warning", "")]


def test_a_heading_is_held_against_the_bands_too() -> None:
    (finding,) = found(*table("All", heading="Children aged 0-18"))
    assert finding.printed == "Children aged 0-18"


def test_a_row_is_told_once_and_another_sheet_again() -> None:
    years = [
        table("Aged 0-18", period=period, at=f"s.csv!s!{at}") for period, at in (("2018-19", "B"), ("2019-20", "C"))
    ]
    assert [one.where for one in found(*years[0], *years[1])] == [("s.csv!s!B5",)]
    elsewhere = table("Aged 0-18", period="2019-20", at="t.csv!t!B")
    assert [one.where[0] for one in found(*years[0], *elsewhere)] == ["s.csv!s!B5", "t.csv!t!B5"]
    other = table("Aged 0-16", period="2019-20", at="s.csv!s!C")
    assert [one.where[0] for one in found(*years[0], *other)] == ["s.csv!s!B5", "s.csv!s!C5"]


def test_one_band_is_no_breakdown_and_a_total_elsewhere_no_label_of_it() -> None:
    assert found(*table("Aged 0-18", {"0-4": 120})) == []
    *parts, total = table("Aged 0-18")
    assert found(*parts, total | {"cell": "t.csv!t!B5"}) == []
    assert found(*parts) == []
    assert found() == []


def test_groups_that_are_no_ages_say_nothing_of_the_label() -> None:
    assert found(*table("Aged 0-18", {"Girls": 170, "Boys": 190})) == []


def test_bands_told_by_items_count_too() -> None:
    assert len(found(*table("Aged 0-18", key="item"))) == 1
