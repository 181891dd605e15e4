"""Ranks that an agency states."""

from __future__ import annotations

import pytest

from psrstats.checks.rank_said import rank_said
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

POOR = Measure(name="poor", title="Children in poverty", label="In poverty", source="s", unit="percent")
RANK = Measure(name="rank", title="Rank of children in poverty", label="Rank of poverty", source="s", unit="score")


def found(values: list[float], ranks: list[float], measures: tuple[Measure, ...] = (POOR, RANK)) -> list[Finding]:
    observations: list[Observed] = []
    for number, (value, rank) in enumerate(zip(values, ranks, strict=True)):
        area = f"W{number}"
        observations += [observed("poor", value, area=area, cell=f"v{number}") | {"places": 1}]
        observations += [observed("rank", rank, area=area, cell=f"r{number}")]
    return list(rank_said(evidence_of(settings_of(measures), *observations)))


VALUES = [31.0, 22.4, 18.9, 12.5]


@pytest.mark.parametrize(
    ("ranks", "wrong"),
    [
        ([1, 2, 3, 4], ()),
        ([4, 3, 2, 1], ()),  # the lowest may be first
        ([12, 40, 41, 90], ()),  # among more than are listed
        ([1, 3, 2, 4], ("r1", "v1")),
        ([1, 2, 2, 4], ()),
    ],
)
def test_ranks_stand_in_the_order_of_their_values(ranks: list[float], wrong: tuple[str, ...]) -> None:
    findings = found(VALUES, ranks)
    assert [one.severity for one in findings] == (["error"] if wrong else [])
    if wrong:
        assert set(findings[0].where) & {"r1", "r2"}


def test_values_that_print_alike_may_stand_either_way() -> None:
    assert found([31.0, 22.4, 22.4, 12.5], [1, 3, 2, 4]) == []
    assert found([31.0, 22.5, 22.4, 12.5], [1, 3, 2, 4]) == []  # 22.45 may be either
    assert len(found([31.0, 22.6, 22.4, 12.5], [1, 3, 2, 4])) == 1


def test_ranks_of_something_else_are_let_be() -> None:
    assert found(VALUES, [3, 1, 4, 2]) == []
    other = RANK.model_copy(update={"title": "Rank of income", "label": "Rank of income"})
    assert found(VALUES, [1, 3, 2, 4], (POOR, other)) == []
