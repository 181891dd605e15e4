"""Rates and the year of their population."""

from __future__ import annotations

import pytest

from psrstats.checks import Evidence
from psrstats.checks.population import population
from psrstats.columns import Observations
from psrstats.config import Measure
from psrstats.lineage import Figures
from psrstats.model import Finding
from tests.measures.reports import Observed, observed, settings_of, text, work_out

MEASURES = (
    Measure(name="children", title="Children", source="s"),
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="rate", title="Rate", unit="rate", per=10000, numerator="plans", denominator="children"),
)
PEOPLE = {"2017": 900, "2018": 1000, "2019": 1250, "2020": 1600}
SENT = tuple(observed("children", number, year) for year, number in PEOPLE.items())


def found(*observations: Observed, year: str = "latest") -> tuple[Figures, list[Finding]]:
    settings = settings_of(MEASURES, denominator_year=year)
    figures = work_out(settings, *observations)
    return figures, list(population(Evidence(Observations.each(observations), figures, settings)))


@pytest.mark.parametrize(
    ("year", "of_year", "of_quarter"),
    [("latest", "80.0", "80.0"), ("previous", "80.0", "80.0"), ("same", "62.5", "62.5"), ("2017", "111.1", "111.1")],
)
def test_each_convention_takes_its_year(year: str, of_year: str, of_quarter: str) -> None:
    figures, _ = found(*SENT, observed("plans", 10), observed("plans", 10, "Q1 2019-20"), year=year)
    assert text(figures, "rate") == of_year
    assert text(figures, "rate", period="Q1 2019-20") == of_quarter


def test_a_calendar_year_takes_its_own_population_unless_told_otherwise() -> None:
    assert text(found(*SENT, observed("plans", 10, "2019"))[0], "rate", period="2019") == "80.0"
    figures, _ = found(*SENT, observed("plans", 10, "2019"), year="previous")
    assert text(figures, "rate", period="2019") == "100.0"


def test_the_convention_gives_no_finding() -> None:
    assert found(*SENT, observed("plans", 10), observed("plans", 9, "2018-19"))[1] == []


def test_one_population_for_two_years_is_told_once_with_its_effect() -> None:
    (finding,) = found(*SENT, observed("plans", 10), observed("plans", 9, "2018-19"), year="2017")[1]
    assert finding.severity == "warning"
    assert "takes the population of 2017, not of 2019, and so do 2018-19" in finding.message
    assert "it is 111.1, and with that of 2019 it would be 80.0" in finding.message
    assert finding.where == ("plans 2019-20", "children 2017")


def test_a_named_convention_that_takes_another_year_is_a_note() -> None:
    (finding,) = found(*SENT, observed("plans", 10), year="same")[1]
    assert finding.severity == "note"
    assert "it is 62.5, and with that of 2019 it would be 80.0" in finding.message


def test_a_population_that_was_not_sent_is_asked_for_with_the_effect_of_the_nearest() -> None:
    (finding,) = found(SENT[1], observed("plans", 10), observed("plans", 9, "2018-19"))[1]
    assert "No figure of 'Children' for 2019 was sent" in finding.message
    assert "with that of 2018 it would be 100.0" in finding.message


def test_a_suppressed_count_is_never_told_through_its_rate() -> None:
    assert found(SENT[1], observed("plans", float("nan"), marker="c"))[1] == []


def test_the_same_population_in_two_years_may_be_a_copy() -> None:
    copied = observed("children", 1250, "2018"), SENT[2]
    (finding,) = found(*copied, observed("plans", 10), observed("plans", 9, "2018-19"))[1]
    assert finding.message == "'Children' for Town is 1,250 in 2018 and in 2019: was one year's copied?"


def test_groups_that_are_named_in_other_words_are_told_with_both_lists() -> None:
    people = [observed("children", 600, "2019", group=group) for group in ("Female", "Male")]
    plans = [observed("plans", 12, group=group, cell=f"plans {group}") for group in ("Girls", "Boys", "Male")]
    (finding,) = found(SENT[2], *people, observed("plans", 36), *plans)[1]
    assert finding.severity == "warning"
    assert finding.message == (
        "'Rate' is [x] for Girls, Boys: 'Children' was sent for Female, Male, which are not named alike."
    )
    assert finding.where[:2] == ("plans Girls", "plans Boys")
