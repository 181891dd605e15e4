"""Figures that stand in two cells and differ."""

from __future__ import annotations

import pytest

from psrstats.columns import Observations
from psrstats.config import Measure
from psrstats.load.sent_twice import sent_twice
from psrstats.model import Finding
from tests.measures.reports import Observed, observed

PLANS = Measure(name="plans", title="Plans", source="s")
SHARE = Measure(name="share", title="Share", source="s", unit="percent")


def row(value: float | str, cell: str, name: str = "plans", places: int = 0, **given: str) -> Observed:
    marker = value if isinstance(value, str) else ""
    number = float("nan") if isinstance(value, str) else value
    original = f"[{marker}]" if marker else f"{number:.{places}f}"
    return observed(name, number, cell=cell, marker=marker, original=original, **given) | {"places": places}


def found(*rows: Observed) -> list[Finding]:
    return list(sent_twice(Observations.each(rows), {"plans": PLANS, "share": SHARE}))


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (41, 41, None),
        (41, 47, "error"),
        (1230, 1234, "note"),  # rounded to 10
        (41, "c", "warning"),
        ("c", 41, "warning"),
        (41, "low", "warning"),
        (41, "x", "note"),
        ("c", "c", None),
    ],
)
def test_a_count_in_two_sheets_that_differs_is_found(
    first: float | str, second: float | str, severity: str | None
) -> None:
    findings = found(row(first, "a.csv!a!B2"), row(second, "b.csv!b!B2"))
    assert [one.severity for one in findings] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("second", "places", "severity"), [(5.68, 2, "note"), (5.64, 2, None), (5.6, 2, None), (5.7, 1, "error")]
)
def test_a_percentage_of_more_decimals_may_be_the_same(second: float, places: int, severity: str | None) -> None:
    findings = found(row(5.6, "a.csv!a!B2", "share", 1), row(second, "b.csv!b!B2", "share", places))
    assert [one.severity for one in findings] == ([severity] if severity else [])


def test_both_cells_are_named_with_what_they_read() -> None:
    (finding,) = found(row(41, "a.csv!a!B2"), row(14, "b.csv!b!B2"))
    assert (finding.where, finding.printed, finding.expected) == (("a.csv!a!B2", "b.csv!b!B2"), "41", "14")
    assert finding.explanation == "41 may be 14 with two digits exchanged, or the other way round."


def test_a_number_that_is_suppressed_in_the_other_cell_is_not_told() -> None:
    (finding,) = found(row("c", "a.csv!a!B2"), row(4, "b.csv!b!C3"))
    assert (finding.printed, finding.expected) == ("", "")
    assert finding.message == (
        "'Plans' for Town, 2019-20 is suppressed in one of the two cells a.csv!a!B2 and b.csv!b!C3 only; "
        "the first is used."
    )


def test_figures_that_are_about_something_else_are_not_held_together() -> None:
    assert found(row(41, "a!a!B2"), row(47, "b!b!B2", group="0-4")) == []
    assert found(row(41, "a!a!B2"), row(47, "b!b!B2", "share")) == []


@pytest.mark.parametrize(("differ", "apart"), [(1, False), (2, False), (3, True), (4, True)])
def test_sheets_most_of_whose_figures_differ_are_of_different_things(differ: int, apart: bool) -> None:
    groups = ("a", "b", "c", "d")
    first = [row(41, f"a!a!B{at}", group=group) for at, group in enumerate(groups, 2)]
    other = [row(41 + 6 * (at < differ), f"b!b!B{at}", group=group) for at, group in enumerate(groups)]
    (finding,) = found(*first, *other)
    assert finding.severity == "error"
    assert "neither is used" in finding.message
    assert (f"{differ} figures of 'Plans' differ" in finding.message) == apart


def test_two_that_differ_in_one_sheet_were_not_told_apart() -> None:
    rows = [row(value, f"a!a!{cell}", group=group) for value, cell, group in ((41, "B2", "a"), (43, "B3", "b"))]
    again = [row(value, f"a!a!{cell}", group=group) for value, cell, group in ((47, "C7", "a"), (49, "C8", "b"))]
    same = [row(60, f"a!a!{cell}", group=group) for group in "cdefg" for cell in (f"B{group}", f"C{group}")]
    (finding,) = found(*rows, *again, *same)
    assert (finding.severity, finding.ask) == ("error", "What tells them apart?")
