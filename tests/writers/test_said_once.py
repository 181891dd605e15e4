"""A table as people read it: each thing once, nothing that may not break is broken, no figure is another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.model import PERIOD, UNIT, Cell, Column, Table
from psrstats.writers.said_once import NOTE, said_once, unbroken

POINTS = "percentage points"


def table(*rows: tuple[str, ...], title: str = "Plans", last: str = "Change") -> Table:
    columns = (Column("Measure", number=False), Column(PERIOD, number=False), Column(UNIT, number=False), Column(last))
    return Table("plans", title, columns, tuple(tuple(map(Cell, row)) for row in rows))


def read(made: Table) -> tuple[str, list[str], list[list[str]]]:
    plain = [[re.sub("[\u2011\u2212]", "-", cell.text).replace("\u00a0", " ") for cell in row] for row in made.rows]
    return made.title, [column.title for column in made.columns], plain


def test_what_all_rows_share_goes_into_the_title() -> None:
    made = table(("Plans", "2019-20", "per 10,000", "4.1"), ("Referrals", "2019-20", "per 10,000", "9.0"))
    assert read(said_once(made)) == (
        "Plans, 2019-20 (per 10,000)",
        ["Measure", "Change"],
        [["Plans", "4.1"], ["Referrals", "9.0"]],
    )


def test_a_title_that_says_it_says_it_once_and_numbers_need_no_unit() -> None:
    made = table(("Plans", "2019-20", "number", "4"), title="Plans, 2019-20")
    assert read(said_once(made))[0] == "Plans, 2019-20"


def test_what_differs_stays_and_units_stand_behind_what_they_are_of() -> None:
    made = table(
        *(("Plans", "2019-20", "number", "4"), ("Rate of plans", "Q4 2019-20", "per 10,000", "9.0")),
        *(("On time", "2019-20", "%", "95%"), ("Average score", "2019-20", "score", "41.2")),
    )
    assert read(said_once(made))[1:] == (
        ["Measure", "Period", "Change"],
        [
            *(["Plans", "2019-20", "4"], ["Rate of plans (per 10,000)", "Q4 2019-20", "9.0"]),
            *(["On time", "2019-20", "95%"], ["Average score", "2019-20", "41.2"]),
        ],
    )


def test_points_stand_over_a_column_of_their_own_and_behind_figures_among_others() -> None:
    rows = (("A", "2019", "%", f"-2.4 {POINTS}"), ("B", "2019", "%", "[x]"))
    alone, mixed = said_once(table(*rows)), said_once(table(*rows, ("C", "2019", "number", "+3")))
    assert read(alone)[1:] == (["Measure", "Change (points)"], [["A", "-2.4"], ["B", "[x]"]])
    assert read(mixed)[1:] == (["Measure", "Change"], [["A", "-2.4 points"], ["B", "[x]"], ["C", "+3"]])
    assert NOTE in alone.notes
    assert NOTE in mixed.notes


def test_a_table_without_rows_stays_as_it_is() -> None:
    assert said_once(table()) == table()


def test_groups_that_are_called_period_are_no_periods() -> None:
    made = Table("a", "A", (Column(PERIOD, number=False), Column("B")), ((Cell("Day"), Cell("3")),))
    assert said_once(made) == made


@pytest.mark.parametrize("text", ["", "no change", "Year 6", "9=", "[c]", "Under-18 conceptions", "up 3"])
def test_words_stay_as_they_are(text: str) -> None:
    assert unbroken(text) == text


@given(st.from_regex(r"[+-]?\d{1,3}(,\d{3})?(\.\d)?%?", fullmatch=True))
def test_a_figure_is_the_same_but_for_its_minus_sign(text: str) -> None:
    assert unbroken(text) == text.replace("-", "\u2212")


def test_a_workbook_s_words_and_numbers_stay_as_they_are_typed() -> None:
    made = table(("Seen", "2019-20", "%", "+2.4 percentage points"), ("Visits", "Q4 2019-20", "number", "-20"))
    once = said_once(made, set_as_type=False)
    assert [[cell.text for cell in row] for row in once.rows] == [
        ["Seen", "2019-20", "+2.4 percentage points"],
        ["Visits", "Q4 2019-20", "-20"],
    ]
    alone = said_once(table(("Seen", "2019-20", "%", "-2.4 percentage points")), set_as_type=False)
    assert (alone.title, alone.columns[-1].title) == ("Plans, 2019-20 (%)", "Change (percentage points)")
    assert (alone.rows[0][-1].text, alone.notes) == ("-2.4", ())
