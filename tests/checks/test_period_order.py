"""Periods that do not run in one direction across or down a sheet."""

from __future__ import annotations

import pytest

from psrstats.checks.period_order import period_order
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

MEASURES = (Measure(name="plans", title="Plans", source="s"), Measure(name="visits", title="Visits", source="s"))


def across(*periods: str, name: str = "plans", row: int = 2, sheet: str = "s.csv!s") -> list[Observed]:
    return [observed(name, 40, period, cell=f"{sheet}!{'BCDEFGHIJ'[at]}{row}") for at, period in enumerate(periods)]


def down(*periods: str) -> list[Observed]:
    return [observed("plans", 40, period, cell=f"s.csv!s!B{row}") for row, period in enumerate(periods, 2)]


def found(*rows: Observed) -> list[Finding]:
    return list(period_order(evidence_of(settings_of(MEASURES), *rows)))


@pytest.mark.parametrize(
    ("periods", "severities"),
    [
        (("2017-18", "2018-19", "2019-20"), []),
        (("2019-20", "2018-19", "2017-18"), []),
        (("2017-18", "2019-20", "2018-19"), ["warning"]),
        (("2018-19", "2017-18", "2019-20"), ["warning"]),
        (("2019-20", "2018-19"), []),  # two are in order either way
        (("Q1 2019-20", "Q2 2019-20", "Q4 2019-20", "Q3 2019-20"), ["note"]),
        (("Q1 2018-19", "Q1 2019-20", "Q2 2018-19", "Q2 2019-20"), []),  # each quarter beside its own
        (("Q1 2018-19", "Q1 2019-20", "Q2 2019-20", "Q2 2018-19"), ["note"]),
        (("Q1 2019-20", "Q2 2019-20", "2019-20", "Q3 2019-20"), []),  # years and quarters by themselves
        (("31 March 2018", "31 March 2020", "31 March 2019"), ["note"]),
    ],
)
def test_columns_of_years_that_turn_back_are_a_warning(periods: tuple[str, ...], severities: list[str]) -> None:
    assert [one.severity for one in found(*across(*periods))] == severities


def test_rows_of_years_that_turn_back_are_a_note() -> None:
    (finding,) = found(*down("2017-18", "2019-20", "2018-19"))
    assert finding.severity == "note"
    assert finding.message == "The rows of 's.csv!s' run 2017-18, 2019-20, 2018-19: 2018-19 is out of order."


def test_the_period_that_turns_back_comes_first_and_the_right_order_is_told() -> None:
    (finding,) = found(*across("2016-17", "2017-18", "2019-20", "2018-19"))
    assert finding.where == ("s.csv!s!E2", "s.csv!s!B2")
    assert finding.expected == "2016-17, 2017-18, 2018-19, 2019-20"


def test_a_sheet_is_told_once() -> None:
    turned = ("2017-18", "2019-20", "2018-19")
    assert len(found(*across(*turned), *across("2019-20", "2017-18", "2018-19", name="visits", row=3))) == 1
    assert len(found(*across(*turned), *across(*turned, name="visits", sheet="t.csv!t"))) == 2
