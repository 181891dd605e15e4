"""Totals by their words, and by arithmetic."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.totals import LONGEST, Sum, is_part, is_total, sums

COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=9)


SAY_ALL = (
    "Total TOTALS Tot. Total: Sub-total Subtotal Grand-total Overall Sum Both Persons People All Combined".split(),
    ["Sub total", "Grand total", "All ages", "All children (0-18)", "Any age", "Both sexes", "Children total"],
    ["Under 10 total", "3. Total", "1. Total foster", "Everyone", "Whole"],
)


@pytest.mark.parametrize("label", [label for labels in SAY_ALL for label in labels])
def test_words_that_stand_for_all(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize(
    "label",
    ["Allerton", "All-through", "All other", "Any other White background", "Both CSE and CCE", "Totally", "0-17", ""],
)
def test_words_that_do_not(label: str) -> None:
    assert not is_total(label)


def test_what_says_that_it_is_part() -> None:
    assert [is_part(label) for label in ("of which girls", "- Of whom under 5", "including unborn", "Girls")] == [
        True,
        True,
        True,
        False,
    ]


@given(COUNTS, st.integers(0, 9))
def test_a_total_is_found_wherever_it_stands(parts: list[int], at: int) -> None:
    added, place = sum(parts), min(at, len(parts))
    line = [*parts[:place], added, *parts[place:]]
    others = tuple(number for number in range(len(line)) if number != place)
    if added and added not in parts:
        assert Sum(place, others) in sums(list(map(float, line)))


@given(COUNTS)
def test_every_sum_that_is_given_holds(line: list[int]) -> None:
    for one in sums(list(map(float, line))):
        assert one.whole not in one.parts
        assert len(set(one.parts)) == len(one.parts) > 1
        assert line[one.whole] == sum(line[part] for part in one.parts) > 0


@given(COUNTS)
def test_every_run_that_adds_up_to_another_is_found(line: list[int]) -> None:
    """By trying all: a run of two numbers or more, noughts apart, and any number outside it."""
    numbers = [number for number in line if number]
    given = sums(list(map(float, numbers)))
    for start in range(len(numbers)):
        for end in range(start + 2, len(numbers) + 1):
            for whole in (n for n in range(len(numbers)) if not start <= n < end):
                if numbers[whole] == sum(numbers[start:end]):
                    assert Sum(whole, tuple(range(start, end))) in given


def test_totals_of_totals_use_what_no_total_has_used() -> None:
    found = {(one.whole, one.parts) for one in sums([4, 60, 64, 7, 8, 15, 79])}
    assert {(2, (0, 1)), (5, (3, 4)), (6, (2, 5)), (6, (0, 1, 3, 4))} <= found
    assert (0, (1, 4)) in {(one.whole, one.parts) for one in sums([79, 64, 4, 60, 15, 7, 8])}  # and above their parts


def test_what_is_not_known_is_no_part() -> None:
    assert sums([nan, 20, 23]) == ()
    assert [one.parts for one in sums([3, nan, 4, 5, 9])] == [(2, 3)]


def test_long_lines_are_left_alone() -> None:
    assert sums([1.0] * (LONGEST + 1)) == ()
    assert sums([2.0, 3.0]) == ()


@pytest.mark.parametrize(
    "line",
    [
        [2, 3, 3, 8, 67, 31, 5, 31, 5, 3, 2, 80],  # one section is ended by its sum, two are headed by theirs
        [80, 8, 2, 3, 3, 67, 31, 5, 31, 5, 3, 2],
    ],
)
def test_sections_add_up_wherever_their_own_sums_stand(line: list[float]) -> None:
    found = [(one.whole, tuple(line[part] for part in one.parts)) for one in sums(line)]
    assert (line.index(80), (8, 67, 5)) in found
