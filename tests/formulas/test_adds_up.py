"""Parts and totals: held against every true value there can be, by brute force."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psrstats.formulas.add_to_hundred import add_to_hundred
from psrstats.formulas.adds_up import Adding, Limits, adds_up
from psrstats.formulas.counted_twice import Counting, counted_twice
from psrstats.formulas.printed import Printed, printed

Published = Callable[[str], list[dict[str, str]]]


def percentage(whole: int) -> Printed:
    return Printed(Fraction(whole), 0)


def reachable(parts: int, rounding: str) -> set[tuple[int, ...]]:
    """Round every set of so many parts, in twentieths from -1.5 to 3, and their sum: the parts, then the total."""

    def whole(twentieths: int) -> int:
        return int((Decimal(twentieths) / 20).quantize(Decimal(1), rounding))

    return {(*map(whole, true), whole(sum(true))) for true in product(range(-30, 60), repeat=parts)}


@pytest.mark.parametrize("parts", [1, 2])
def test_every_rounded_sum_there_can_be(parts: int) -> None:
    """Twentieths reach every sum that rounding allows, for their steps are finer than the open ends by far."""
    half_up, cut_off = reachable(parts, ROUND_HALF_UP), reachable(parts, ROUND_DOWN)
    for shown in product(range(3), repeat=parts):
        for total in range(6):
            adding = adds_up(map(percentage, shown), percentage(total)).adding
            exact = sum(shown) == total
            assert (adding == Adding.exactly) == exact
            assert (adding in (Adding.exactly, Adding.rounding)) == ((*shown, total) in half_up)
            if (*shown, total) in cut_off:
                assert adding != Adding.never


def test_two_rounded_figures_of_one_value_are_never_one_apart() -> None:
    assert adds_up([percentage(1)], percentage(2)).adding == Adding.other_rule
    assert adds_up([percentage(1)], percentage(3)).adding == Adding.never


@pytest.mark.parametrize(
    ("parts", "total", "adding", "difference", "allowance"),
    [
        (["5.6%", "5.9%", "5.3%", "2.7%"], "19.6%", Adding.rounding, "0.1", "0.25"),
        ([1, 48, 10, 4], 63, Adding.exactly, "0", "0"),
        ([1, 48, 10, 4], 64, Adding.never, "1", "0"),
        ([117, 137], 248, Adding.never, "-6", "0"),
        (["5.6%", "5.9%"], "11.7%", Adding.other_rule, "0.2", "0.15"),
        (["5.6%", "5.9%"], "11.9%", Adding.never, "0.4", "0.15"),
        (["33.3", "33.3", "33.3"], 100, Adding.rounding, "0.1", "0.15"),
        ([12, "0.5"], "12.5", Adding.exactly, "0", "0.1"),
        ([], 0, Adding.exactly, "0", "0"),
        ([-20, 5], -15, Adding.exactly, "0", "0"),
    ],
)
def test_sums(parts: list[str | int], total: str | int, adding: Adding, difference: str, allowance: str) -> None:
    found = adds_up(parts, total)
    assert (found.adding, found.difference, found.allowance) == (adding, Fraction(difference), Fraction(allowance))
    assert found.hidden == ()
    assert found.known is None


def test_counts_rounded_to_ten() -> None:
    def ten(count: int) -> Printed:
        return printed(count, rounded_to=10)

    # 14 + 14 = 28 is printed 10 + 10 = 30; 5 + 5 = 10 is printed 10 + 10 = 10; no other total but 20 and these.
    assert [adds_up([ten(10), ten(10)], ten(total)).adding for total in (0, 10, 20, 30, 40)] == [
        Adding.never,
        Adding.rounding,
        Adding.exactly,
        Adding.rounding,
        Adding.other_rule,  # 19 + 19 = 38, the parts cut off
    ]
    assert adds_up([ten(10), ten(10)], ten(50)).adding == Adding.never
    # beside an exact total: 5 + 5 to 14 + 14
    assert [adds_up([ten(10), ten(10)], total).adding for total in (9, 10, 28, 29)] == [
        Adding.never,
        Adding.rounding,
        Adding.rounding,
        Adding.other_rule,
    ]


limits = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.integers(0, 9), max_size=3), st.integers(0, 30), st.lists(limits, min_size=1, max_size=3))
@example([4, 7], 16, [(1, 7)])
def test_hidden_parts_are_narrowed_to_what_is_possible(parts: list[int], total: int, hidden: list[Limits]) -> None:
    ranges = [range(fewest, (most or 0) + 1) for fewest, most in hidden]
    possible = [values for values in product(*ranges) if sum(values) + sum(parts) == total]
    found = adds_up(parts, total, hidden)
    assert found.adding == (Adding.exactly if possible else Adding.never)
    assert found.hidden == tuple((min(column), max(column)) for column in zip(*possible, strict=True))
    assert found.known == (possible[0][0] if len(hidden) == 1 and possible else None)


def test_hidden_parts_of_which_nothing_is_known() -> None:
    assert adds_up([4, 7], 16, [(0, None)]).known == 5
    assert adds_up([4, 7], 16, [(0, None), (1, 3)]).hidden == ((2, 4), (1, 3))
    assert adds_up([4, 7], 16, [(2, None), (0, None)]).hidden == ((2, 5), (0, 3))
    assert adds_up([4, 7], 10, [(0, None)]).adding == Adding.never
    assert adds_up([4, 7], 10, [(0, None)]).hidden == ()
    found = adds_up([printed(40, rounded_to=10)], printed(50, rounded_to=10), [(1, 7)])  # 35..44 and 45..54
    assert (found.adding, found.hidden, found.known) == (Adding.rounding, ((1, 7),), None)
    assert adds_up([printed(40, rounded_to=10)], 50, [(0, None)]).hidden == ((6, 15),)
    with pytest.raises(ValueError, match="cannot be below its fewest"):
        adds_up([4], 5, [(3, 2)])


@pytest.mark.parametrize(
    ("figures", "adding"),
    [
        (["33.3%", "33.3%", "33.3%"], Adding.rounding),
        ([75, 25], Adding.exactly),
        ([75, 24], Adding.other_rule),
        ([75, 23], Adding.never),
        ([14, 14, 14, 14, 14, 14, 14], Adding.rounding),
        ([14, 14, 14, 14, 14, 14, 12], Adding.other_rule),
        ([14, 14, 14, 14, 14, 14, 9], Adding.never),
        (["50.0", "49.9"], Adding.other_rule),
    ],
)
def test_percentages_of_one_whole(figures: list[str | int], adding: Adding) -> None:
    assert add_to_hundred(figures).adding == adding


@pytest.mark.parametrize(
    ("groups", "total", "both", "counting", "distinct"),
    [
        ([117, 137], 254, 6, Counting.twice, 248),
        ([117, 137], 248, 6, Counting.once, 248),
        ([117, 137], 260, 6, Counting.apart, 260),
        ([117, 137], 250, 6, Counting.never, 248),
        ([117, 137], 254, 0, Counting.no_overlap, 254),
        ([117, 137], 254, None, Counting.no_overlap, 254),
        ([117, 137], 248, None, Counting.implied, 248),
        ([117, 137], 137, None, Counting.implied, 137),
        ([117, 137], 136, None, Counting.never, 136),
        ([117, 137], 255, None, Counting.never, 255),
    ],
)
def test_overlapping_groups(groups: list[int], total: int, both: int | None, counting: Counting, distinct: int) -> None:
    found = counted_twice(groups, total, both)
    assert (found.counting, found.distinct) == (counting, distinct)
    assert f"{total:,}" in found.words


def test_the_words_of_an_overlap() -> None:
    assert counted_twice([117, 137], 254, 6).words == (
        "254 is 117 + 137, so the 6 in both are counted twice: 248 are distinct"
    )
    assert counted_twice([117, 137], 248).both == 6
    assert counted_twice([117, 137], 250, 6).words.endswith("which is 248, nor 254")
    assert counted_twice([117, 137], 255).words == "255 is more than 117 + 137"
    assert counted_twice([117, 137], 136).words == "136 is less than the largest group"
    assert counted_twice([5, 7], 7, 5).counting == Counting.once


@pytest.mark.parametrize(("groups", "total", "both"), [([117], 117, None), ([5, 7], 12, 6), ([5, -1], 4, None)])
def test_ill_overlaps_are_refused(groups: list[int], total: int, both: int | None) -> None:
    with pytest.raises(ValueError, match="two groups or more"):
        counted_twice(groups, total, both)
