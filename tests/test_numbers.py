"""Rounding against exact fractions, over any numbers."""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.numbers import exact, places_of, round_half_up, show

places = st.integers(0, 6)
fractions = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9)


@given(fractions, places)
def test_rounding_is_to_the_nearest_and_halves_go_up_in_size(value: Fraction, decimals: int) -> None:
    rounded = Fraction(round_half_up(value, decimals))
    unit = Fraction(1, 10**decimals)
    assert (rounded / unit).denominator == 1
    assert abs(rounded - value) <= unit / 2
    if abs(rounded - value) == unit / 2:
        assert abs(rounded) > abs(value)


@given(st.integers(-(10**9), 10**9), places)
def test_a_tie_goes_up_in_size(units: int, decimals: int) -> None:
    tie = Fraction(2 * units + 1, 2 * 10**decimals)
    assert round_half_up(tie, decimals) == (units + (units >= 0)) * Decimal(1).scaleb(-decimals)


@given(fractions, places)
def test_no_figure_shows_a_negative_zero_or_too_many_decimals(value: Fraction, decimals: int) -> None:
    text = show(value, decimals, signed=True)
    assert Decimal(text.replace(",", "")) != 0 or text[0] not in "+-"
    assert len(text.partition(".")[2]) == decimals


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_typed_decimal_survives_as_a_float(typed: Decimal) -> None:
    assert exact(float(typed)) == Fraction(typed)
    assert places_of(float(typed)) <= 4


def test_published_hazards_are_all_rounded_right(shared: Path) -> None:
    with (shared / "published-values" / "rounding_hazards.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row
        for row in rows
        if round_half_up(
            Fraction(int(row["numerator"]) * int(row["multiplier"]), int(row["denominator"])), int(row["dp"])
        )
        != Decimal(row["expected_half_up"])
    ]
    assert len(rows) > 800  # a part of the 2,965 is held back
    assert wrong == []


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1204, 0, "1,204"),
        (999, 0, "999"),
        (0.6, 1, "0.6"),
        (1234567.05, 1, "1,234,567.1"),
        (0, 1, "0.0"),
        (-0.0, 0, "0"),
    ],
)
def test_a_figure_is_printed_as_reports_print_it(value: float, decimals: int, text: str) -> None:
    assert show(value, decimals) == text
