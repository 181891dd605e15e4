"""Whether figures come from counts: the GRIM test's published answers, and every rounding told apart."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.fits import Fit, Grade, fits, numerators

Published = Callable[[str], list[dict[str, str]]]
pers = st.sampled_from([100, 1000, 10000])


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    denominator = draw(st.integers(1, 5000))
    return draw(st.integers(0, denominator)), denominator


def printed(numerator: int, denominator: int, per: int, places: int, rounding: str) -> str:
    """Round by decimal's rules, from 60 digits, which part every tie of counts this small from its neighbours."""
    value = (Decimal(numerator * per) / denominator).quantize(Decimal(1).scaleb(-20), ROUND_HALF_EVEN)
    return str(value.quantize(Decimal(1).scaleb(-places), rounding))


def test_published_grim_answers(published: Published) -> None:
    for row in published("grim_expected"):
        per = 100 if row["percent"] == "True" else 1
        whole = int(row["n"]) * int(row["items"])
        either = bool(numerators(row["x"], whole, per, either_way=True))
        assert str(either) == row["expected_consistent_up_or_down"], row
        assert str(bool(numerators(row["x"], whole, per))) == row["consistent_half_up_only"], row


@given(counts(), pers, st.integers(0, 3))
def test_a_figure_rounded_half_up_is_right(pair: tuple[int, int], per: int, places: int) -> None:
    figure = printed(*pair, per, places, ROUND_HALF_UP)
    found = fits(figure, *pair, per)
    assert found.grade == Grade.half_up
    assert found.expected.replace(",", "") == figure
    assert found.nearest == (pair[0],)
    assert pair[0] in numerators(figure, pair[1], per)


@given(counts(), pers, st.integers(0, 3))
def test_an_honest_figure_by_another_rule_is_explained(pair: tuple[int, int], per: int, places: int) -> None:
    assert fits(printed(*pair, per, places, ROUND_HALF_EVEN), *pair, per).grade in (Grade.half_up, Grade.bankers)
    once = Decimal(printed(*pair, per, places + 1, ROUND_HALF_UP))
    twice = str(once.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    assert fits(twice, *pair, per).grade in (Grade.half_up, Grade.bankers, Grade.double)
    assert fits(printed(*pair, per, places, ROUND_DOWN), *pair, per).grade != Grade.impossible


@given(counts(), pers, st.integers(0, 2))
def test_the_numerators_are_those_that_give_the_figure(pair: tuple[int, int], per: int, places: int) -> None:
    figure = printed(*pair, per, places, ROUND_HALF_UP)
    possible = numerators(figure, pair[1], per)
    for numerator in (possible[0], possible[-1]):
        assert printed(numerator, pair[1], per, places, ROUND_HALF_UP) == figure
    for numerator in (possible[0] - 1, possible[-1] + 1):
        assert numerator < 0 or printed(numerator, pair[1], per, places, ROUND_HALF_UP) != figure


@pytest.mark.parametrize(
    ("figure", "numerator", "denominator", "grade"),
    [
        ("0.3%", 1, 400, Grade.half_up),  # 0.25
        ("0.2%", 1, 400, Grade.bankers),
        ("0.4%", 3, 800, Grade.half_up),  # 0.375
        ("5%", 446, 10000, Grade.double),  # 4.46, then 4.5, then 5
        ("5%", 44951, 1_000_000, Grade.double),  # 4.4951, then 4.50, then 5
        ("5%", 4446, 100_000, Grade.impossible),  # 4.446 takes three roundings
        ("0.3%", 3, 800, Grade.truncated),
        ("0.5%", 3, 800, Grade.impossible),
        ("0.2%", 3, 800, Grade.impossible),
    ],
)
def test_each_rounding_has_its_grade(figure: str, numerator: int, denominator: int, grade: Grade) -> None:
    assert fits(figure, numerator, denominator).grade == grade


def test_where_no_numerator_gives_the_figure_those_around_it_are_told() -> None:
    assert fits("12.5%", 2, 7) == Fit(Grade.impossible, "28.6", (0, 1))
    assert fits("50.0%", 2, 7) == Fit(Grade.impossible, "28.6", (3, 4))
    assert numerators("12.5%", 7) == range(1, 1)


def test_decimals_that_are_noughts_count() -> None:
    assert fits("6%", 12087, 212658).grade == Grade.half_up
    assert fits("6.0%", 12087, 212658).grade == Grade.impossible


def test_a_rate_and_a_count_with_decimals_fit_too() -> None:
    assert fits("11,363.6", 250, 220, per=10000).grade == Grade.half_up
    assert fits("41.7", Decimal("12.5"), 30).grade == Grade.half_up
    assert fits("41.7", Fraction(25, 2), 30).grade == Grade.half_up


@pytest.mark.parametrize("figure", ["", "abc", "5.6x", "-5.6", "1,2", "5.6%%"])
def test_what_is_no_figure_is_refused(figure: str) -> None:
    with pytest.raises(ValueError, match="is not a figure; write it as printed"):
        fits(figure, 1, 2)


def test_ill_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be negative, nor the denominator 0"):
        fits("5.6%", 1, 0)
    with pytest.raises(ValueError, match="cannot be negative"):
        fits("5.6%", -1, 10)
    with pytest.raises(ValueError, match="must be more than 0"):
        numerators("5.6%", 0)
