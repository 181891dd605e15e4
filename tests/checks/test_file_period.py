"""Files, sheets and measures of one year that hold another year's figures."""

from __future__ import annotations

import pytest

from psrstats.checks.file_period import file_period
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (
    *(Measure(name=name, title=name.title(), source="s") for name in ("plans", "visits", "moves", "people")),
    Measure(name="rate", title="Rate", unit="rate", per=10000, numerator="plans", denominator="people"),
)


def rows(sheet: str, *periods: str, name: str = "plans", row: int = 2) -> list[Observed]:
    return [observed(name, 40, period, cell=f"{sheet}!{'BCDEF'[at]}{row}") for at, period in enumerate(periods)]


def found(*sent: Observed, **report: str) -> list[Finding]:
    return list(file_period(evidence_of(settings_of(MEASURES, (), **report), *sent)))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("care-2019-20.csv", 0),
        ("care-2018-19.csv", 1),
        ("care-2019.csv", 0),
        ("care-2021.csv", 0),  # 2019-20 ends in 2020, and may be published the year after
        ("care-2022.csv", 1),
        ("care-2018.csv", 1),
        ("care.csv", 0),
        ("care-2018-19-and-2019-20.csv", 0),
    ],
)
def test_a_file_named_by_a_year_that_none_of_its_figures_is_of_is_a_warning(file: str, told: int) -> None:
    findings = found(*rows(f"{file}!care", "2019-20"))
    assert [(one.severity, one.where) for one in findings] == [("warning", (f"{file}!care!B2",))] * told


def test_a_sheet_is_named_by_a_year_too() -> None:
    sheets = [*rows("care.xlsx!2019-20", "2019-20"), *rows("care.xlsx!2018-19", "2019-20", name="visits")]
    (finding,) = found(*sheets)
    assert finding.message == "'2018-19' says 2018-19 in its name, but its figures are of 2019-20."


@pytest.mark.parametrize(
    ("period", "side"),
    [
        ("2019-20", ""),
        ("2018-19", ""),  # what the report compares with
        ("2017-18", "before 2018-19, which the report compares with"),
        ("2020-21", "after the report's period"),
        ("Q1 2018-19", ""),
        ("Q4 2017-18", "before 2018-19, which the report compares with"),
        ("Q1 2020-21", "after the report's period"),
        ("31 March 2018", "before 2018-19, which the report compares with"),
        ("1 April 2020", "after the report's period"),
    ],
)
def test_a_file_whose_figures_are_all_outside_the_report_s_years_is_a_warning(period: str, side: str) -> None:
    messages = [one.message for one in found(*rows("care.csv!care", period))]
    assert messages == ([f"All figures of 'care.csv' are of {period}, {side}."] if side else [])


def test_the_report_may_compare_with_an_earlier_year() -> None:
    assert found(*rows("care.csv!care", "2014-15"), previous="2014-15") == []
    assert len(found(*rows("care.csv!care", "2013-14"), previous="2014-15")) == 1


def test_a_population_may_be_of_any_year() -> None:
    assert found(*rows("people.csv!people", "2015", name="people")) == []
    assert found(*rows("people.csv!people", "2019", "2020", name="people")) == []


@pytest.mark.parametrize(
    ("period", "told"),
    [("2019", 0), ("academic 2018-19", 0), ("academic 2019-20", 0), ("2020", 1), ("2020-21", 1), ("Q1 2020-21", 1)],
)
def test_a_period_most_of_which_lies_after_the_report_s_is_a_warning(period: str, told: int) -> None:
    # The middle of an academic year is 1 March, before 31 March 2020; that of 2020 is 1 July.
    findings = found(*rows("care.csv!care", "2019-20", period))
    assert [(one.printed, one.expected) for one in findings] == [(period, "2019-20")] * told


@pytest.mark.parametrize(("third", "shift"), [("2019-20", ""), ("2018-19", "a year before"), ("Q4 2019-20", "")])
def test_a_sheet_a_year_from_all_the_others_of_its_file_is_a_warning(third: str, shift: str) -> None:
    sheets = [("one", "2019-20"), ("two", "2019-20"), ("three", third)]
    sent = [each for name, period in sheets for each in rows(f"care.xlsx!{name}", period)]
    messages = [one.message for one in found(*sent)]
    said = f"Sheet 'three' is of 2018-19, {shift} the others of its file, which are of 2019-20."
    assert messages == ([said] if shift else [])
    assert found(*sent[:1], *sent[2:]) == []  # two sheets do not tell which is wrong


def test_a_sheet_a_year_after_all_the_others_is_a_warning() -> None:
    sheets = [("one", "2018-19"), ("two", "2018-19"), ("three", "2019-20")]
    (finding,) = found(*(each for name, period in sheets for each in rows(f"care.xlsx!{name}", period)))
    assert "'three' is of 2019-20, a year after the others" in finding.message


@pytest.mark.parametrize(("last", "told"), [("2018-19", 0), ("2017-18", 1)])
def test_a_measure_a_year_from_all_the_others_of_its_sheet_is_a_warning(last: str, told: int) -> None:
    early = {"2018-19": "2019-20", "2017-18": "2018-19"}[last]
    sent = [
        *rows("care.csv!care", "2018-19", "2019-20"),
        *rows("care.csv!care", "2018-19", "2019-20", name="visits", row=3),
        *rows("care.csv!care", last, early, name="moves", row=4),
    ]
    assert [one.where for one in found(*sent)] == [("care.csv!care!B4", "care.csv!care!C4")] * told


def test_a_file_is_told_once() -> None:
    assert len(found(*rows("care-2016-17.csv!care", "2017-18"))) == 1
