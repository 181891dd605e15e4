"""The least and the greatest of unknown counts, against published attacks and against trying everything."""

from __future__ import annotations

import json
from itertools import product
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psrstats.disclosure.program import Program
from psrstats.disclosure.relation import Relation

FIXTURES = "published-values/attack_fixtures.json"


def two_way(fixture: dict[str, Any]) -> tuple[Program, dict[str, int]]:
    """Make the program of a table whose margins are published."""
    rows, columns, values = fixture["rows"], fixture["cols"], np.array(fixture["values"])
    place = {f"{row},{column}": r * len(columns) + c for r, row in enumerate(rows) for c, column in enumerate(columns)}
    known = values.reshape(-1).astype(float)
    lower, upper = known.copy(), known.copy()
    for row, column in fixture["suppressed"]:
        lower[place[f"{row},{column}"]] = fixture["lower_bound"]
        upper[place[f"{row},{column}"]] = fixture.get("upper_bound", inf)
    table = np.arange(values.size).reshape(values.shape)
    margins = [(line, known[line].sum()) for line in (*table, *table.T)]
    relations = tuple(Relation(tuple(line.tolist()), (1.0,) * len(line), total, total) for line, total in margins)
    if len(rows) == 1:  # a single row: its columns have no totals but themselves
        relations = relations[:1]
    return Program(lower, upper, relations), place


def test_published_attacks_have_the_bounds_they_state(shared: Path) -> None:
    checked = 0
    for fixture in json.loads((shared / FIXTURES).read_text(encoding="utf-8"))["two_way"]:
        program, place = two_way(fixture)
        for cell, bounds in fixture["expect"].items():
            assert program.range_of(place[cell]) == tuple(bounds), (fixture["id"], cell)
            checked += 1
    assert checked == 13


def test_tables_that_are_safe_alone_are_open_together(shared: Path) -> None:
    (fixture,) = json.loads((shared / FIXTURES).read_text(encoding="utf-8"))["linked"]
    names = list(fixture["cells"])
    known = np.array(list(fixture["cells"].values()), dtype=float)
    hidden = np.array([name in fixture["suppressed"] for name in names])
    lower, upper = np.where(hidden, fixture["lower_bound"], known), np.where(hidden, inf, known)

    def relations(groups: list[str]) -> tuple[Relation, ...]:
        members = [tuple(names.index(cell) for cell in fixture["groups"][group]) for group in groups]
        totals = [known[list(cells)].sum() for cells in members]
        return tuple(
            Relation(cells, (1.0,) * len(cells), total, total) for cells, total in zip(members, totals, strict=True)
        )

    for table in fixture["tables"]:
        alone = Program(lower, upper, relations(table))
        for cell in fixture["suppressed"]:
            least, greatest = alone.range_of(names.index(cell)) or (0, 0)
            assert greatest - least >= 2, (table, cell)
    joint = Program(lower, upper, relations([group for table in fixture["tables"] for group in table]))
    for cell, bounds in fixture["expect_joint"].items():
        assert joint.range_of(names.index(cell)) == tuple(bounds)


CELLS = st.integers(0, 7)


@given(st.lists(st.integers(0, 4), min_size=8, max_size=8), st.sets(CELLS, min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_bounds_are_those_of_trying_everything(values: list[int], hidden: set[int], data: st.DataObject) -> None:
    """Three ways of adding up a 2 x 2 x 2 table, where linear programs alone give parts of children."""
    cube = np.arange(8).reshape(2, 2, 2)
    lines = [tuple(cube[line].ravel().tolist()) for line in np.ndindex(2, 2)]
    lines += [tuple(cube[:, one, other].tolist()) for one, other in np.ndindex(2, 2)]
    lines += [tuple(cube[one, :, other].tolist()) for one, other in np.ndindex(2, 2)]
    lines = data.draw(st.lists(st.sampled_from(lines), max_size=12, unique=True))
    known = np.array(values, dtype=float)
    lower = np.array([0 if at in hidden else one for at, one in enumerate(values)], dtype=float)
    upper = np.array([4 if at in hidden else one for at, one in enumerate(values)], dtype=float)
    relations = tuple(
        Relation(line, (1.0,) * len(line), known[list(line)].sum(), known[list(line)].sum()) for line in lines
    )
    solutions = _all_solutions(values, sorted(hidden), lines)
    program = Program(lower, upper, relations)
    for place, cell in enumerate(sorted(hidden)):
        found = [solution[place] for solution in solutions]
        assert program.range_of(cell) == (min(found), max(found))


def _all_solutions(values: list[int], hidden: list[int], lines: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    solutions = []
    for tried in product(range(5), repeat=len(hidden)):
        filled = dict(enumerate(values)) | dict(zip(hidden, tried, strict=True))
        if all(sum(filled[at] for at in line) == sum(values[at] for at in line) for line in lines):
            solutions.append(tried)
    return solutions


def test_a_number_without_an_end_says_so() -> None:
    program = Program(np.array([1.0, 1.0]), np.array([inf, inf]), (Relation((0, 1), (1.0, -1.0), 3, 3),))
    assert program.range_of(0) == (4, inf)


def test_what_cannot_be_has_no_range() -> None:
    program = Program(np.array([1.0, 1.0]), np.array([5.0, 5.0]), (Relation((0, 1), (1.0, 1.0), 20, 20),))
    assert program.range_of(0) is None


@pytest.mark.parametrize(("low", "high"), [(3.0, 3.0), (2.0, 5.0)])
def test_a_number_in_no_relation_keeps_its_own_ends(low: float, high: float) -> None:
    assert Program(np.array([low]), np.array([high]), ()).range_of(0) == (low, high)
