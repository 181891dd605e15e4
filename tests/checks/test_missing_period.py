"""Series with a year or quarter left out."""

from __future__ import annotations

import pytest

from psrstats.checks.missing_period import missing_period
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (Measure(name="plans", title="Plans", source="s"), Measure(name="visits", title="Visits", source="s"))


def series(name: str, *periods: str, sheet: str = "s.csv!s", row: int = 2) -> list[Observed]:
    return [observed(name, 40, period, cell=f"{sheet}!{'BCDEFGHIJ'[at]}{row}") for at, period in enumerate(periods)]


def found(*rows: Observed, **report: str) -> list[Finding]:
    return list(missing_period(evidence_of(settings_of(MEASURES, (), **report), *rows)))


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (("2017-18", "2018-19", "2019-20"), []),
        (("2016-17", "2017-18", "2019-20"), ["2018-19"]),
        (("2019-20", "2017-18", "2016-17"), ["2018-19"]),  # the latest first
        (("2018-19", "2020-21"), ["2019-20"]),
        (("2015-16", "2017-18", "2019-20"), []),  # every second year
        (("2014-15", "2015-16", "2018-19"), ["2016-17, 2017-18"]),
        (("31 March 2017", "31 March 2018", "31 March 2020"), ["31 March 2019"]),
        (("2017-18", "2018", "2019-20", "2020"), ["2018-19", "2019"]),  # years of each kind by themselves
        (("Q4 2016-17", "Q4 2017-18", "Q4 2019-20"), ["Q4 2018-19"]),
        (("Q1 2019-20", "Q2 2019-20", "Q3 2019-20"), []),
        (("Q3 2018-19", "Q4 2018-19", "Q2 2019-20"), ["Q1 2019-20"]),  # three times as many are there as missing
        (("Q1 2019-20", "Q3 2019-20"), []),
        (("Q1 2018-19", "Q2 2018-19", "Q1 2019-20", "Q2 2019-20"), []),  # the same two of each year
    ],
)
def test_a_period_that_is_missing_between_two_is_a_warning(periods: tuple[str, ...], missing: list[str]) -> None:
    told = [(one.severity, one.expected) for one in found(*series("plans", *periods))]
    assert told == [("warning", f"a figure for {one}") for one in missing]


def test_the_cells_on_both_sides_of_the_gap_are_named() -> None:
    (finding,) = found(*series("plans", "2016-17", "2017-18", "2019-20"))
    assert finding.where == ("s.csv!s!D2", "s.csv!s!C2")
    assert finding.message.startswith("2018-19 is missing between 2017-18 and 2019-20 for 'Plans', ")


@pytest.mark.parametrize(("report", "told"), [({}, 1), ({"previous": "2018-19"}, 1), ({"previous": "2017-18"}, 0)])
def test_the_years_that_a_report_compares_may_lie_apart(report: dict[str, str], told: int) -> None:
    assert len(found(*series("plans", "2017-18", "2019-20"), **report)) == told


def test_measures_of_a_sheet_with_the_same_gap_are_told_once() -> None:
    rows = [
        *series("plans", "2016-17", "2017-18", "2019-20"),
        *series("visits", "2016-17", "2017-18", "2019-20", row=3),
    ]
    (finding,) = found(*rows)
    assert "for 'Plans' and 1 more, " in finding.message


def test_a_cell_left_blank_where_the_sheet_has_the_period_is_a_note() -> None:
    beside = series("visits", "2017-18", "2018-19", "2019-20", row=3)
    assert [one.severity for one in found(*series("plans", "2017-18", "2019-20"), *beside)] == ["note"]


def test_a_figure_that_is_suppressed_leaves_no_gap() -> None:
    before, between, after = series("plans", "2017-18", "2018-19", "2019-20")
    assert found(before, between | {"value": float("nan"), "marker": "c"}, after) == []


def test_a_period_that_another_sheet_has_is_not_missing() -> None:
    other = series("plans", "2018-19", sheet="t.csv!t")
    assert found(*series("plans", "2017-18", "2019-20"), *other) == []
