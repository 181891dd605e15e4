"""Percentages of one whole."""

from __future__ import annotations

import pytest

from psrstats.checks.hundred import hundred
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

SHARE = Measure(name="share", title="Share", source="s", unit="percent")


def rows(shares: dict[str, float], period: str = "2019-20", column: str = "B", **given: str) -> list[Observed]:
    cells = {"cell_unit": "percent"} | given
    return [
        observed("share", value, period, group=group, cell=f"a.csv!a!{column}{line}", **cells) | {"places": 1}
        for line, (group, value) in enumerate(shares.items(), 2)
    ]


def found(*observations: Observed) -> list[Finding]:
    return list(hundred(evidence_of(settings_of((SHARE,)), *observations)))


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        ({"0-4": 33.3, "5-9": 33.3, "10-17": 33.3}, 0),
        ({"0-4": 33.3, "5-9": 38.3, "10-17": 33.3}, 1),
        ({"0-4": 33.3, "5-9": 28.3, "10-17": 33.3}, 1),
        ({"0-4": 33.3, "5-9": 28.3, "16-17": 33.3}, 0),  # the ages between are not told
        ({"Boys": 52.0, "Girls": 49.0}, 1),
        ({"0-4": 20.0, "5-9": 50.0, "10-17": 12.0}, 0),  # each is of its own age
        ({"Boys": 52.0, "Girls": 47.0, "Unknown": 1.0}, 0),
        ({"Neglect": 52.0, "Harm": 31.0}, 0),  # nobody says that these are all
    ],
)
def test_parts_that_are_all_there_are_add_up_to_a_hundred(shares: dict[str, float], told: int) -> None:
    assert [one.severity for one in found(*rows(shares))] == ["warning"] * told


def test_parts_that_add_up_elsewhere_are_all_there_are() -> None:
    years = [
        one
        for column, year in (("C", "2017-18"), ("D", "2018-19"))
        for one in rows({"Neglect": 60.0, "Harm": 40.0}, year, column)
    ]
    wrong = rows({"Neglect": 52.0, "Harm": 31.0})
    assert [one.severity for one in found(*years, *wrong)] == ["error"]
    assert found(*years[:2], *wrong) == []  # one year is not enough to know
