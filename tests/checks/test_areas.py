"""Areas within that are missing, unknown or not sent at all."""

from __future__ import annotations

import pytest

from psrstats.checks.areas import areas
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import observed, settings_of

POOR = Measure(name="poor", title="In poverty", source="s", unit="percent")
WARDS = ("Abbey", "Castle", "Mill", "Park")


def found(*sent: str, comparators: tuple[str, ...] = ()) -> list[Finding]:
    settings = settings_of((POOR,), areas=WARDS, comparators=comparators)
    rows = [observed("poor", 20.0 + number, area=area, cell=f"a!{area}") for number, area in enumerate(sent)]
    return list(areas(evidence_of(settings, *rows)))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (WARDS, []),
        (WARDS[:3], ["Park"]),
        (WARDS[:2], []),  # half of them is a table of something else
        ((*WARDS, "Mlil"), ["Mlil"]),
    ],
)
def test_the_areas_are_those_that_are_listed(sent: tuple[str, ...], told: list[str]) -> None:
    findings = found(*sent)
    assert [one.severity for one in findings] == ["warning"] * len(told)
    assert all(name in one.message for one, name in zip(findings, told, strict=True))


@pytest.mark.parametrize(("also", "told"), [((), 1), (("England",), 0)])
def test_a_comparator_that_nobody_sent_is_a_note(also: tuple[str, ...], told: int) -> None:
    assert [one.severity for one in found(*WARDS, *also, comparators=("England",))] == ["note"] * told


def test_the_areas_that_there_are_are_told_in_the_order_in_which_they_were_sent() -> None:
    (finding,) = found(*WARDS, comparators=("Elsewhere",))
    assert finding.explanation == "There are: Abbey, Castle, Mill, Park."


def test_an_area_that_is_misspelt_is_not_missing_as_well() -> None:
    (finding,) = found("Abbey", "Castle", "Mlil", "Park")
    assert (finding.where, finding.explanation) == (("a!Mlil",), "Did you mean 'Mill'?")


@pytest.mark.parametrize(
    ("other", "told"),
    [(("Abbey", "Castle", "North & South"), 0), (("Abbey", "Castle", "north and  south"), 1), (("Abbey", "Castle"), 0)],
)
def test_without_a_list_an_area_named_in_two_ways_is_a_warning(other: tuple[str, ...], told: int) -> None:
    late = Measure(name="late", title="Late", source="s", unit="percent")
    names = {"poor": ("Abbey", "Castle", "North & South"), "late": other}
    sent = [observed(name, 20.0, area=area, cell=f"{name}!{area}") for name in names for area in names[name]]
    findings = [one for one in areas(evidence_of(settings_of((POOR, late)), *sent)) if one.expected]
    assert [one.where for one in findings] == [("late!north and  south", "poor!North & South")] * told
