"""Running totals, and stretches of several periods, beside the counts that they are made of."""

from __future__ import annotations

import pytest

from psrstats.config import Measure, Settings
from tests.disclosure.reports import attacked, hidden, place, settings_of, shown
from tests.measures.reports import Observed, observed

QUARTERS = tuple(f"Q{n} 2019-20" for n in range(1, 5))
YEARS = ("2016-17", "2017-18", "2018-19", "2019-20")


def two(title: str, counts: dict[str, float], totals: dict[str, float]) -> tuple[list[Observed], Settings]:
    """Send a measure and another by period."""
    measures = [Measure(name="m", title="Children missing", source="a"), Measure(name="t", title=title, source="b")]
    rows = [
        observed(name, value, period, cell=f"{name}{period}", marker="" if value == value else "c")
        for name, some in (("m", counts), ("t", totals))
        for period, value in some.items()
    ]
    return rows, settings_of(*measures)


def at(periods: tuple[str, ...], *values: float) -> dict[str, float]:
    return dict(zip(periods, values, strict=False))


def left_out(rows: list[Observed], settings: Settings) -> set[tuple[str, str]]:
    made = shown(rows, settings)
    marked = made[made["marker"] == "c"]
    return set(zip(marked["measure"], marked["period"], strict=True))


@pytest.mark.parametrize("title", ["Children missing, year to date", "Missing since 1 April", "Wuggles"])
def test_a_running_total(title: str) -> None:
    rows, settings = two(title, at(QUARTERS, 12, 3, 20, 15), at(QUARTERS, 12, 15, 35, 50))
    assert attacked(rows, settings, {place("", "m", "Q2 2019-20")}).breaches
    assert attacked(rows, settings).breaches == ()
    assert len(left_out(rows, settings)) > 1


def test_a_running_total_that_begins_again_in_april() -> None:
    periods = ("Q3 2018-19", "Q4 2018-19", "Q1 2019-20", "Q2 2019-20")
    rows, settings = two("Missing, cumulative", at(periods, 12, 3, 20, 15), at(periods, 60, 63, 20, 35))
    assert attacked(rows, settings, {place("", "m", "Q4 2018-19")}).breaches
    assert attacked(rows, settings).breaches == ()


def test_a_line_that_fails_in_a_step_is_no_running_total() -> None:
    rows, settings = two("Wuggles", at(QUARTERS, 12, 3, 20, 15), at(QUARTERS, 12, 15, 35, 51))
    assert left_out(rows, settings) == {("m", "Q2 2019-20")}


def test_a_running_total_tells_of_few_that_are_not_sent_by_themselves() -> None:
    rows, settings = two("Plans, year to date", {}, at(QUARTERS, 20, 23, 41, 60))
    assert left_out(rows, settings) & {("t", "Q1 2019-20"), ("t", "Q2 2019-20")}
    assert attacked(rows, settings).breaches == ()


def test_a_step_that_an_agency_suppressed() -> None:
    rows, settings = two(
        "Children missing, year to date", at(QUARTERS, 12, float("nan"), 20, 15), at(QUARTERS, 12, 15, 35, 50)
    )
    assert attacked(rows, settings).breaches == ()
    assert len(left_out(rows, settings)) > 1


@pytest.mark.parametrize("title", ["Missing in the three years to the end", "Missing, pooled", "Wuggles"])
def test_three_years_together(title: str) -> None:
    rows, settings = two(title, at(YEARS, 40, 3, 22, 30), at(YEARS[2:], 65, 55))
    assert attacked(rows, settings, {place("", "m", "2017-18")}).breaches
    assert attacked(rows, settings).breaches == ()
    assert len(hidden(rows, settings)) > 0


def test_a_rolling_year_by_quarter() -> None:
    periods = (*QUARTERS, "Q1 2020-21")
    rows, settings = two(
        "Missing, 12 months to the quarter's end", at(periods, 12, 3, 20, 15, 31), at(periods[3:], 50, 69)
    )
    assert attacked(rows, settings, {place("", "m", "Q2 2019-20")}).breaches
    assert attacked(rows, settings).breaches == ()
