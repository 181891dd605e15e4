"""Periods in all the ways agencies write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.periods import (
    ImpossiblePeriod,
    Period,
    academic_year,
    calendar_year,
    financial_year,
    mid_year,
    on_day,
    quarter,
    quarter_before,
    read_period,
    year_before,
)

firsts = st.integers(1950, 2098)
any_period = st.one_of(
    st.builds(calendar_year, firsts),
    st.builds(financial_year, firsts),
    st.builds(academic_year, firsts),
    st.builds(quarter, firsts, st.integers(1, 4)),
    st.builds(on_day, st.dates(date(1950, 1, 1), date(2098, 12, 31))),
)


@given(any_period)
def test_a_period_reads_as_it_is_named(period: Period) -> None:
    assert read_period(period.name) == period


@given(any_period, st.integers(1, 5))
def test_a_year_before_is_as_long_and_comes_before(period: Period, years: int) -> None:
    before = year_before(period, years)
    assert before < period
    assert abs((before.end - before.start).days - (period.end - period.start).days) <= 1
    assert period.end.year - before.end.year == years


@given(firsts, st.integers(1, 4))
def test_quarters_follow_one_another_without_a_gap(first: int, number: int) -> None:
    period = quarter(first, number)
    before = quarter_before(period)
    assert before is not None
    assert (period.start - before.end).days == 1
    assert year_before(period) == quarter(first - 1, number)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019/20", "2019-20"), ("2019-20", "2019-20"), ("2019–20", "2019-20"), ("2019-2020", "2019-20"),
        ("2019 to 2020", "2019-20"), ("201920", "2019-20"), ("201920.0", "2019-20"), (201920, "2019-20"),
        ("FY20", "2019-20"), ("FY2019/20", "2019-20"), ("19/20 Q4", "Q4 2019-20"), ("1999/00", "1999-00"),
        ("Q4 19/20", "Q4 2019-20"), ("Q4 in 2019/20", "Q4 2019-20"), ("Quarter 4, 2019-20", "Q4 2019-20"),
        ("2019-20 | Q4", "Q4 2019-20"), ("2019/20 Q1", "Q1 2019-20"), ("2019-20 | Year", "2019-20"),
        ("Jan to Mar 2020", "Q4 2019-20"), ("April to June 2019", "Q1 2019-20"), ("Oct-Dec 2019", "Q3 2019-20"),
        ("31 March 2020", "31 March 2020"), ("31/03/2020", "31 March 2020"), ("at 31st Mar 2020", "31 March 2020"),
        (date(2020, 3, 31), "31 March 2020"), (datetime(2020, 3, 31, 12), "31 March 2020"),
        ("academic year 2018/19", "academic 2018-19"), ("2018/19 academic year", "academic 2018-19"),
        (2019, "2019"), (2019.0, "2019"), ("mid-2019", "2019"),
    ],
)  # fmt: skip
def test_each_way_of_writing_is_read(text: str | float | date, name: str) -> None:
    assert str(read_period(text)) == name


@pytest.mark.parametrize(
    "text",
    ["", "Fratton", "10-14", "15-16", "0-4", "203", "463", "Q4", "5,835", "1899", "12087", "2019-20 plan", "19.6"],
)
def test_other_words_and_numbers_are_no_period(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2018/29",
        "Q4 2018/29",
        "Q4 in 2018/29",
        "2019-18",
        "2019/2022",
        "31 February 2020",
        "Feb to Apr 2020",
        "y/e 3/31/20",
    ],
)
def test_a_period_that_cannot_be_is_refused_by_name(text: str) -> None:
    with pytest.raises(ImpossiblePeriod, match=f"'{text}' is not"):
        read_period(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019-20", "2019"),
        ("Q1 2019-20", "2019"),
        ("31 March 2020", "2019"),
        ("30 June 2020", "2020"),
        ("2019", "2019"),
    ],
)
def test_a_rate_takes_the_latest_mid_year_at_its_end(text: str, year: str) -> None:
    period = read_period(text)
    assert period is not None
    assert mid_year(period).name == year
