"""What `psrstats init` makes of ordinary sheets: which words are measures, in which unit, and made of what."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from psrstats.files.cells import Reading
from psrstats.pipeline import begin, observe
from psrstats.starter import start
from psrstats.starter.labelled import labelled_by

Rows = list[list[object]]


def begun(folder: Path, **files: Rows) -> tuple[dict[str, dict[str, str]], dict[str, Any], str]:
    """Begin a report from text files: the rows of its measures.csv by label, its settings, and what was said."""
    (folder / "sources").mkdir()
    for name, rows in files.items():
        with (folder / "sources" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    said = " ".join(start(folder, force=False).words)
    with (folder / "measures.csv").open(encoding="utf-8", newline="") as file:
        measures = {row["label"] or row["title"]: row for row in csv.DictReader(file)}
    return measures, tomllib.loads((folder / "psrstats.toml").read_text(encoding="utf-8")), said


def test_a_percentage_is_of_the_two_counts_that_give_all_its_figures(tmp_path: Path) -> None:
    rows: Rows = [
        ["Year", "Plans", "Repeat plans", "% of plans"],
        ["2021-22", 110, 20, 18.2],
        ["2022-23", 130, 21, 16.2],
    ]
    measures, _, _ = begun(tmp_path, plans=rows)
    share = measures["% of plans"]
    assert (share["unit"], share["source"]) == ("percent", "plans")
    assert (share["numerator"], share["denominator"]) == ("repeat-plans", "plans")


def test_a_percentage_that_no_counts_give_has_none(tmp_path: Path) -> None:
    rows: Rows = [
        ["Year", "Plans", "Repeat plans", "In time %"],
        ["2021-22", 110, 20, 91.5],
        ["2022-23", 130, 21, 88.1],
    ]
    measures, _, _ = begun(tmp_path, plans=rows)
    assert (measures["In time %"]["numerator"], measures["In time %"]["denominator"]) == ("", "")


def test_a_heading_that_says_of_what_a_percentage_is_names_its_denominator(tmp_path: Path) -> None:
    rows: Rows = [["Year", "Child protection plans", "% of plans"], ["2021-22", 110, 18.2], ["2022-23", 130, 16.2]]
    measures, _, _ = begun(tmp_path, plans=rows)
    share = measures["% of plans"]
    assert (share["numerator"], share["denominator"]) == ("", measures["Child protection plans"]["name"])


def test_so_many_to_one_is_a_ratio(tmp_path: Path) -> None:
    rows: Rows = [["Year", "Contacts per child"], ["2021-22", "1.5 to 1"], ["2022-23", "1.8 to 1"]]
    assert begun(tmp_path, contacts=rows)[0]["Contacts per child"]["unit"] == "ratio"


def test_a_column_headed_total_beside_others_is_a_measure(tmp_path: Path) -> None:
    rows: Rows = [["Year", "Referrals", "Assessments", "Total"], ["2021-22", 20, 30, 50], ["2022-23", 22, 33, 55]]
    measures, _, _ = begun(tmp_path, demand=rows)
    assert measures["Total"]["title"] == "demand: Total"


def test_a_table_of_districts_and_years_is_of_what_its_title_says(tmp_path: Path) -> None:
    rows: Rows = [
        ["Pupils with speech needs", None, None],
        ["District", "2021-22", "2022-23"],
        *([place, 100 + at, 200 + at] for at, place in enumerate(("Bolton", "Bury", "Oldham", "Salford"))),
    ]
    measures, _, _ = begun(tmp_path, speech=rows)
    assert list(measures) == ["Pupils with speech needs"]


def test_a_bare_number_is_of_what_its_title_says_or_else_its_file(tmp_path: Path) -> None:
    titled: Rows = [["Missing children", None], ["2022-23", None], ["Age", "Number"], ["0-4", 110], ["Total", 210]]
    untitled: Rows = [["Source", "Number"], ["Police", 110], ["Total", 210]]
    measures, _, _ = begun(tmp_path, missing=titled, contacts=untitled)
    assert {row["title"]: row["source"] for row in measures.values()} == {
        "Missing children": "missing", "contacts: Number": "contacts",
    }  # fmt: skip


def test_headings_that_part_children_are_no_measures_and_changes_are_none_either(tmp_path: Path) -> None:
    rows: Rows = [["Indicator", "Female", "Male", "% change"], ["Referrals", 20, 30, 5.1], ["Assessments", 22, 33, 4.2]]
    measures, _, _ = begun(tmp_path, demand=rows)
    assert list(measures) == ["Referrals", "Assessments"]


def test_a_column_of_words_and_few_numbers_is_no_measure(tmp_path: Path) -> None:
    rows: Rows = [["File", "Header row", "Rows"], ["a", 1, 10], ["b", "1 on each sheet", 20], ["c", "see notes", 30]]
    measures, _, said = begun(tmp_path, index=rows)
    assert list(measures) == ["Rows"]
    assert "cannot be read" not in said


def test_the_one_local_authority_among_wards_is_the_report_s_area(tmp_path: Path) -> None:
    rows: Rows = [
        ["Ward", "Plans"],
        ["Fratton", 20],
        ["Copnor", 30],
        ["Hilsea", 25],
        ["Portsmouth", 75],
        ["England", 9000],
    ]
    assert begun(tmp_path, wards=rows)[1]["report"]["area"] == "Portsmouth"


def test_an_average_among_counts_makes_no_scores_of_them(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    sheet = "Ward,Children on plans\nAbbey,3\nMill,10\nPark,12\nHill,14\nWard average,9.75\n"
    (tmp_path / "sources" / "care.csv").write_text(sheet, encoding="utf-8")
    begin(tmp_path, area="Anytown")
    observations, _ = observe(tmp_path)
    shown = dict(observations.rows("area", "marker"))
    assert shown == {"Abbey": "c", "Mill": "", "Park": "", "Hill": "", "Ward average": "c"}  # 4 x 9.75 less 36 is 3


def test_a_cell_under_no_heading_is_told_and_the_file_left_out(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    sheet = "Measure,2019-20\nReferrals,see right,48.0\n"
    (tmp_path / "sources" / "care.csv").write_text(sheet, encoding="utf-8")
    assert any("care.csv!care!C1" in str(one) for one in begin(tmp_path, area="Anytown").words)


@pytest.mark.parametrize(
    ("title", "values", "unit", "children"),
    [
        ("Social workers in post", (82, 85), "count", False),
        ("Social worker vacancies", (12, 9), "count", False),
        ("Cost of placements (£000s)", (1200, 1300), "count", False),
        ("Average caseload", (16, 15), "score", True),
        ("Caseload", (16, 3), "count", True),
        ("Rank among neighbours", (5, 6), "score", False),
        ("Children with an allocated social worker", (40, 44), "count", True),
        ("Children allocated to a worker", (3, 9), "count", True),
        ("Referrals", (2010, 1999), "count", True),
        ("Boys missing meetings", (3, 4), "count", True),
    ],
)
def test_what_is_counted_is_told_by_its_words(title: str, values: tuple[int, ...], unit: str, children: bool) -> None:
    told = labelled_by(title, title, "", [Reading(float(value), 0) for value in values])
    assert (told.unit, told.children) == (unit, children)


def test_a_row_with_a_comma_that_nobody_quoted_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    sheet = "Measure,2019-20\nReferrals,200\nReferrals per 10,000 children,48.0\n"
    (tmp_path / "sources" / "care.csv").write_text(sheet, encoding="utf-8")
    begin(tmp_path, area="Anytown")
    assert "Referrals per 10,000 children" in (tmp_path / "measures.csv").read_text(encoding="utf-8")


def test_a_stretch_that_is_no_period_leaves_a_file_out_with_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "care.csv").write_text("Measure,H1,H2\nReferrals,200,210\n", encoding="utf-8")
    words = " ".join(begin(tmp_path, area="Anytown").words)
    assert "'H2' is not a year" in words or "'H1' is not a year" in words
    assert "taken as x" not in words


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        ([["Plans by single year of age"], ["Ward", 0, 1, 2], ["Alder", 11, 12, 13], ["Birch", 21, 25, 24]], ["Plans"]),
        ([["Plans by age"], ["Age", "Girls", "Boys"], ["Under 1", 11, 12], ["All ages", 51, 62]], ["Plans"]),
        ([["Year", "Plans", "of whom: girls"], ["2018-19", 110, 60], ["2019-20", 118, 66]], ["Plans"]),
    ],
)
def test_what_parts_children_is_no_measure_of_its_own(tmp_path: Path, rows: Rows, titles: list[str]) -> None:
    measures, _, _ = begun(tmp_path, plans=rows)
    assert [row["title"].partition(" by ")[0] for row in measures.values()] == titles
