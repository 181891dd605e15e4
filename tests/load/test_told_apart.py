"""What tells figures apart besides their headings and labels: places by name, sheets, tables side by side, titles."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from psrstats.config import Measure, Report, Settings, Source
from psrstats.load import load

Sheets = dict[str, list[list[object]]]
Told = set[tuple[object, ...]]


def read(folder: Path, sheets: Sheets, *columns: str, unit: str = "count") -> tuple[Told, list[str]]:
    """Load a workbook of one measure, and give what its figures are about, and the codes of what was found."""
    (folder / "sources").mkdir()
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / "sources" / "s.xlsx")
    report = Report(title="-", area="Town", period="2022-23")
    measures = {"plans": Measure.model_validate({"name": "plans", "title": "Plans", "source": "s", "unit": unit})}
    source = Source(name="s", agency="-", file="s.xlsx")
    sent, found, faults = load(Settings(folder, report, (source,), measures, (), ()))
    told = set(sent.rows(*columns, "value"))
    return told, [one.code for one in found if one.severity == "error"] + [one.what for one in faults]


def of(*rows: tuple[str, int]) -> list[list[object]]:
    return [["Team", "Plans"], *map(list, rows)]


def test_local_authorities_are_areas_whatever_stands_over_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Row Labels", "Plans"], ["Bury (1)", 41], ["Salford (2)", 52], ["Oldham (1)", 63]]
    told, wrong = read(tmp_path, {"Data": rows}, "area", "group")
    assert told == {("Bury", "", 41.0), ("Salford", "", 52.0), ("Oldham", "", 63.0)}
    assert not wrong


def test_two_words_that_are_also_places_are_no_list_of_places(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Subject", "Plans"], ["Reading", 41], ["Writing", 52], ["Mathematics", 63]]
    told, _ = read(tmp_path, {"Data": rows}, "area", "group")
    assert told == {("Town", "Reading", 41.0), ("Town", "Writing", 52.0), ("Town", "Mathematics", 63.0)}


def test_labels_beside_codes_of_areas_are_areas_and_those_of_one_name_are_two(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Description", "Code", "Plans"],
        ["Overbridge", "E05000001", 41],
        ["Netherfold", "E05000002", 52],
        ["Overbridge", "E05000003", 63],
    ]
    told, wrong = read(tmp_path, {"Data": rows}, "area", "group")
    assert told == {
        ("Overbridge (E05000001)", "", 41.0),
        ("Netherfold", "", 52.0),
        ("Overbridge (E05000003)", "", 63.0),
    }
    assert not wrong


def test_a_column_of_kinds_of_area_parts_nothing(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, None, "Plans"],
        ["Region", "London", 41],
        [None, "South East", 52],
        ["ICB", "Kent and Medway ICB", 63],
        [None, "Surrey Heartlands ICB", 74],
    ]
    told, _ = read(tmp_path, {"Data": rows}, "area", "group")
    areas = ("London", "South East", "Kent and Medway ICB", "Surrey Heartlands ICB")
    assert told == {(area, "", value) for area, value in zip(areas, (41.0, 52.0, 63.0, 74.0), strict=True)}


def test_sheets_of_one_shape_are_told_apart_by_their_names(tmp_path: Path) -> None:
    shapes = {"All": (60, 70), "Full time": (35, 41), "Part time": (25, 29)}
    sheets = {name: of(("North", one), ("South", two)) for name, (one, two) in shapes.items()}
    told, wrong = read(tmp_path, sheets, "group", "item")
    assert told == {
        ("North", "", 60.0), ("South", "", 70.0), ("North", "Full time", 35.0), ("South", "Full time", 41.0),
        ("North", "Part time", 25.0), ("South", "Part time", 29.0),
    }  # fmt: skip
    assert not wrong


def test_sheets_without_names_are_told_apart_by_what_differs_in_their_titles(tmp_path: Path) -> None:
    sheets: Sheets = {
        f"Table {number}": [
            [f"Waiting {weeks} weeks, by team"],
            [None],
            *of(("North", number * 11), ("South", number * 13)),
        ]
        for number, weeks in enumerate(("0-1", "2-4", "over 4"), 1)
    }
    told, wrong = read(tmp_path, sheets, "group", "item")
    assert ("North", "over 4", 33.0) in told
    assert len(told) == 6
    assert not wrong


@pytest.mark.parametrize("names", [("Draft", "Final"), ("2021-22", "2022-2"), ("Sheet1", "Sheet2")])
def test_two_sheets_that_nothing_known_parts_are_still_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    sheets = {names[0]: of(("North", 60), ("South", 70)), names[1]: of(("North", 35), ("South", 41))}
    told, wrong = read(tmp_path, sheets, "group")
    if "2021-22" in names:  # one year is known; the other is not, and takes the report's
        assert len(told) <= 4
    else:
        assert (told, wrong) == (set(), ["PSR006"])


def test_tables_side_by_side_keep_the_word_that_parts_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, None, "Plans", None, None, None, "Plans"],
        ["Upper", None, None, None, "Lower"],
        [None, "Police", 11, None, None, "Police", 41],
        [None, "Schools", 12, None, None, "Health", 42],
    ]
    told, wrong = read(tmp_path, {"Data": rows}, "group", "item")
    assert told == {
        ("Upper", "Police", 11.0), ("Upper", "Schools", 12.0), ("Lower", "Police", 41.0), ("Lower", "Health", 42.0),
    }  # fmt: skip
    assert not wrong


def test_a_title_that_names_a_group_of_children_parts_all_figures_below_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Plans: girls", None], ["Team", "2022-23"], ["North", 11], ["South", 12]]
    told, _ = read(tmp_path, {"Data": rows}, "group", "item")
    assert told == {("girls", "North", 11.0), ("girls", "South", 12.0)}


@pytest.mark.parametrize("stretch", ["Q1-Q2 2022-23", "H1 2022/23", "6 months to September 2022", "Autumn term 2022"])
def test_a_stretch_that_is_no_year_quarter_or_month_is_refused_by_its_words(tmp_path: Path, stretch: str) -> None:
    rows: list[list[object]] = [["Indicator", "2021-22", stretch], ["Plans", 640, 310]]
    told, wrong = read(tmp_path, {"Data": rows}, "period")
    assert told == {("2021-22", 640.0)}
    assert wrong == ["PSR009"] or wrong == ["PSR031"]


def test_rolling_years_are_read_with_two_digits(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Indicator", "Year to Jun 22", "Year to Sep 22"], ["Plans", 600, 610]]
    told, _ = read(tmp_path, {"Data": rows}, "period")
    assert told == {("year to June 2022", 600.0), ("year to September 2022", 610.0)}


def test_a_figure_in_a_spacer_column_is_a_warning_and_a_column_without_a_heading_an_error(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Team", "Plans", None, "Cases"]]
    for number in range(6):
        rows.append([f"T{number}", 10 + number, None, 30 + number])
    rows[2][2] = 0
    _, wrong = read(tmp_path, {"Data": rows}, "group")
    assert not wrong
    (tmp_path / "again").mkdir()
    for number, row in enumerate(rows[1:]):
        row[2] = number
    _, wrong = read(tmp_path / "again", {"Data": rows}, "group")
    assert "PSR031" in wrong


@pytest.mark.parametrize("line", ["All figures in thousands", "Plans (000s)"])
def test_figures_that_a_title_gives_in_thousands_are_doubted(tmp_path: Path, line: str) -> None:
    rows: list[list[object]] = [[line, None], ["Team", "Plans"], ["North", 42], ["South", 12]]
    (tmp_path / "sources").mkdir()
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "sources" / "s.xlsx")
    measures = {"plans": Measure.model_validate({"name": "plans", "title": "Plans", "source": "s"})}
    report = Report(title="-", area="Town", period="2022-23")
    _, found, _ = load(Settings(tmp_path, report, (Source(name="s", agency="-", file="s.xlsx"),), measures, (), ()))
    assert [(one.code, one.severity) for one in found] == [("PSR026", "warning")]


def test_a_word_that_recurs_is_no_slip_of_a_place(tmp_path: Path) -> None:
    """'North team' is nearly North East; beside a West team and a Night team it is a team."""
    told, faults = read(tmp_path, {"S": of(("North team", 3), ("West team", 7), ("Night team", 9))}, "group")
    assert (told, faults) == ({("North team", 3), ("West team", 7), ("Night team", 9)}, [])


def test_a_slip_of_a_place_is_still_one(tmp_path: Path) -> None:
    told, faults = read(tmp_path, {"S": of(("Nroth East", 3), ("Night team", 9))}, "group")
    assert ("Nroth East", 3) not in told
    assert faults


def test_number_beside_one_row_is_a_total_s_name(tmp_path: Path) -> None:
    """Elsewhere it says that figures are counts: not of one row among ages, whatever its columns are."""
    rows: list[list[object]] = [["Age", "Plans"], ["0-4", 81.3], ["6-17", 97.8], ["Number", 95.3]]
    told, faults = read(tmp_path, {"S": rows}, "group", unit="percent")
    assert {value for _, value in told} == {81.3, 97.8, 95.3}
    assert faults == []


@pytest.mark.parametrize("place", ["Town City", "Town Borough", "County Town"])
def test_a_place_of_the_area_s_name_and_a_word_more_is_another(place: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Area", "Plans"], [place, 120], ["Town", 300], ["North", 80]]
    told, wrong = read(tmp_path, {"Data": rows}, "area")
    assert told == {(place, 120.0), ("Town", 300.0), ("North", 80.0)}
    assert not wrong


@pytest.mark.parametrize("place", ["City of Town", "Town, City of", "London Borough of Town", "TOWN"])
def test_what_an_area_is_may_stand_around_its_name(place: str, tmp_path: Path) -> None:
    told, _ = read(tmp_path, {"Data": [["Area", "Plans"], [place, 120], ["Northam", 80]]}, "area")
    assert ("Town", 120.0) in told


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Performance scorecard, 31 January 2020", "2022-23"),
        ("Contacts and plans, 31 January 2020", "2022-23"),
        ("Plans, 31 January 2020", "31 January 2020"),
    ],
)
def test_a_day_behind_what_is_compiled_is_no_period_of_its_figures(title: str, period: str, tmp_path: Path) -> None:
    told, _ = read(tmp_path, {"Data": [[title], ["Measure", "Value"], ["Plans", 120]]}, "period")
    assert told == {(period, 120.0)}


@pytest.mark.parametrize("pace", ["Per thousand", "Per ten thousand", "Per 1,000"])
def test_a_rate_may_be_headed_by_its_multiplier_in_words(pace: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [["", "Plans", "Contacts"], ["Area", pace, "Number"], ["Town", 45.2, 30]]
    told, _ = read(tmp_path, {"Data": rows}, "area", unit="rate")
    assert told == {("Town", 45.2)}
