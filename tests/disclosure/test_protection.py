"""Which counts are not shown: the small ones, and those that would give them away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from psrstats.config import Agreement, Measure
from psrstats.disclosure import Cells
from psrstats.disclosure.secondary import secondary
from psrstats.disclosure.witnesses import Witnesses
from tests.bench.disclosure import blocks_of, tried
from tests.bench.random_reports import random_report
from tests.disclosure.reports import NAN, PLANS, attacked, hidden, sent, settings_of, shown

LINE = {"0-4": 3.0, "5-9": 14.0, "10-15": 21.0, "": 38.0}


@pytest.mark.parametrize(
    ("policy", "small"),
    [
        ({}, {"1", "5"}),
        ({"policy": "threshold", "n": 10}, {"1", "5", "6", "7", "9"}),
        ({"policy": "nhs-1-7-round-5"}, {"1", "5", "6", "7"}),
        ({"policy": "round", "to": 5}, set()),
        ({"policy": "none"}, set()),
        ({"zeros": "hidden"}, {"0", "1", "5"}),
    ],
)
def test_each_policy_has_its_small_counts(policy: dict[str, Any], small: set[str]) -> None:
    counts = {str(count): float(count) for count in (0, 1, 5, 6, 7, 9, 10)}
    assert hidden(sent(counts), settings_of(**policy)) == small


def test_what_is_not_about_children_is_left_alone() -> None:
    courses = Measure(name="plans", title="Courses", source="s", children=False)
    assert hidden(sent(LINE), settings_of(courses)) == set()


def test_one_small_part_takes_another_with_it() -> None:
    assert hidden(sent(LINE), settings_of()) == {"0-4", "5-9"}


def test_without_secondary_suppression_the_attacker_finds_it() -> None:
    (breach,) = attacked(sent(LINE), settings_of(), {("plans", "Town", "0-4", "", "2019-20")}).breaches
    assert (breach.least, breach.greatest) == (3, 3)
    assert [each[2] for each in breach.by] == ["5-9", "10-15", ""]
    assert [each[2] for each in breach.closed_by] == ["5-9"]


def test_small_parts_cover_one_another_if_they_can() -> None:
    assert hidden(sent({"a": 2.0, "b": 4.0, "c": 30.0, "": 36.0}), settings_of()) == {"a", "b"}
    assert hidden(sent({"a": 1.0, "b": 2.0, "c": 30.0, "": 33.0}), settings_of()) == {"a", "b", "c"}


def test_zeros_are_never_taken_for_cover_and_totals_last() -> None:
    assert hidden(sent({"a": 3.0, "b": 0.0, "c": 30.0, "": 33.0}), settings_of()) == {"a", "c"}
    assert hidden(sent({"": 33.0, "a": 3.0, "b": 30.0}), settings_of()) == {"a", "b"}
    assert hidden(sent({"a": 3.0, "b": 0.0, "": 3.0}), settings_of()) == {"a", "plans"}
    assert hidden(sent({"a": 3.0, "b": 0.0, "c": 0.0, "d": 8.0, "": 11.0}), settings_of()) == {"a", "d"}


def test_items_and_areas_add_up_as_groups_do() -> None:
    items = [one | {"group": "", "item": one["group"]} for one in sent(LINE)]
    assert hidden(items, settings_of()) == {"0-4", "5-9"}
    areas = [one | {"group": "", "area": one["group"] or "Town"} for one in sent(LINE)]
    assert hidden(areas, settings_of(areas=("0-4", "5-9", "10-15"))) == {"0-4", "5-9"}
    assert hidden(areas, settings_of(areas=("0-4", "5-9", "10-15", "16-17"))) == {
        "0-4",
        "5-9",
    }  # they add up as they are
    more = [one | {"value": 39.0} if one["area"] == "Town" else one for one in areas]
    assert hidden(more, settings_of(areas=("0-4", "5-9", "10-15", "16-17"))) == {"0-4"}  # nobody knows the fourth


def test_a_figure_to_keep_costs_all_else_first() -> None:
    assert hidden(sent(LINE), settings_of(keep=["plans:5-9"])) == {"0-4", "10-15"}
    both = {"0-4": 3.0, "5-9": 14.0, "": 17.0}
    assert hidden(sent(both), settings_of(keep=["plans"])) == {"0-4", "5-9"}
    assert hidden(sent(both), settings_of(keep=["plans:5-9"])) == {"0-4", "plans"}


def test_a_total_elsewhere_that_agrees_gives_nothing_away() -> None:
    other = Measure(name="other", title="Other", source="s")
    agreement = Agreement(first="plans:0-4", second="other")
    observations = [*sent({"0-4": 8.0, "": 40.0}), *sent({"a": 3.0, "b": 5.0, "": 8.0}, "other")]
    settings = settings_of(PLANS, other, agreements=[agreement])
    assert attacked(observations, settings).breaches == ()
    observations = [
        *sent({"0-4": 10.0, "5-9": 30.0, "": 40.0}),
        *sent({"a": 3.0, "b": 0.0, "c": 7.0, "": 10.0}, "other"),
    ]
    kept = settings_of(PLANS, other, agreements=[agreement], keep=["other:c"])
    assert attacked(observations, kept).breaches == ()
    assert hidden(observations, kept) == {"a", "other", "0-4", "5-9"}


def test_the_same_count_in_two_tables_is_left_out_of_both() -> None:
    other = Measure(name="other", title="Other", source="s")
    settings = settings_of(PLANS, other, agreements=[Agreement(first="plans:0-4", second="other")])
    # The total of `other` is the first group of `plans`: to leave out the one without the other would be for nothing.
    observations = [*sent({"0-4": 3.0, "5-9": 14.0, "10-15": 21.0, "": 38.0}), *sent({"": 3.0}, "other")]
    assert hidden(observations, settings) == {"0-4", "5-9", "other"}


def test_a_complement_that_is_small_is_kept_too() -> None:
    of = Measure(name="seen", title="Seen", source="s")
    share = Measure(name="share", title="Share", unit="percent", numerator="seen", denominator="plans")
    observations = [*sent({"": 90.0}), *sent({"": 87.0}, "seen")]
    assert len(hidden(observations, settings_of(PLANS, of, share))) == 1
    assert hidden(observations, settings_of(PLANS, of)) == set()


def test_few_in_a_total_but_in_none_of_its_parts_are_kept_too() -> None:
    assert len(hidden(sent({"boys": 30.0, "girls": 31.0, "": 63.0}), settings_of())) >= 1
    assert hidden(sent({"boys": 30.0, "girls": 31.0, "": 90.0}), settings_of()) == set()


def test_what_an_agency_suppressed_is_covered_as_well() -> None:
    assert hidden(sent({"a": NAN, "b": 14.0, "c": 21.0, "": 38.0}), settings_of()) == {"a", "b"}


def test_a_part_that_was_not_sent_leaves_the_others_open() -> None:
    rows = sent({"a": NAN, "b": NAN, "c": 21.0, "": 39.0})
    assert attacked([rows[0], rows[1] | {"marker": "x"}, *rows[2:]], settings_of()).breaches == ()
    assert hidden([rows[0], rows[1] | {"marker": "x"}, *rows[2:]], settings_of()) == {"a"}


def test_what_last_year_s_report_left_out_is_not_shown_now() -> None:
    before = Cells((("plans", "Town", "5-9", "", "2019-20"),), pd.Series([NAN]).to_numpy(), ("c",))
    counts = {"0-4": 30.0, "5-9": 14.0, "10-15": 21.0, "": 65.0}
    assert hidden(sent(counts), settings_of()) == set()
    assert len(hidden(sent(counts), settings_of(), before)) == 2


def test_what_last_year_s_report_shows_is_no_cover() -> None:
    places = tuple(("plans", "Town", group, "", "2019-20") for group in ("5-9", ""))
    before = Cells(places, pd.Series([14.0, 38.0]).to_numpy(), ("", ""))
    assert hidden(sent(LINE), settings_of(), before) == {"0-4", "10-15"}
    assert attacked(sent(LINE), settings_of(), before=before).breaches == ()


def test_a_small_count_that_last_year_s_report_shows_is_known_anyway() -> None:
    before = Cells((("plans", "Town", "0-4", "", "2019-20"),), pd.Series([3.0]).to_numpy(), ("",))
    assert hidden(sent(LINE), settings_of(), before) == set()


def test_nothing_is_left_out_without_need() -> None:
    idle = 0
    for seed in range(4):
        for block in blocks_of(random_report(seed, 8, 6)):
            done = secondary(block)
            for number in np.flatnonzero(done.hidden & ~block.hidden).tolist():
                shown_again = done.hidden.copy()
                shown_again[number] = False
                idle += not replace(done, hidden=shown_again).narrow(Witnesses(done.true, done.relations))
    assert idle == 0


def test_rounding_leaves_every_count_three_values() -> None:
    settings = settings_of(policy="round", to=5)
    observations = sent({"a": 7.0, "b": 7.0, "": 14.0})
    assert attacked(observations, settings).breaches == ()
    (first, second) = attacked(observations, settings, set()).breaches  # 5 + 5 = 15 tells that both are 6 or 7
    assert (first.least, first.greatest) == (second.least, second.greatest) == (6, 7)
    assert shown(sent({"a": 12.0, "b": 13.0, "c": 2.0}), settings)["value"].tolist() == [10.0, 15.0, 0.0]
    ten = shown(sent({"a": 4.0, "b": 0.0}), settings_of(policy="round", to=10))
    assert ten["marker"].tolist() == ["low", ""]
    low = sent({"a": 4.0, "b": 0.0, "c": 38.0, "d": 55.0, "": 97.0})
    assert hidden(low, settings_of(policy="round", to=10)) == set()  # low is 1 to 4, whatever the others tell
    assert attacked(low, settings_of(policy="round", to=10)).breaches == ()


@given(st.lists(st.integers(0, 7), min_size=6, max_size=6))
@examples(max_examples=20, deadline=None)
def test_every_suppressed_count_can_be_one_of_three_by_trying_all(values: list[int]) -> None:
    """A 2 x 3 table with its totals: every table of up to 10 children a cell that prints the same is tried."""
    cells = dict(zip(product("ab", "xyz"), values, strict=True))
    cells |= {(row, ""): sum(cells[row, column] for column in "xyz") for row in "ab"}
    cells |= {("", column): cells["a", column] + cells["b", column] for column in ("x", "y", "z", "")}
    observations = [one for (row, column), value in cells.items() for one in sent({row: float(value)}, item=column)]
    made = shown(observations, settings_of())
    printed = {
        (group, item): None if marker else int(value)
        for group, item, marker, value in zip(made["group"], made["item"], made["marker"], made["value"], strict=True)
    }
    possible: dict[tuple[str, str], set[int]] = {cell: set() for cell, value in printed.items() if value is None}
    for table in _tables(printed):
        for cell in possible:
            possible[cell] |= set(np.unique(table[cell]).tolist())
    assert all(max(found) - min(found) >= 2 for found in possible.values())


Tables = dict[tuple[str, str], NDArray[np.int64]]


def _tables(printed: dict[tuple[str, str], int | None]) -> Iterator[Tables]:
    """Give the tables that print so, many at a time: each first row with every second."""

    def rows(row: str) -> list[dict[tuple[str, str], int]]:
        choices = [range(1, 11) if printed[row, c] is None else [printed[row, c] or 0] for c in "xyz"]
        found = [dict(zip(((row, c) for c in "xyz"), values, strict=True)) for values in product(*choices)]
        for one in found:
            one[row, ""] = sum(one[row, c] for c in "xyz")
        return [one for one in found if printed[row, ""] in (None, one[row, ""])]

    others = rows("b")
    second = {("b", c): np.array([one["b", c] for one in others]) for c in ("x", "y", "z", "")}
    for first in rows("a"):
        tried = {cell: np.full(len(others), value) for cell, value in first.items()} | second
        tried |= {("", c): tried["a", c] + tried["b", c] for c in ("x", "y", "z", "")}
        so = np.ones(len(others), dtype=bool)
        for c in ("x", "y", "z", ""):
            so &= printed["", c] is None or tried["", c] == printed["", c]
        yield {cell: values[so] for cell, values in tried.items()}


def test_seeded_reports_are_safe_with_secondary_suppression_and_open_without() -> None:
    made = [tried(random_report(seed)) for seed in (4, 6)]  # the bench makes thousands
    assert sum(one.breaches for one in made) == 0
    assert all(one.bare for one in made)
