"""The Department for Education's open data: levels, filters, indicators, markers, addresses."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .files import REPORT, figures, read, write

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,sex,age,head_count,percent,score"
).split(",")
PLACES: dict[str, list[str]] = {
    "England": ["National", "E92000001", "England", "", "", "", "", ""],
    "South East": ["Regional", "E92000001", "England", "E12000008", "South East", "", "", ""],
    "Town": ["Local authority", "E92000001", "England", "E12000008", "South East", "851", "E06000044", "Town"],
    "Hull": [
        *["Local authority", "E92000001", "England", "E12000003", "Yorkshire and The Humber", "810"],
        *["E06000010", "Kingston upon Hull, City of"],
    ],
}


def rows(periods: tuple[str, ...] = ("202324",), kind: str = "Academic year") -> list[list[Any]]:
    """Make a row a period, place, sex and age; the head count of each tells which row it is of."""
    made: list[list[Any]] = [list(HEAD)]
    for period, place, sex, age in product(periods, PLACES, ("Total", "Female", "Male"), ("Total", "5 to 9")):
        number = len(made)
        made.append([period, kind, *PLACES[place], sex, age, 1000 + number, number / 10, "c"])
    return made


def test_each_level_is_in_its_own_column_and_total_is_no_group(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows())
    report = REPORT.replace("2023-24", "academic 2023-24")
    frame, found, faults = read(tmp_path, "a.csv", ["heads,Heads,head_count,,", "p,P,percent,percent,"], report)
    assert (found, faults) == ((), ())
    seen = figures(frame[frame["measure"] == "heads"])
    period = "academic 2023-24"
    assert seen["heads", "England", period] == (1001, "M2")
    assert seen["heads", "South East", period] == (1007, "M8")
    assert seen["heads", "Town", period] == (1013, "M14")
    assert seen["heads", "Town", "5 to 9", period] == (1014, "M15")
    assert seen["heads", "Town", "Male", period] == (1017, "M18")
    assert len(seen) == 3 * 4  # of girls aged 5 to 9 nobody asked
    assert set(frame["cell_unit"][frame["measure"] == "p"]) == {"percent"}


def test_an_area_is_found_by_its_code_and_with_a_comma_in_its_name(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows(kind="Financial year"))
    report = 'title = "T"\narea = "E06000044"\nperiod = "2023-24"\ncomparators = ["kingston upon hull, City of"]\n'
    frame, _, faults = read(tmp_path, "a.csv", ["heads,Heads,head_count,,"], report)
    seen = figures(frame)
    assert faults == ()
    assert seen["heads", "E06000044", "2023-24"] == (1013, "M14")
    assert seen["heads", "kingston upon hull, City of", "2023-24"] == (1019, "M20")


def test_a_label_fixes_a_filter(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows(kind="Financial year"))
    frame, _, _ = read(tmp_path, "a.csv", ["girls,Girls,head_count | Female,,"])
    assert figures(frame)["girls", "Town", "2023-24"] == (1015, "M16")
    assert figures(frame)["girls", "Town", "5 to 9", "2023-24"] == (1016, "M17")


def test_a_named_filter_groups_and_the_others_are_items(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows(kind="Financial year"))
    frame, _, _ = read(tmp_path, "a.csv", ["heads,Heads,head_count,,"], source='group = "sex"')
    town = frame[frame["area"] == "Town"]
    assert set(town["group"]) == {"", "Female", "Male"}
    assert set(town["item"]) == {"", "5 to 9"}


@pytest.mark.parametrize(
    ("kind", "text", "report", "period"),
    [
        ("Financial year", "202324", "2023-24", "2023-24"),
        ("Academic year", "202324", "2023-24", "academic 2023-24"),
        ("Calendar year", "2024", "2023-24", "2024"),
        ("Reporting year", "2024", "2023-24", "2023-24"),
        ("Reporting year", "2024", "2024", "2024"),
        ("Financial year Q3", "202324", "2023-24", "Q3 2023-24"),
        ("Calendar year Q1", "2024", "2023-24", "Q4 2023-24"),
    ],
)
def test_kinds_of_period(tmp_path: Path, kind: str, text: str, report: str, period: str) -> None:
    write(tmp_path, "a.csv", rows((text,), kind))
    frame, found, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"], REPORT.replace("2023-24", report))
    assert set(frame["period"]) == {period}
    assert [one.name for one in found] == (["doubt"] if kind == "Reporting year" else [])


def test_a_term_is_no_period_and_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows(("202324",), "Autumn term"))
    frame, [told], _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    assert len(frame) == 0
    assert "'Autumn term 202324' is no period of a report" in told.message


def test_a_filter_that_never_varies_is_none_but_one_that_does_elsewhere_is(tmp_path: Path) -> None:
    head, *made = rows(kind="Financial year")
    write(tmp_path, "a.csv", [head, *([*row[:11], "5 to 9", *row[12:]] for row in made[1::2])])
    frame, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    assert set(frame["group"]) == {"", "Female", "Male"}
    write(tmp_path, "a.csv", [head, *(row for row in made if row[9] != "Town" or row[10] == "Female")])
    report = 'title = "T"\narea = "Town"\nperiod = "2023-24"\n'
    frame, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"], report)
    assert "" not in set(frame["group"])


def test_a_count_beside_which_a_filter_is_idle_has_no_groups(tmp_path: Path) -> None:
    """A population stands beside each of several counts: it is one figure, not one of each."""
    made: list[list[Any]] = [[*HEAD[:10], "kind", "population", "children"]]
    for place, kind in product(PLACES, ("Started", "Ceased")):
        row: list[Any] = ["202324", "Financial year", *PLACES[place], kind, 5000 + len(place), len(made)]
        made.append(row)
    write(tmp_path, "a.csv", made)
    frame, _, faults = read(tmp_path, "a.csv", ["pop,Pop,population,,", "started,S,children | Started,,"])
    assert faults == ()
    assert figures(frame)["pop", "Town", "2023-24"] == (5004, "L6")
    assert figures(frame)["started", "Town", "2023-24"] == (5, "M6")
    assert len(frame) == 6


def test_words_that_are_nowhere_are_a_fault_that_names_what_there_is(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows())
    _, _, [fault] = read(tmp_path, "a.csv", ["h,H,headcounts,,"])
    assert str(fault) == (
        "a.csv: no heading or row reads 'headcounts' (h in measures.csv). Did you mean 'head_count' in a.csv!a!M1?"
    )


def test_an_area_that_is_nowhere_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows())
    report = 'title = "T"\narea = "Twon"\nperiod = "2023-24"\n'
    _, _, [fault] = read(tmp_path, "a.csv", ["h,H,head_count,,"], report)
    assert "has no row about Twon" in str(fault)


def test_a_workbook_and_ragged_text_are_read_alike(tmp_path: Path) -> None:
    made = rows(kind="Financial year")
    write(tmp_path, "a.csv", made)
    plain, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    write(tmp_path, "b.csv", [*made, ["Source: the department"]])
    ragged, _, _ = read(tmp_path, "b.csv", ["h,H,head_count,,"])
    book = openpyxl.Workbook()
    for row in made:
        book.worksheets[0].append(row)
    book.save(tmp_path / "sources" / "c.xlsx")
    cells, _, _ = read(tmp_path, "c.xlsx", ["h,H,head_count,,"])
    assert figures(plain) == figures(ragged) == figures(cells)
    assert len(plain) == 12


def test_a_corrected_file_is_read_cell_by_cell(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", rows(kind="Financial year"))
    mend = '[[correct]]\nwhere = "a.csv!a!M14"\nreads = "1013"\nas = "999"\nreason = "Said so."\n'
    frame, _, faults = read(tmp_path, "a.csv", ["h,H,head_count,,"], source=mend)
    assert faults == ()
    assert figures(frame)["h", "Town", "2023-24"] == (999, "M14")


def test_the_rows_order_does_not_matter(tmp_path: Path) -> None:
    head, *made = rows(("202223", "202324"), "Financial year")
    write(tmp_path, "a.csv", [head, *made])
    one, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    write(tmp_path, "a.csv", [head, *reversed(made)])
    other, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    values = [{about: value for about, (value, _) in figures(frame).items()} for frame in (one, other)]
    assert values[0] == values[1]


def test_a_national_file_s_own_figures(shared: Path, tmp_path: Path) -> None:
    """A report for Trafford from the department's own CSV, whose figures are read off it with another reader."""
    name = "dfe_cla_number_population_rate_2025.csv"
    (tmp_path / "sources").mkdir()
    shutil.copy(shared / "agency-files" / name, tmp_path / "sources" / name)  # a link out of the folder is refused
    report = 'title = "T"\narea = "Trafford"\nperiod = "2023-24"\ncomparators = ["England", "North West"]\n'
    measures = ["la,Children looked after,,,", "lar,Rate of children looked after,,rate,10000"]
    frame, _, faults = read(tmp_path, name, [*measures, "pop,Population,population_estimate,,"], report)
    seen = {about: value for about, (value, _) in figures(frame).items()}
    assert faults == ()
    assert seen["la", "Trafford", "2023-24"] == 377
    assert seen["pop", "Trafford", "2023-24"] == 56279
    assert seen["lar", "Trafford", "2023-24"] == 67
    assert seen["la", "England", "2023-24"] == 83530
    assert len(frame) == 3 * 3 * 5


def test_texts_stay_as_they_are_written(tmp_path: Path) -> None:
    """Codes keep their zeros, and a figure the decimals that its publisher shows."""
    head, *made = rows(kind="Financial year")
    made = [[*row[:12], text, *row[13:]] for row, text in zip(made, ("13", "7.8", "7.0", "013") * 6, strict=True)]
    write(tmp_path, "a.csv", [head, *made])
    frame, _, _ = read(tmp_path, "a.csv", ["h,H,head_count,,"])
    assert set(frame["original"]) == {"13", "7.8", "7.0", "013"}
    assert set(frame["places"][frame["original"] == "7.0"]) == {1}


def test_a_file_in_windows_own_letters_is_read(tmp_path: Path) -> None:
    head, *made = rows(kind="Financial year")
    made = [["Ynys Môn" if text == "Town" else text for text in row] for row in made]
    path = write(tmp_path, "a.csv", [head, *made])
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    report = REPORT.replace("Town", "Ynys Môn")
    frame, _, faults = read(tmp_path, "a.csv", ["h,H,head_count,,"], report)
    assert faults == ()
    assert figures(frame)["h", "Ynys Môn", "2023-24"] == (1013, "M14")
