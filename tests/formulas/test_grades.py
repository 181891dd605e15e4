"""Grades in columns and one by one, and rounded counts: each held against every true count there can be."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psrstats.formulas.fits import Grade, fits
from psrstats.formulas.grade import BASES, count_base, grade, population_base
from psrstats.formulas.grades import GRADES, grades
from psrstats.formulas.rounding_base import rounding_base

Case = tuple[int, int, int, int, int]
bases = st.sampled_from([(), (5,), (10,), (5, 10), BASES])


def by_decimal(numerator: int, denominator: int, per: int, places: int, rounding: str) -> int:
    value = (Decimal(numerator * per) / denominator).quantize(Decimal(1).scaleb(-12), ROUND_HALF_EVEN)
    return int(value.quantize(Decimal(1).scaleb(-places), rounding).scaleb(places))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    denominator = draw(st.integers(1, 3000) | st.integers(1, 40).map(lambda tens: 10 * tens) | st.integers(1, 10**19))
    numerator = draw(st.integers(0, min(denominator, 10**18)))
    per, places = draw(st.sampled_from([1, 100, 10_000])), draw(st.integers(0, 3))
    near = numerator * per * 10**places // denominator
    return max(0, near + draw(st.integers(-3, 3))), places, numerator, denominator, per


@given(st.lists(cases(), min_size=1, max_size=20), bases)
@example([(10**15, 15, 1, 1, 1), (5, 17, 1, 1, 100), (56, 1, 12087, 212658, 100)], BASES)
@example([(2**63 - 1, 0, 2**62, 1, 2), (1, 18, 1, 1, 1), (1, 0, 1, 2**62, 100)], BASES)
@example(
    [(1, 0, 8775, 20_000, 1), (1, 0, 8774, 20_000, 1), (41, 0, 800, 2000, 100), (42, 0, 800, 2000, 100)], (100, 1000)
)
@example([(77, 0, 2, 2, 100), (499, 0, 50, 9, 100), (500, 0, 50, 9, 100), (13, 0, 6, 41, 100)], (5, 10))
def test_a_column_is_graded_as_its_rows_are(rows: list[Case], rounded: tuple[int, ...]) -> None:
    units, places, tops, bottoms, per = (np.array(column, dtype=object) for column in zip(*rows, strict=True))
    codes = grades(units, places, tops, bottoms, per, rounded)
    assert [GRADES[code] for code in codes] == [grade(*row, rounded) for row in rows]


def test_columns_of_64_bits_are_graded_too() -> None:
    codes = grades(np.array([57, 56, 65, 2**62]), np.int64(1), np.int64(12087), np.array([212658]))
    assert [GRADES[code] for code in codes] == [Grade.half_up, Grade.truncated, Grade.impossible, Grade.impossible]
    assert codes.dtype == np.int8
    assert grades(2, 1, 1, 400).shape == ()
    assert GRADES[grades(2, 1, 1, 400)] == Grade.bankers
    assert len(grades(np.array([], dtype=np.int64), 0, 1, 1)) == 0


def test_ill_columns_are_refused() -> None:
    with pytest.raises(TypeError, match="as whole numbers"):
        grades([5.6], 1, 12087, 212658)
    for numerator, denominator in ((-1, 10), (1, 0)):
        with pytest.raises(ValueError, match="cannot be negative, nor the denominator 0"):
            grades([56], 1, numerator, denominator)


@pytest.mark.parametrize(
    ("top", "bottom", "base"), [(20, 60, 10), (5, 25, 5), (130, 410, 10), (0, 30, 10), (35, 90, 5)]
)
def test_rounded_counts_explain_what_true_counts_give_and_no_more(top: int, bottom: int, base: int) -> None:
    """What true counts that round to those printed give, by any rule, is explained; what lies wholly beyond is not."""
    half = base // 2
    true = product(range(max(0, top - half), top + half + 1), range(max(1, bottom - half), bottom + half + 1))
    values = {by_decimal(*pair, 100, 1, rule) for pair in true for rule in (ROUND_HALF_UP, ROUND_DOWN)}
    given = {units: fits(f"{units // 10}.{units % 10}", top, bottom, bases=(base,)).grade for units in range(1500)}
    assert all(given[units] != Grade.impossible for units in values if units < 1500)
    beyond = [units for units in range(1500) if units < min(values) - 1 or units > max(values) + 1]
    assert beyond
    assert {given[units] for units in beyond} == {Grade.impossible}


def test_figures_worked_out_from_rounded_counts_are_explained() -> None:
    # 12,087 of 41,641 is 29.03%; 13 of 27 is 48.1%, 15 of 27 is 55.6%, 13 of 25 is 52.0%, 15 of 25 is 60.0%
    expected = {"48.1": Grade.half_up, "55.6": Grade.rounded, "52.0": Grade.rounded, "60.0": Grade.rounded}
    assert {figure: fits(figure, 13, 27, bases=(5,)).grade for figure in expected} == expected
    assert fits("60.0", 13, 27).grade == Grade.impossible
    assert fits("60.0", 13, 27, bases=(10,)).grade == Grade.impossible
    assert fits("61.0", 13, 27, bases=(5,)).grade == Grade.impossible
    assert fits("77%", 2, 2, bases=(5,)).grade == Grade.impossible  # 0 of 0 is no percentage
    assert fits("50.0", 15, 42, bases=(10,)).grade == Grade.rounded  # 20 of 40
    assert fits("25.0", 15, 42, bases=(10,)).grade == Grade.rounded  # 10 of 40: a half down, by banker's


def test_the_very_ends_of_what_rounded_counts_explain() -> None:
    # 8,775 of 19,500, which is printed 20,000, is 0.45: rounded twice that is 1.
    assert grade(1, 0, 8775, 20_000, 1, (1000,)) == Grade.rounded
    assert grade(1, 0, 8774, 20_000, 1, (1000,)) == Grade.impossible
    # 45, which is printed 50, of 9 is 500%: cut off that is 500, not 499.
    assert grade(500, 0, 50, 9, 100, (10,)) == Grade.rounded
    assert grade(499, 0, 50, 9, 100, (10,)) == Grade.impossible
    # 5 of 40, to which 6 of 41 are rounded, is 12.5%: 13, or 12 by banker's.
    assert grade(13, 0, 6, 41, 100, (5,)) == Grade.rounded


def test_ordinary_rows_are_graded_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_by_one(*_: object) -> Grade:
        raise AssertionError("a row that fits into 64 bits was graded by itself")

    monkeypatch.setattr("psrstats.formulas.grades.grade", one_by_one)
    assert len(grades([570, 99_999], [2, 3], [12087, 10**7], [212658, 10**8], [100, 100_000], BASES)) == 2
    with pytest.raises(AssertionError, match="by itself"):
        grades([570], 2, np.array([10**18]), np.array([10**18]))


def test_a_base_serves_only_counts_that_are_its_multiples() -> None:
    assert [count_base(count) for count in (0, 7, 35, 120, 12000)] == [10, 1, 5, 10, 10]
    assert [population_base(count) for count in (7, 35, 120, 1900, 2000, 19000, 20000)] == [
        1,
        5,
        10,
        10,
        100,
        100,
        1000,
    ]
    assert count_base(120, bases=(5,)) == 5
    assert count_base(120, bases=()) == 1
    # 4.446% is no 5% unless the 100,000 people were rounded: 4,446 of 99,500 is 4.468%, then 4.5%, then 5%
    assert fits("5%", 4446, 100_000).grade == Grade.impossible
    assert fits("5%", 4446, 100_000, bases=(10,)).grade == Grade.impossible
    assert fits("5%", 4446, 100_000, bases=BASES).grade == Grade.rounded


def test_counts_are_exact_unless_a_base_is_named() -> None:
    assert fits("38.2%", 50, 130).grade == Grade.impossible
    assert fits("12.5%", 2, 7).grade == Grade.impossible
    assert fits("41.7", Decimal("12.5"), 30, bases=BASES).grade == Grade.half_up
    assert fits("43.0", Decimal("12.5"), 30, bases=BASES).grade == Grade.impossible  # though 25 and 60 are multiples


@pytest.mark.parametrize(
    ("counts", "base"),
    [
        ([10030, 30930, 22060], 10),
        ([10030, 30930], 1),
        ([10030, 30930, 0, 10030], 1),
        ([35, 5, 40, 115, 20], 5),
        ([35, 5, 40, 115], 1),
        ([35, 5, 40, 115, 21], 1),
        ([41_600, 212_700], 100),
        ([42_000, 213_000], 1000),
        ([212_000], 1),
        ([10030, 30900, 22000], 10),
        ([], 1),
        ([0, 0], 1),
    ],
)
def test_a_table_tells_what_its_counts_were_rounded_to(counts: list[int], base: int) -> None:
    assert rounding_base(counts) == base
