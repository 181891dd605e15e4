"""Texts that are published and state a number of children that is not to be shown."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from psrstats.checks.telling import telling
from psrstats.config import Cover, Disclosure, Measure, TableSettings
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import Observed, observed, settings_of

NAN = float("nan")
PLANS = Measure(name="plans", title="Plans", source="s")
COURSES = Measure(name="courses", title="Courses", source="s", children=False)
SHARE = Measure(name="share", title="Share", unit="percent", numerator="plans", denominator="plans")
CELL = "care.csv!care!B2"


def found(*sent: Observed, disclosure: dict[str, Any] | None = None, **described: Any) -> list[Finding]:
    """Check a report of one table of plans."""
    cover = Cover(summary=described.pop("summary", ""))
    table = {"name": "one", "title": "Plans by ward", "layout": "listing", "measures": ("plans",)} | described
    settings = settings_of((PLANS, COURSES, SHARE), (TableSettings.model_validate(table),))
    settings = replace(settings, disclosure=Disclosure(**(disclosure or {})), cover=cover)
    evidence = evidence_of(settings, *sent)
    return list(telling(evidence, evidence.observations))


def plans(value: float, **about: str) -> Observed:
    return observed("plans", value, **({"cell": CELL, "marker": "" if value == value else "c"} | about))


OPEN = plans(40)
HIDDEN = plans(NAN, area="Abbey", cell="care.csv!care!B3")


@pytest.mark.parametrize(
    ("described", "place"),
    [
        ({"title": "Plans, of which 3 children were placed out of area"}, "[[table]] one: its title"),
        ({"notes": ("Nothing.", "Two children moved.")}, "[[table]] one: its note 2"),
        ({"summary": "One child died."}, "[cover] summary"),
    ],
)
def test_a_text_of_the_report_that_states_a_small_number_is_told_by_its_place(
    described: dict[str, Any], place: str
) -> None:
    [told] = found(OPEN, **described)
    assert (told.code, told.severity, told.where) == ("PSR030", "warning", ("psrstats.toml",))
    assert told.message == f"{place} states a number of children below the policy's threshold."
    [worse] = found(OPEN, HIDDEN, **described)
    assert (worse.severity, worse.message) == (
        "error",
        f"{place} states a number of children, of which counts are not shown.",
    )


@pytest.mark.parametrize(
    ("column", "text", "what"),
    [
        ("commentary", "3 were placed out of area.", "The commentary on 'Plans'"),
        ("label", "Plans (of these, 3 children out of area)", "The label of 'Plans'"),
        ("heading", "2019-20, without 2 children", "The heading over 'Plans'"),
        ("original", "40 (3 girls)", "The cell of 'Plans'"),
    ],
)
def test_a_text_that_an_agency_sent_is_told_by_its_cell(column: str, text: str, what: str) -> None:
    [told] = found(OPEN | {column: text})
    assert told.where == (CELL,)
    assert told.message == f"{what} states a number of children below the policy's threshold."
    assert not any(word in str(told) for word in ("3", "2 children", "girls"))


def test_what_is_said_of_other_things_than_children_needs_their_name() -> None:
    assert found(observed("courses", 40, cell=CELL, commentary="3 were cancelled.")) == []
    assert len(found(observed("courses", 40, cell=CELL, commentary="3 children came."))) == 1


def test_what_is_left_out_with_its_count_is_not_told() -> None:
    assert found(plans(3, commentary="3 children.")) == []
    assert found(plans(NAN, commentary="3 children.")) == []


def test_a_row_named_after_a_number_of_children_is_no_count() -> None:
    assert found(OPEN | {"label": "2 children"}) == []
    assert found(OPEN | {"label": "2 older children"}) == []


def test_a_number_beside_the_name_of_what_is_not_shown_is_told_whatever_it_is() -> None:
    for number in (12, 13, 400):
        [told] = found(OPEN | {"commentary": f"Of these, {number} were in Abbey."}, HIDDEN)
        assert (told.severity, told.where) == ("error", (CELL,))
    assert found(OPEN | {"commentary": "Of these, 12 were in Mill."}, HIDDEN) == []
    assert found(OPEN | {"commentary": "Of these, 12 were in Abbey."}, plans(30, area="Abbey")) == []
    assert len(found(OPEN, HIDDEN, notes=("Abbey 12.",))) == 1
    assert found(OPEN, HIDDEN, notes=("12% of Abbey.", "In Town 40 children.")) == []


@pytest.mark.parametrize(
    ("disclosure", "text", "told"),
    [
        ({}, "No children were placed.", 0),
        ({"zeros": "hidden"}, "No children were placed.", 1),
        ({"policy": "none"}, "3 children", 0),
        ({"policy": "threshold", "n": 10}, "9 children", 1),
        ({"policy": "threshold", "n": 10}, "10 children", 0),
        ({"policy": "round", "to": 5}, "4 children", 1),
        ({}, "6 children", 0),
        ({}, "5 children", 1),
    ],
)
def test_the_policy_says_which_numbers_are_small(disclosure: dict[str, Any], text: str, told: int) -> None:
    assert len(found(OPEN, notes=(text,), disclosure=disclosure)) == told


def test_a_note_on_what_is_made_of_counts_that_are_not_shown_is_an_error() -> None:
    assert [one.severity for one in found(OPEN, HIDDEN, notes=("3 children.",), measures=("share",))] == ["error"]
    assert [one.severity for one in found(OPEN, HIDDEN, notes=("3 children.",), measures=("courses",))] == ["warning"]


def test_a_text_that_stands_in_many_rows_is_told_once() -> None:
    rows = [plans(40, group=str(n), cell=f"a!b!B{n}", commentary="3 children moved.") for n in range(2, 9)]
    assert [one.where for one in found(*rows)] == [("a!b!B2",)]
