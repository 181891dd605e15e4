"""A target is met, missed, or within its tolerance, told by decimals as typed."""

from __future__ import annotations

from typing import Literal

import pytest

from psrstats.formulas.target import target


@pytest.mark.parametrize(
    ("value", "polarity", "outcome"),
    [
        (95.1, "high", "met"),
        (95, "high", "met"),
        (94.9, "high", "within tolerance"),
        (90, "high", "within tolerance"),
        (89.99, "high", "missed"),
        (94.9, "low", "met"),
        (100, "low", "within tolerance"),
        (100.01, "low", "missed"),
    ],
)
def test_the_tolerance_lies_on_the_side_that_is_not_good(
    value: float, polarity: Literal["high", "low"], outcome: str
) -> None:
    assert target(value, 95, 5, polarity=polarity) == outcome


def test_it_is_told_by_decimals_and_not_by_their_floats() -> None:
    assert 0.4 - 0.3 > 0.1
    assert target(0.4, 0.3, 0.1, polarity="low") == "within tolerance"
    assert target(0.3, 0.4, 0.1, polarity="high") == "within tolerance"


def test_without_a_tolerance_it_is_met_or_missed() -> None:
    assert [target(value, 5, polarity="high") for value in (5, 4.999)] == ["met", "missed"]


def test_a_target_needs_a_polarity_and_no_negative_tolerance() -> None:
    with pytest.raises(ValueError, match="needs a polarity"):
        target(1, 2, polarity="")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cannot be negative"):
        target(1, 2, -1, polarity="high")
