"""What is implausible: the report's two, and none of its other comparisons; chance in small counts is let be."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from psrstats.formulas.all_or_none import all_or_none
from psrstats.formulas.implausible import beside_comparator, beside_linked, beside_neighbours, beside_past

Key = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[Key, Fraction]:
    """Read the published report's figures, by measure, area, group and period."""
    with (shared / "portsmouth-2019-20" / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value"].replace(".", "", 1).isdigit()]
    return {
        (row["id"], row["area"], row["label"] + row["group"], row["period"]): Fraction(row["value"]) for row in rows
    }


def test_of_all_comparisons_of_the_report_one_is_implausible(figures: dict[Key, Fraction]) -> None:
    compared = [
        (name, beside_comparator(ours, theirs))
        for (name, area, group, period), ours in figures.items()
        for other in ("England", "South East")
        if area == "Portsmouth" and (theirs := figures.get((name, other, group, period))) is not None
    ]
    assert len(compared) > 15
    assert [name for name, found in compared if found] == ["dental-caries-admissions"]


def test_of_all_changes_of_the_report_none_is_implausible_by_itself(figures: dict[Key, Fraction]) -> None:
    series: dict[tuple[str, str, str], list[Fraction]] = {}
    for (name, area, group, _), value in figures.items():
        series.setdefault((name, area, group), []).append(value)
    changes = [(now, before) for values in series.values() for now, before in pairwise(values)]
    assert len(changes) > 5
    assert [pair for pair in changes if beside_past(pair[0], [pair[1]])] == []


def test_of_all_columns_of_the_report_none_holds_a_stranger(figures: dict[Key, Fraction]) -> None:
    columns: dict[str, list[Fraction]] = {}
    for (name, _, _, _), value in figures.items():
        columns.setdefault(name, []).append(value)
    long = [values for values in columns.values() if len(values) > 5]
    assert len(long) >= 3
    for values in long:
        for at, value in enumerate(values):
            assert beside_neighbours(value, values[:at] + values[at + 1 :]) is None


def test_the_caries_and_the_contacts_are_told() -> None:
    caries = beside_comparator(21.2, 307.5)
    assert caries is not None
    assert caries.factor == Fraction(3075, 212)
    assert caries.reason == "14.5 times lower than its comparator"
    contacts = beside_linked((23933, 22020), (7676, 11999))
    assert contacts is not None
    assert contacts.factor == Fraction(23933, 7676) / Fraction(22020, 11999)
    assert contacts.reason == "one fell by 8.0% while the other rose by 56.3%: their ratio went from 3.12 to 1.84"


@pytest.mark.parametrize(
    ("value", "comparator", "counts", "told"),
    [
        (80, 10, None, True),
        (79, 10, None, False),
        (10, 80, None, True),
        (0, 80, None, False),
        (80, 0, None, False),
        (0, 80, (0, 80), True),
        (0, 8, (0, 8), False),
        (1, 12, (1, 12), False),  # 3 x sqrt(1 + 1/12) = 3.12 is more than log 12 = 2.48
        (10, 120, (10, 120), True),
        (21.2, 307.5, (3, 10_000), True),  # 3 x sqrt(1/3 + 0) = 1.73, and log 14.5 = 2.67
    ],
)
def test_beside_a_comparator(value: float, comparator: float, counts: tuple[float, float] | None, told: bool) -> None:
    assert (beside_comparator(value, comparator, counts) is not None) == told


@pytest.mark.parametrize(
    ("value", "past", "counts", "told"),
    [
        (8, [2], True, False),
        (2, [8], True, False),
        (2, [20], True, True),  # 3 x sqrt(1/2 + 1/20) = 2.22 and log 10 = 2.30
        (112, [41], True, False),  # 2.7 times: that the two are not one quarter is another matter
        (205, [41], True, True),
        (204, [41], True, False),
        (8.4, [41.9], False, False),
        (8.3, [41.9], False, True),
        (1500, [300, 310], False, False),  # 4.8 times the nearest
        (90, [300, 20], False, False),  # between the two
        (210, [100, 101, 99, 100, 102], False, True),  # 2.1 times the middle of a steady past
        (190, [100, 101, 99, 100, 102], False, False),
        (210, [100, 160, 60, 120, 80], False, False),
        (5, [2, 2, 2, 2, 2], True, False),
        (0, [41], True, True),  # a half beside 41: log 82 = 4.4, and 3 x sqrt(2 + 1/41) = 4.3
        (0, [30], True, False),
        (0, [41], False, False),
        (5, [], False, False),
    ],
)
def test_beside_the_past(value: float, past: list[float], counts: bool, told: bool) -> None:
    assert (beside_past(value, past, counts=counts) is not None) == told


def test_the_past_is_told_in_words() -> None:
    found = beside_past(1, [41.5, 50])
    assert found is not None
    assert found.reason == "41.5 times lower than the nearest of its past, 41.5"
    steady = beside_past(210, [100, 101, 99, 100, 102])
    assert steady is not None
    assert steady.reason == "2.1 times higher than the middle of its past"


def test_beside_neighbours() -> None:
    wards = [9.4, 16.3, 15.6, 15.9, 16.6, 19.5, 20.0, 17.4, 13.8, 24.1, 26.2, 26.7, 29.6]
    assert beside_neighbours(40.7, wards) is None
    found = beside_neighbours(1.7, wards)
    assert found is not None
    assert found.reason == "10.2 times lower than the middle of its neighbours"
    assert beside_neighbours(174, wards) is not None
    assert beside_neighbours(1.7, wards[:4]) is None
    assert beside_neighbours(0, wards) is None
    assert beside_neighbours(50, [10, 10, 10, 10, 10, 0]) is not None
    assert beside_neighbours(49.9, [10, 10, 10, 10, 10]) is None
    assert beside_neighbours(50, [10, 10, 10, 10, 0, 0]) is None
    attendance = [85, 141, 56, 99, 237, 35, 77, 43, 9, 188]
    assert beside_neighbours(830, attendance) is None


@pytest.mark.parametrize(
    ("count", "linked", "told"),
    [
        ((1000, 1100), (1000, 900), False),  # apart, but their ratio moved by less than a quarter
        ((1000, 1200), (1000, 900), True),
        ((1000, 1200), (1000, 960), False),  # by 4% only
        ((1000, 1200), (1000, 950), True),  # by 5%
        ((1000, 1900), (1000, 1000), False),
        ((1000, 2000), (1000, 1000), True),
        ((1000, 990), (1000, 400), True),
        ((10, 20), (10, 10), False),
        ((10, 0), (10, 10), False),
    ],
)
def test_beside_a_linked_count(count: tuple[int, int], linked: tuple[int, int], told: bool) -> None:
    assert (beside_linked(count, linked) is not None) == told


@pytest.mark.parametrize(
    ("figure", "denominator", "few", "told"),
    [
        ("100%", 7, 10, True),
        ("0%", 7, 10, True),
        ("0.0", 10, 10, True),
        ("100%", 11, 10, False),
        ("100%", 11, 20, True),
        ("100%", 300, 1000, False),  # 299 of 300 is 99.7%
        ("100.0%", 300, 1000, True),
        ("86%", 7, 10, False),
        ("50%", 7, 10, False),  # no count of 7 gives it
    ],
)
def test_all_or_none(figure: str, denominator: int, few: int, told: bool) -> None:
    assert all_or_none(figure, denominator, few) == told
