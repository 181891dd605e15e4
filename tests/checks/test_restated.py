"""Figures held against those of the report before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks.restated import restated
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of, work_out

MEASURES = (
    Measure(name="plans", title="Plans", source="s"),
    Measure(name="people", title="People", source="s", children=False),
    Measure(name="share", title="Share", source="s", unit="percent"),
    Measure(name="part", title="Part", unit="percent", numerator="plans", denominator="people"),
)


def row(name: str, value: float, period: str = "2018-19", **given: str | int) -> Observed:
    return observed(name, value, period, cell=f"s.csv!s!{name}") | given


def found(now: list[Observed], before: list[Observed]) -> list[Finding]:
    settings = settings_of(MEASURES, against="../2018-19")
    return list(restated(replace(evidence_of(settings, *now), before=work_out(settings, *before))))


def hidden(name: str) -> Observed:
    return row(name, float("nan"), marker="c", original="[c]") | {"places": 0}


def test_a_figure_that_differs_is_a_warning_with_the_cells_of_both_reports() -> None:
    (finding,) = found([row("plans", 41)], [row("plans", 40)])
    assert (finding.severity, finding.printed, finding.expected) == ("warning", "41", "40")
    assert finding.where == ("s.csv!s!plans", "../2018-19/s.csv!s!plans")
    assert finding.message == "'Plans' for Town, 2018-19 is 41 here but 40 in the report before."


@pytest.mark.parametrize(
    ("now", "before", "severity"),
    [
        ((40.0, 0), (40.0, 0), None),
        ((19.6, 1), (19.6, 2), None),
        ((19.64, 2), (19.6, 1), "note"),  # as rounding allows
        ((19.65, 2), (19.6, 1), "note"),
        ((19.66, 2), (19.6, 1), "warning"),
        ((19.5, 1), (19.6, 1), "warning"),
        ((19.5499, 1), (19.5, 1), None),  # a spreadsheet keeps more than it shows
    ],
)
def test_percentages_are_the_same_as_far_as_they_are_printed(
    now: tuple[float, int], before: tuple[float, int], severity: str | None
) -> None:
    first, second = (row("share", value) | {"places": places} for value, places in (now, before))
    assert [one.severity for one in found([first], [second])] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "marked", [{"heading": "2018-19 (revised)"}, {"label": "Plans (p)"}, {"commentary": "Restated in May."}]
)
def test_a_figure_that_is_marked_as_revised_is_a_note(marked: dict[str, str]) -> None:
    assert [one.severity for one in found([row("plans", 41, **marked)], [row("plans", 40)])] == ["note"]
    assert [one.severity for one in found([row("plans", 41, label="Plans (all)")], [row("plans", 40)])] == ["warning"]


def test_what_only_one_report_keeps_back_is_a_warning_without_its_number() -> None:
    (finding,) = found([hidden("plans")], [row("plans", 40)])
    assert (finding.severity, finding.printed, finding.expected) == ("warning", "", "")
    assert "is kept back here but printed in the report before" in finding.message
    (finding,) = found([row("plans", 40)], [hidden("plans")])
    assert "is printed here but kept back in the report before" in finding.message
    assert "40" not in str(finding)
    assert found([hidden("plans")], [hidden("plans")]) == []


@pytest.mark.parametrize(("name", "before", "told"), [("plans", 9, False), ("plans", 10, True), ("people", 9, True)])
def test_a_small_number_of_children_is_not_told(name: str, before: int, told: bool) -> None:
    (finding,) = found([row(name, 41)], [row(name, before)])
    assert (finding.expected == str(before)) == told
    assert (f"but {before} in" in finding.message) == told


def test_figures_of_one_measure_and_file_are_told_once() -> None:
    now = [row("plans", 41, group=group) for group in ("0-4", "5-9", "10-17")]
    (finding,) = found(now, [row("plans", 40, group=group) for group in ("0-4", "5-9", "10-17")])
    assert finding.message.endswith("in the report before, and so are 2 more of its figures.")


def test_what_is_worked_out_of_a_figure_that_differs_is_not_told_again() -> None:
    now, before = ([row("plans", count), row("people", 200)] for count in (41, 40))
    assert len(found(now, before)) == 1


def test_nothing_is_held_against_a_report_that_is_not_named() -> None:
    assert list(restated(evidence_of(settings_of(MEASURES), row("plans", 41)))) == []
    assert found([row("plans", 41)], [row("plans", 40, "2017-18")]) == []
