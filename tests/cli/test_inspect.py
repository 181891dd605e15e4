"""psrstats inspect, as an analyst meets it: every cell shown in its class, the tables named, the odd cells told."""

from __future__ import annotations

import csv
import json
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from psrstats.inspection import document, file_lines, plain, see
from psrstats.inspection.picture import MARKS
from tests.agency.files import ONE_OF_EACH

Run = Callable[..., subprocess.CompletedProcess[str]]

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
CLASSES = ["title", "note", "header", "label", "value", "marker", "total", "unread"]


def holds(value: object) -> bool:
    return value is not None and str(value).strip() != ""


def counted(path: Path) -> dict[str, int]:
    """Count the cells of each sheet that hold something, by another reader."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="cp1252" if path.name.startswith("dwp") else "utf-8-sig")
        delimiter = ";" if path.name == "early-help.csv" else ","
        return {
            path.stem: sum(holds(cell) for row in csv.reader(text.splitlines(), delimiter=delimiter) for cell in row)
        }
    if path.suffix == ".xlsx":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path)
        return {sheet.title: sum(holds(cell.value) for row in sheet for cell in row) for sheet in book.worksheets}
    if path.suffix == ".ods":
        sheets = ElementTree.fromstring(ZipFile(path).read("content.xml")).iter(f"{TABLE}table")
        return {sheet.attrib[f"{TABLE}name"]: sum(map(in_row, sheet.iter(f"{TABLE}table-row"))) for sheet in sheets}
    other = CalamineWorkbook.from_path(path)
    rows = {name: other.get_sheet_by_name(name).to_python() for name in other.sheet_names}
    return {name: sum(holds(cell) for row in sheet for cell in row) for name, sheet in rows.items()}


def in_row(row: ElementTree.Element) -> int:
    """Count the cells of an OpenDocument row that show something, copies among them."""
    copies = [int(cell.get(f"{TABLE}number-columns-repeated", 1)) for cell in row if holds("".join(cell.itertext()))]
    return sum(copies) * int(row.get(f"{TABLE}number-rows-repeated", 1))


def documents(run: Run, *files: Path) -> list[dict[str, Any]]:
    result = run("inspect", *files, "--format", "json")
    assert (result.returncode, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)["files"]
    return found


def sums(document: dict[str, Any]) -> dict[str, int]:
    return {sheet["name"]: sum(sheet["cells"].values()) for sheet in document["sheets"]}


def book_of(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("file", ONE_OF_EACH)  # tests/agency has all of them
def test_the_classes_of_an_agency_s_file_add_up_to_its_cells(run: Run, shared: Path, file: str) -> None:
    path = shared / "agency-files" / file
    assert [sums(document) for document in documents(run, path)] == [counted(path)]


def test_the_classes_of_the_example_add_up_to_its_cells(run: Run, example: Path) -> None:
    files = sorted((example / "sources").iterdir())
    found = documents(run, *files)
    assert {document["file"]: sums(document) for document in found} == {file.name: counted(file) for file in files}


def test_json_describes_a_table(run: Run, example: Path) -> None:
    [document] = documents(run, example / "sources" / "population.xlsx")
    [sheet] = document["sheets"]
    assert list(sheet) == ["name", "state", "cells", "tables", "values", "issues"]
    assert list(sheet["cells"]) == CLASSES
    assert (sheet["name"], sheet["state"], sheet["issues"]) == ("Population", "visible", [])
    [table] = sheet["tables"]
    assert (table["range"], table["header_rows"], table["rows"]) == ("A4:C10", 1, 6)
    assert [(column["heading"], column["kind"]) for column in table["columns"]] == [
        ("Age", "group"), ("Number", "value"), ("% of population", "value"),
    ]  # fmt: skip
    assert [column["totals"] for column in table["columns"]] == [0, 2, 1]


def test_a_column_says_its_period(run: Run, example: Path) -> None:
    [document] = documents(run, example / "sources" / "social-care.xlsx")
    columns = {column["heading"]: column for column in document["sheets"][0]["tables"][0]["columns"]}
    assert columns["2019-20 | Q4"]["period"] == "Q4 2019-20"
    assert columns["2019-20 | Q4"]["column"] == "K"


def test_the_picture_names_every_class_with_its_mark(run: Run, example: Path) -> None:
    shown = run("inspect", example / "sources" / "population.xlsx").stdout
    assert "\x1b" not in shown
    assert "  9   l All children (0-18)  +  41,639  +           19.6%\n" in shown
    assert "23 cells: t 2 title, n 1 note, h 3 header, l 6 label, v 8 value, + 3 total\n" in shown
    assert "Table 1: A4:C10, 1 header row over 6 rows\n" in shown
    assert list(MARKS) == CLASSES


def test_odd_cells_are_told_with_their_kind_and_cell(run: Run, example: Path) -> None:
    file = example.parent / "awkward-sheets" / "hidden-and-broken.xlsx"
    [document] = documents(run, file)
    shown, hidden = document["sheets"]
    told = {(issue["cell"], issue["kind"]) for issue in shown["issues"]}
    assert {("D8", "error"), ("E6", "uncalculated"), ("D5", "number-as-text"), ("B7", "hidden")} <= told
    assert shown["cells"]["unread"] == 2
    assert hidden["state"] == "hidden"
    printed = run("inspect", file).stdout
    assert "an Excel error, 1 cell: D8\n  D8: holds the error #DIV/0!\n" in printed
    assert "a figure in a hidden row or column, 4 cells: B7:E7\n" in printed
    assert "\n(7)  l Old measure" in printed
    assert "Workings (hidden: read only where psrstats.toml names the sheet)\n" in printed


def test_a_long_sheet_is_folded_and_says_how_many_rows(run: Run, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Ward", "Children"], *([f"Ward {number}", number] for number in range(5000, 10000))]
    shown = run("inspect", book_of(tmp_path / "long.xlsx", rows)).stdout
    assert "… 4,992 rows like these …" in shown
    assert "l Ward 5004" in shown
    assert "Ward 5005" not in shown
    assert "Ward 9997" in shown
    assert len(shown.splitlines()) < 30


def test_a_fold_tells_of_unread_cells_in_it(run: Run, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Ward", "Children"], *([f"Ward {number}", 7 + number] for number in range(40))]
    rows[20][1] = "nine or so"
    shown = run("inspect", book_of(tmp_path / "gap.xlsx", rows)).stdout
    assert "… 32 rows like these, 1 cell of them unread …" in shown


def test_a_wide_sheet_is_folded_and_no_line_is_wider_than_the_picture(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Ward", *(f"Measure {n}" for n in range(60))], ["Fratton", *range(3000, 3060)]]
    [seen] = see([book_of(tmp_path / "wide.xlsx", rows)])
    for width in (60, 80, 110):
        lines = [plain(line) for line in file_lines(seen, width)]
        assert any(":BH …" in line for line in lines)
        picture = lines[: next(number for number, line in enumerate(lines) if " cells: " in line)]
        assert max(map(len, picture[1:])) <= width
        assert "3,059" in "\n".join(picture)


def test_an_agency_s_text_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sent.csv"
    file.write_text("Ward,Chil\x1b[2Jdren\n\x1b[31mFratton,50\nMilton,to \x1b[1m come\nCosham,60\n", encoding="utf-8")
    assert "\x1b" not in run("inspect", file).stdout


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Run, example: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes((example / "sources" / "mash.xlsx").read_bytes()[:2000])
    for format in ("table", "json"):
        result = run("inspect", broken, tmp_path / "absent.csv", example / "sources" / "mash.xlsx", "-f", format)
        assert result.returncode == 2
        assert "mash.xlsx" in result.stdout
        assert "broken" not in result.stdout
        assert "  broken.xlsx: " in result.stderr
        assert "  absent.csv: does not exist." in result.stderr
        assert "Traceback" not in result.stderr


def test_a_file_under_a_wrong_name_is_an_issue(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "sent.xlsx"
    file.write_text("Ward,Children\nFratton,50\n", encoding="utf-8")
    [document] = documents(run, file)
    said = "is delimited text, though named .xlsx"
    assert document["sheets"][0]["issues"][0] == {"cell": "", "kind": "file", "message": said}
    assert run("inspect", file).stdout.startswith(f"sent.xlsx: {said}\n")


def test_two_files_of_one_name_are_told_apart(run: Run, example: Path, copy_example: Path) -> None:
    files = [folder / "sources" / "mash.xlsx" for folder in (example, copy_example)]
    assert [document["file"] for document in documents(run, *files)] == list(map(str, files))


@pytest.mark.parametrize(("rows", "said"), [([], "The sheet is empty."), ([["Only a note"]], "No table was found.")])
def test_a_sheet_without_a_table_says_so(run: Run, tmp_path: Path, rows: list[list[object]], said: str) -> None:
    result = run("inspect", book_of(tmp_path / "empty.xlsx", rows))
    assert result.returncode == 0
    assert said in result.stdout


def test_a_published_format_is_named(run: Run, example: Path) -> None:
    file = example.parent / "trafford-2023-24" / "sources" / "children-looked-after.csv"
    named = "explore-education-statistics (Department for Education)"
    assert f"Published format: {named}, headings in row 1" in run("inspect", file).stdout
    [sheet] = json.loads(run("inspect", file, "--format", "json").stdout)["files"][0]["sheets"]
    assert sheet["format"] == named


@pytest.mark.parametrize(("name", "said"), [("plan", "a sheet of actions"), ("parents", "the replies to a survey")])
def test_a_sheet_with_a_row_a_record_is_told(name: str, said: str) -> None:
    folder = Path(__file__).parents[2] / "examples" / "said-and-done-2019-20" / "sources"
    [file] = see([folder / f"{name}.csv"])
    assert any(plain(line).startswith(f"Looks like {said}, a row each") for line in file_lines(file, 110))


def test_figures_of_agencies_are_no_records() -> None:
    files = [*(Path(__file__).parents[2] / "examples" / "portsmouth-2019-20" / "sources").glob("*.xlsx")]
    assert files
    assert not [plain(line) for file in see(files) for line in file_lines(file, 110) if "Looks like" in plain(line)]


def test_of_a_log_the_columns_are_shown_and_no_row(tmp_path: Path) -> None:
    rows = ["Child ID,Missing from,Returned,Home ward,Mood", "ZZ71,1/5/2019,2/5/2019,Copnor,glum", "ZZ72,3/5/2019,,,"]
    (tmp_path / "log.csv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "list.csv").write_text("UPN,Sex\nZZ71,1\nZZ72,2\n", encoding="utf-8")
    (log, listed) = see([tmp_path / "log.csv", tmp_path / "list.csv"])
    said = "\n".join(plain(line) for line in file_lines(log, 110))
    assert "Looks like a log of single children, a row each: count it with [[log]] in psrstats.toml." in said
    assert [line.split()[-1] for line in said.splitlines()[5:9]] == ["child", "start", "end", "area"]
    assert json.loads(document([log]))["files"][0]["sheets"][0]["log"]["columns"][0]["holds"] == "child"
    assert "Lists single people" in "\n".join(plain(line) for line in file_lines(listed, 110))
    assert not any(word in said + document([log, listed]) for word in ("ZZ", "Copnor", "glum"))


@pytest.mark.parametrize(
    "lines",
    [
        "LA code,LA name,Referrals 2018-19\nE06000044,Portsmouth,130\nE06000045,Southampton,330",
        "LA code,LA name,Sex,Date,Referrals\nE06000044,Portsmouth,F,31/3/2019,130\nE06000045,Soton,M,31/3/2019,9",
        "Unique reference,Indicator,Q1,Q2\nK1,Referrals,130,140\nK2,Plans,30,41",
        "Date,Child,Adult\n30/4/2019,130,140\n31/5/2019,30,41",
        "Ward,Child no,Rate\nCopnor,130,14.0\nHilsea,30,4.1",
        "Ward,Child,Adult\nCopnor,130,140\nHilsea,30,41",
        "ID,Measure,Date published,Number of all\n1,Referrals,3/5/2019,41\n2,Plans,3/5/2019,30",
    ],
)
def test_figures_are_no_list_of_children(lines: str, tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text(lines, encoding="utf-8")
    [file] = see([tmp_path / "figures.csv"])
    assert not file.logs
    assert "30" in "\n".join(plain(line) for line in file_lines(file, 110))


@pytest.mark.parametrize(
    "lines",
    [
        "Child,Date missing,Days missing\n71,3/5/2019,2\n72,4/5/2019,3",
        "Date,Child,Ward,Hours missing\n3/5/2019,71,Copnor,2\n4/5/2019,72,Hilsea,3",
        "ID,Date,Ward,DOB,Interview offered?\nA71,3/5/2019,Copnor,1/2/2008,Yes\nA72,4/5/2019,Hilsea,2/2/2008,No",
        "Child ID,Date,Ward\nA71,soon,Copnor\nA72,May,Hilsea",
        "Forename,Surname,DOB,Date\nAnn,A71,1/2/2008,3/5/2019\nJo,A72,2/2/2008,3/5/2019",
    ],
)
def test_rows_of_single_people_are_not_shown(lines: str, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(lines, encoding="utf-8")
    [file] = see([tmp_path / "log.csv"])
    assert file.logs
    assert "71" not in "\n".join(plain(line) for line in file_lines(file, 110)) + document([file])
