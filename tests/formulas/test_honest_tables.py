"""No figure of an honest table is called impossible, however it was rounded; most slips are."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from psrstats.formulas.adds_up import Adding
from psrstats.formulas.change_fits import ChangeGrade
from psrstats.formulas.grade import Grade
from tests.bench import honest_tables
from tests.bench.honest_tables import KINDS, added, changed, graded, honest

IMPOSSIBLE = {f"{what} {Adding.never.value}" for what in ("counts", "percentages")} | {
    f"{what} {grade.value}"
    for what in ("points", "per cent")
    for grade in (ChangeGrade.never, ChangeGrade.other_kind, ChangeGrade.later_base, ChangeGrade.turned)
}
TABLES = 300


@pytest.mark.parametrize("name", KINDS)
def test_no_honest_figure_is_impossible(name: str) -> None:
    draw = random.Random(name)
    tables = [honest(draw, KINDS[name]) for _ in range(TABLES)]
    grades, others = graded(tables), added(tables) + changed(tables)
    assert grades[Grade.impossible.value] == 0
    assert not IMPOSSIBLE & set(others)
    assert grades.total() > 3 * TABLES
    assert grades.total() < 12 * TABLES
    assert others.total() > 2 * TABLES


def test_figures_rounded_half_up_are_all_right() -> None:
    draw = random.Random(1)
    tables = [honest(draw, KINDS["half-up"]) for _ in range(TABLES)]
    assert set(graded(tables)) == {Grade.half_up.value}
    assert {words for words in added(tables) if words.startswith("counts")} == {"counts exactly"}
    assert not any(ChangeGrade.other_rule.value in words for words in changed(tables))


@pytest.mark.parametrize(("slip", "least"), [("digit", 0.97), ("exchange", 1), ("unit", 1)])
def test_slips_are_found_and_named(slip: str, least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(honest_tables, "SLIPS", 400)
    found = honest_tables.slips_found(random.Random(slip), slip)
    assert found["not half-up"] == found["made"]
    assert found["impossible"] >= least * found["made"]
    assert found["named"] >= 0.9 * found["impossible"]


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("table", [honest_tables.national, honest_tables.rates])
def test_no_figure_of_a_national_table_is_impossible(table: object, shared: Path) -> None:
    assert callable(table)
    assert shared == honest_tables.SHARED
    told: dict[str, Counter[str]] = table()
    [rounded] = [counts for words, counts in told.items() if words.endswith("rounded to 10")]
    assert rounded[Grade.impossible.value] == 0
    assert rounded.total() > 100


@pytest.mark.usefixtures("shared")
def test_what_computers_round_wrong_is_explained() -> None:
    found = honest_tables.hazards()
    assert {words for words in found if words.startswith("expected")} == {"expected: half-up"}
    assert not any(words.endswith(Grade.impossible.value) for words in found)
    assert set(honest_tables.grim()) == {"agrees"}
