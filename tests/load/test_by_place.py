"""Every figure of a statistical table lists the headings over it and the labels beside it, whatever they mean."""

from __future__ import annotations

from typing import Any

import pytest

from psrstats.files.grid import Area, Grid, address, place_of
from psrstats.load.account import account
from psrstats.load.sheet import Sheet

Rows = list[list[Any]]
STUBS: Rows = [
    ["Work by region and sex"],
    ["Region", "Sex", "Status", 2011, 2015],
    ["Hills", "Men", "Employed", 601, 622],
    [None, None, "Unemployed", 71, 50],
    [None, "Women", "Employed", 540, 561],
    ["Plain", "Men", "Employed", 711, 744],
    [None, None, "Unemployed", 70, 51],
]
LEADERS: Rows = [
    ["Births and deaths"],
    ["Year", "Number (1,000)", None, "Rate", None],
    [None, "Births", "Deaths", "Births", "Deaths"],
    ["1960......", 4258, 1712, 23.7, 9.5],
    ["1970......", 3731, 1921, 18.4, 9.5],
    ["1971......", 3556, 1928, 17.2, 9.3],
]
YEARLIKE: Rows = [["Area", "Live births", "Stillbirths"], ["Bath", 1900, 7], ["Poole", 1450, 3]]
PIVOT: Rows = [["Sum of Admissions", "Column Labels"], ["Row Labels", "Female", "Male"], ["A1", 3, 4], ["A2", 6, 7]]
BARE: Rows = [["Households waiting"], [], ["Spring wave", 79880], ["Autumn wave", 82310]]
ODD: Rows = [["Site", "Wave 1", None], [None, "n", "score"], ["Alpha", 40, 3.2], ["Beta", 51, 2.9]]
RIGHT: Rows = [["Old", "New", "Status"], [210, 200, "Single"], [301, 280, "Married"]]


@pytest.mark.parametrize(
    ("rows", "merged", "cell", "wanted"),
    [
        (STUBS, (), "D4", "A1 A3 B3 C4 D2"),
        (STUBS, (), "E7", "A6 B6 C7 E2"),
        (LEADERS, ((1, 1, 1, 2), (1, 3, 1, 4)), "B4", "A4 B2 B3"),
        (LEADERS, ((1, 1, 1, 2), (1, 3, 1, 4)), "C5", "A5 B2 C3"),
        (YEARLIKE, (), "B2", "A2 B1"),
        (PIVOT, (), "C4", "A1 A4 C2"),
        (BARE, (), "B4", "A1 A4"),
        (ODD, ((0, 1, 0, 2),), "C4", "A4 B1 C2"),
        (RIGHT, (), "A3", "A1 C3"),
    ],
)
def test_a_figure_lists_what_stands_over_and_beside_it(
    rows: Rows, merged: tuple[Area, ...], cell: str, wanted: str
) -> None:
    place = place_of(cell)
    assert place
    seen = account(Sheet(Grid("s.xlsx", "Sheet1", rows, merged=merged))).terms[place]
    said = {address(*term.place) for term in seen if term.place}
    assert set(wanted.split()) <= said
    held = {address(*other) for other in account(Sheet(Grid("s.xlsx", "Sheet1", rows, merged=merged))).terms}
    assert said.isdisjoint(held), "a figure is no word of another"
