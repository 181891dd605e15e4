"""Figures in another unit than their measure."""

from __future__ import annotations

import pytest

from psrstats.checks.unit import unit
from psrstats.config import Measure
from tests.checks.evidence import evidence_of
from tests.measures.reports import observed, settings_of

MEASURES = (
    Measure(name="poor", title="In poverty", source="s", unit="percent"),
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="rate", title="Rate", source="s", unit="rate", per=1000),
)


@pytest.mark.parametrize(
    ("name", "value", "given", "severity"),
    [
        ("poor", 0.36, {}, "warning"),
        ("poor", 36.0, {"cell_unit": "percent"}, None),
        ("poor", 159.0, {"cell_unit": "percent"}, "warning"),
        ("plans", 9.0, {"cell_unit": "percent"}, "warning"),
        ("plans", 9.0, {}, None),
        ("plans", 4.1, {}, "error"),
        ("rate", 16.7, {"cell_unit": "percent"}, "error"),
        ("rate", 16.7, {"unit_said": "per 1,000"}, None),
        ("rate", 16.7, {"unit_said": "per 100,000"}, "error"),
    ],
)
def test_a_unit_that_is_not_its_measure_s(name: str, value: float, given: dict[str, str], severity: str | None) -> None:
    found = list(unit(evidence_of(settings_of(MEASURES), observed(name, value, **given))))
    assert [(one.severity, one.where) for one in found] == ([(severity, (f"{name} 2019-20",))] if severity else [])


@pytest.mark.parametrize(("others", "told"), [((2.1, 3.4, 4.0), []), ((0.4, 0.3, 4.0), ["poor 3", "poor 0", "poor 1"])])
def test_a_percentage_below_one_among_others_above_it_is_small(others: tuple[float, ...], told: list[str]) -> None:
    sent = [observed("poor", value, area=f"Area {at}", cell=f"poor {at}") for at, value in enumerate((*others, 0.7))]
    found = [cell for one in unit(evidence_of(settings_of(MEASURES), *sent)) for cell in one.where]
    assert sorted(found) == sorted(told)


def test_shares_of_a_net_number_may_be_more_than_all() -> None:
    shares = {"in": 300.0, "out": -200.0}
    sent = [observed("poor", value, group=group, cell=group, cell_unit="percent") for group, value in shares.items()]
    assert list(unit(evidence_of(settings_of(MEASURES), *sent))) == []
    (finding,) = unit(evidence_of(settings_of(MEASURES), sent[0]))
    assert "more than all" in finding.message
