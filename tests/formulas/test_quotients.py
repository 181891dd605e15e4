"""Exactness of quotients and changes, against fractions and against the tools that round floats."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.formulas.quotients import change, percent_change, percentage, total
from psrstats.numbers import round_half_up, show

Published = Callable[[str], list[dict[str, str]]]
counts = st.integers(0, 10**9)
CASES = 50_000  # tests/bench/bench_calc.py tries a million


def nearest(numerator: int, denominator: int, per: int, places: int) -> str:
    """Say what is nearest, upwards where two are, by comparing fractions and not by dividing."""
    value, unit = Fraction(numerator * per, denominator), Fraction(1, 10**places)
    below = value // unit
    units = below + (value - below * unit >= unit / 2)
    return f"{Decimal(units).scaleb(-places):f}"


def test_rounding_agrees_with_fractions_up_to_a_thousand_million() -> None:
    draw = random.Random(2020)
    for _ in range(CASES):
        denominator = draw.randint(1, 10 ** draw.randint(1, 9))
        numerator = draw.randint(0, denominator)
        per, places = draw.choice((100, 1000, 10000, 100000)), draw.randint(0, 4)
        shown = show(Fraction(numerator * per, denominator), places).replace(",", "")
        assert shown == nearest(numerator, denominator, per, places)


def test_published_hazards_defeat_floats_and_not_us(published: Published) -> None:
    rows = published("rounding_hazards")
    wrong = {"psrstats": 0, "round": 0, "numpy": 0, "format": 0}
    for row in rows:
        numerator, denominator, per = (int(row[name]) for name in ("numerator", "denominator", "multiplier"))
        places = int(row["dp"])
        expected, value = Decimal(row["expected_half_up"]), per * numerator / denominator
        wrong["psrstats"] += round_half_up(Fraction(per * numerator, denominator), places) != expected
        wrong["round"] += Decimal(repr(round(value, places))) != expected
        wrong["numpy"] += Decimal(repr(float(np.round(value, places)))) != expected
        wrong["format"] += Decimal(f"{value:.{places}f}") != expected
    assert wrong["psrstats"] == 0
    assert min(wrong["round"], wrong["numpy"], wrong["format"]) > len(rows) / 4


def dfe_round(value: float, places: int) -> float:
    """Round as DfE's and janitor's formula does: a half and a little more is added before cutting off."""
    scaled = abs(value) * 10**places + 0.5 + np.finfo(float).eps ** 0.5
    return float(np.trunc(scaled) / 10**places * np.sign(value))


@pytest.mark.parametrize(
    ("numerator", "denominator", "per", "places", "exact"),
    [(23504377, 33554433, 100000, 0, "70048"), (134217728015, 1000, 1, 2, "134217728.02")],
)
def test_the_dfe_formula_fails_on_large_numbers(
    numerator: int, denominator: int, per: int, places: int, exact: str
) -> None:
    value = Fraction(numerator * per, denominator)
    assert round_half_up(value, places) == Decimal(exact) == Decimal(nearest(numerator, denominator, per, places))
    assert Decimal(f"{dfe_round(float(value), places):.{places}f}") != Decimal(exact)


@given(st.lists(counts, min_size=1, max_size=8))
def test_percentages_of_parts_add_up_exactly_and_within_rounding_as_printed(parts: list[int]) -> None:
    whole = total(*parts)
    if not whole:
        return
    shares = [percentage(Fraction(part), whole) for part in parts]
    assert total(*shares) == 100
    assert abs(total(*(Fraction(round_half_up(share, 1)) for share in shares)) - 100) <= len(parts) * Fraction(1, 20)


@given(counts, counts, counts)
def test_a_change_of_a_change_goes_all_the_way(first: int, second: int, third: int) -> None:
    assert change(third, second) + change(second, first) == change(third, first)
    if first and second:
        grown = [1 + percent_change(Fraction(now), before) / 100 for now, before in ((second, first), (third, second))]
        assert grown[0] * grown[1] == 1 + percent_change(Fraction(third), first) / 100


def test_a_change_of_rounded_rates_is_another_one() -> None:
    """60 of 41,639 to 66 of 41,900 is +9.3%; taken from 14.4 and 15.8 per 10,000 it would be +9.7%."""
    before, now = Fraction(60 * 10000, 41639), Fraction(66 * 10000, 41900)
    assert show(percent_change(now, before), 1, signed=True) == "+9.3"
    rounded = (Fraction(round_half_up(rate, 1)) for rate in (now, before))
    assert show(percent_change(*rounded), 1, signed=True) == "+9.7"
