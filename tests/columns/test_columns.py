"""Words, inputs and places: found again, whatever their order."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from psrstats.columns import ABSENT, Columns, Inputs, Words
from psrstats.model import FIGURES

NAMES = st.sampled_from(["", "a", "b", "c"])
PLACES = st.lists(st.tuples(NAMES, NAMES, NAMES, NAMES), max_size=12)
ROWS = st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=8)


def columns(places: list[tuple[str, str, str, str]]) -> Columns:
    blank: dict[str, Any] = {name: [""] * len(places) for name in FIGURES if name != "inputs"}
    numbers: dict[str, Any] = {name: np.zeros(len(places)) for name in ("value", "places", "per")}
    keys = {name: [place[part] for place in places] for part, name in enumerate(("measure", "area", "group", "period"))}
    return Columns.of(blank | numbers | keys)


@given(PLACES)
def test_a_row_is_found_by_its_place_the_first_of_several(places: list[tuple[str, str, str, str]]) -> None:
    found = columns(places)
    assert found.find(np.arange(len(places))).tolist() == [places.index(place) for place in places]


@given(PLACES, NAMES)
def test_a_row_is_found_with_another_area(places: list[tuple[str, str, str, str]], area: str) -> None:
    found = columns(places).find(np.arange(len(places)), area=area)
    wanted = [(measure, area, group, period) for measure, _, group, period in places]
    assert found.tolist() == [places.index(place) if place in places else ABSENT for place in wanted]


@given(ROWS, st.lists(st.integers(0, 7), max_size=10))
def test_inputs_are_taken_with_their_rows(rows: list[list[int]], wanted: list[int]) -> None:
    inputs = Inputs.each(rows)
    wanted = [row for row in wanted if row < len(rows)]
    taken = inputs.take(np.array(wanted, dtype=np.intp))
    assert [taken.of(row) for row in range(len(wanted))] == [rows[row] for row in wanted]


@given(ROWS, ROWS, st.integers(0, 9))
def test_users_are_those_that_have_a_row_among_their_inputs(
    rows: list[list[int]], more: list[list[int]], row: int
) -> None:
    inputs = Inputs.each(rows).stack(Inputs.each(more))
    assert sorted(set(inputs.users(row))) == [user for user, of in enumerate([*rows, *more]) if row in of]


@given(st.lists(st.tuples(NAMES, NAMES)))
def test_words_are_told_one_by_one_or_together(pairs: list[tuple[str, str]]) -> None:
    words = Words()
    first, second = (words.codes([pair[side] for pair in pairs]) for side in (0, 1))
    assert words.texts(words.map(lambda one, other: one + other, first, second)).tolist() == [a + b for a, b in pairs]
