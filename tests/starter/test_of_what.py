"""What `init` takes the figures of a label for: counts of children, or of things, ratios, targets and ranks."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.attacker.commands import ran

ROWS = "Indicator,2018-19,2019-20\n{label},14,3\nChildren missing,20,31\n"


def drafted(folder: Path, rows: str) -> dict[str, dict[str, str]]:
    (folder / "sources").mkdir()
    (folder / "sources" / "team.csv").write_text(rows, "utf-8")
    assert ran("init", folder, "--area", "Town").status == 0
    with (folder / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    "label", ["Social workers in post", "Social worker vacancies", "Cost of placements for children", "Foster beds"]
)
def test_what_is_no_child_is_drafted_so(tmp_path: Path, label: str) -> None:
    found = drafted(tmp_path, ROWS.format(label=label))
    assert found[label]["children"] == "no"
    assert found["Children missing"]["children"] == ""


@pytest.mark.parametrize(
    "label",
    [
        *("Children with a social worker", "Referrals by social workers", "Visits by social workers", "Boys in beds"),
        *("Assessments within target", "Plans on target", "Children in the target group", "Siblings of staff"),
        *("Children with a change of placement", "Allegations against teachers", "Rationale recorded for children"),
    ],
)
def test_a_small_count_is_shown_for_no_word_of_things_or_targets(tmp_path: Path, label: str) -> None:
    found = drafted(tmp_path, ROWS.format(label=label))
    assert found[label]["children"] == ""
    shown = json.loads(ran("load", tmp_path, "--format", "json").out)["observations"]
    assert {each["value"] for each in shown} == {14, None, 20, 31}


@pytest.mark.parametrize(
    "label",
    [
        *("Target for child protection plans", "Plans target", "Annual target", "Plans: difference from last year"),
        *("Plans - change since 2018-19", "England rank", "Rank of 150", "Plans (target)", "Net increase in plans"),
    ],
)
def test_what_stands_beside_a_measure_is_none(tmp_path: Path, label: str) -> None:
    assert list(drafted(tmp_path, ROWS.format(label=label))) == ["Children missing"]


def test_a_whole_ratio_is_one(tmp_path: Path) -> None:
    found = drafted(tmp_path, ROWS.format(label="Ratio of children to social workers"))
    assert found["Ratio of children to social workers"]["unit"] == "ratio"


def test_a_rank_and_a_target_in_columns_are_no_counts(tmp_path: Path) -> None:
    rows = "Ward,Children missing,National rank,Target for missing\nAbbey,14,12,9\nMill,20,7,11\n"
    assert list(drafted(tmp_path, rows)) == ["Children missing"]


def test_neighbours_are_an_area_and_as_published_is_no_group(tmp_path: Path) -> None:
    rows = "Indicator,2018-19 (as published),2019-20,Neighbour average 2019-20\nChildren missing,14,30,20\n"
    drafted(tmp_path, rows + "Child deaths,9,20,7\n")
    shown = json.loads(ran("load", tmp_path, "--format", "json").out)["observations"]
    assert {each["group"] for each in shown} == {""}
    told = [(each["area"], each["period"], each["value"]) for each in shown if each["measure"] == "children-missing"]
    assert told == [
        ("Town", "2018-19", 14),
        ("Town", "2019-20", 30),
        ("Statistical neighbours", "2019-20", 20),
    ]


@pytest.mark.parametrize(("beds", "children"), [(23, ""), (40, "no")])
def test_figures_that_add_up_with_those_of_children_count_children(tmp_path: Path, beds: int, children: str) -> None:
    rows = ("Measure,2018-19,2019-20", "Children fostered,30,3", "Children in homes,41,20", f"Beds,{beds + 48},{beds}")
    found = drafted(tmp_path, "\n".join((*rows, "Staff,9,16\n")))
    assert (found["Beds"]["children"], found["Staff"]["children"]) == (children, "no")
