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
