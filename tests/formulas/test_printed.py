"""Figures as printed: what they are read as, and which true values round to them, told by rounding those."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.printed import Printed, Rule, Span, printed

HALF_UP, HALF_EVEN, DOWN = ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN


def to(value: Decimal, places: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding)


ROUNDINGS: dict[Rule, Callable[[Decimal, int], Decimal]] = {
    Rule.half_up: lambda value, places: to(value, places, HALF_UP),
    Rule.either_way: lambda value, places: to(value, places, HALF_EVEN),
    Rule.double: lambda value, places: to(to(value, places + 1, HALF_UP), places, HALF_UP),
    Rule.truncated: lambda value, places: to(value, places, DOWN),
}
thousandths = st.integers(-3000, 3000).map(lambda number: Decimal(number).scaleb(-3))


@given(thousandths, st.integers(0, 2), st.sampled_from(Rule))
def test_a_true_value_lies_in_the_span_of_what_it_is_printed_as(true: Decimal, places: int, rule: Rule) -> None:
    figure = Printed(Fraction(ROUNDINGS[rule](true, places)), places)
    assert Fraction(true) in figure.span(rule)
    assert Fraction(true) in figure.any_rule()


@given(thousandths, st.integers(-300, 300), st.sampled_from([Rule.half_up, Rule.double, Rule.truncated]))
def test_what_lies_in_a_span_is_printed_so(true: Decimal, tenths: int, rule: Rule) -> None:
    figure = Printed(Fraction(tenths, 10), 1)
    assert (Fraction(true) in figure.span(rule)) == (ROUNDINGS[rule](true, 1) == Decimal(tenths).scaleb(-1))


@given(st.integers(0, 400), st.sampled_from([5, 10, 100]))
def test_a_count_rounded_to_a_base_stands_for_the_counts_that_round_to_it(true: int, base: int) -> None:
    value = int(to(Decimal(true) / base, 0, HALF_UP)) * base
    span = printed(value, rounded_to=base).half_up()
    others = [n for n in range(-base, 600) if to(Decimal(n) / base, 0, HALF_UP) * base == value]
    assert Fraction(true) in span
    assert [n for n in range(-base, 600) if Fraction(n) in span] == others
    assert span.ends == (Fraction(others[0]), Fraction(others[-1]))


def test_an_exact_count_stands_for_itself_alone() -> None:
    for span in (printed("254").half_up(), printed(254.0).any_rule()):
        assert span.ends == (Fraction(254), Fraction(254))
        assert Fraction(254) in span


@pytest.mark.parametrize(
    ("figure", "value", "places", "counted"),
    [
        ("5.60%", "5.6", 2, False),
        ("75%", "75", 0, False),
        ("75 %", "75", 0, False),
        ("12,087", "12087", 0, True),
        ("-1.6", "-1.6", 1, False),
        ("−20", "-20", 0, True),
        ("+12.0", "12", 1, False),
        (41639, "41639", 0, True),
        (41639.0, "41639", 0, True),
        (19.6, "19.6", 1, False),
        (Decimal("19.60"), "19.6", 1, False),
        (Fraction(1, 8), "0.125", 3, False),
    ],
)
def test_reading(figure: str | float | Decimal | Fraction, value: str, places: int, counted: bool) -> None:
    assert printed(figure) == Printed(Fraction(value), places, 1, counted)


def test_a_cell_of_more_decimals_is_taken_as_it_shows() -> None:
    assert printed(5.6837, 1).value == Fraction("5.7")
    assert printed(2.675, 2).value == Fraction("2.68")
    assert printed(19, 1) == Printed(Fraction(19), 1)
    assert printed(Fraction(2, 3)).value == 1


def test_a_figure_read_already_comes_back() -> None:
    figure = printed("5.6%")
    assert printed(figure) is figure


@pytest.mark.parametrize("figure", ["", "abc", "1,2", "5.6%%", "--5", ".5", "5.", "1 000", "nan"])
def test_what_is_no_figure_is_refused(figure: str) -> None:
    with pytest.raises(ValueError, match="is not a figure; write it as printed"):
        printed(figure)


def test_decimals_that_are_not_those_of_the_text_and_ill_bases_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'5\.6' is printed with 1 decimals, not 2"):
        printed("5.6", 2)
    with pytest.raises(ValueError, match="never to less than 1"):
        printed(5, rounded_to=0)
    with pytest.raises(ValueError, match="'nan' is not a figure"):
        printed(float("nan"))


def test_open_ends_do_not_meet() -> None:
    one, two, three = Fraction(1), Fraction(2), Fraction(3)
    assert Span(one, two).meets(Span(two, three))
    assert not Span(one, two, high_open=True).meets(Span(two, three))
    assert not Span(one, two).meets(Span(two, three, low_open=True))
    assert not Span(one, one).meets(Span(two, two))
    assert (Span(one, two, high_open=True) - Span(one, two, high_open=True)).ends == (Fraction(-1), Fraction(1))
    difference = Span(one, two, high_open=True) - Span(one, one)
    assert (difference.low_open, difference.high_open) == (False, True)
    turned = Span(one, one) - Span(one, two, high_open=True)
    assert (turned.low_open, turned.high_open) == (True, False)
