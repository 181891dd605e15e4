"""psrstats load, as an analyst meets it: one row a figure, each with its cell."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import openpyxl

from psrstats.model import OBSERVATIONS
from psrstats.numbers import exact

Run = Callable[..., subprocess.CompletedProcess[str]]


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(printed)))


def test_csv_has_the_columns_of_the_reference_and_a_cell_in_every_row(run: Run, example: Path) -> None:
    found = rows(run("load", example, "--format", "csv").stdout)
    assert list(found[0]) == list(OBSERVATIONS)
    assert len(found) >= 162
    assert len({row["cell"] for row in found}) == len(found)
    [contacts] = [row for row in found if row["cell"] == "mash.xlsx!Contacts!B5"]
    assert (contacts["measure"], contacts["value"], contacts["original"]) == ("mash-children", "7676", "7,676")


def test_every_figure_is_what_its_cell_says(run: Run, example: Path) -> None:
    books = {file.name: openpyxl.load_workbook(file) for file in (example / "sources").glob("*.xlsx")}
    checked = 0
    for row in rows(run("load", example, "--format", "csv").stdout):
        file, sheet, cell = row["cell"].split("!")
        if file in books and isinstance(value := books[file][sheet][cell].value, int | float):
            times = 100 if row["cell_unit"] == "percent" else 1
            assert exact(float(row["value"])) == exact(float(value)) * times, row["cell"]
            checked += 1
    assert checked > 100


def test_json_is_one_document_and_a_marker_has_no_value(run: Run, example: Path) -> None:
    document = json.loads(run("load", example, "--format", "json").stdout)
    assert list(document) == ["observations", "findings"]
    [withheld] = [row for row in document["observations"] if row["measure"] == "child-deaths-unexpected"]
    assert (withheld["value"], withheld["marker"]) == (None, "c")
    numbers = [row["value"] for row in document["observations"] if not row["marker"]]
    assert all(isinstance(number, int | float) for number in numbers)


def test_the_table_prints_figures_as_their_senders_show_them(run: Run, example: Path) -> None:
    printed = run("load", example, "--source", "mash").stdout
    assert printed.startswith("7 figures as sent\n")
    lines = [line.split() for line in printed.splitlines()]
    assert ["mash-children", "Portsmouth", "2018-19", "7,676", "mash.xlsx!Contacts!B5"] in lines
    assert any(line[-2:] == ["98.2%", "mash.xlsx!Quarterly!C4"] for line in lines)


def test_one_source_is_the_same_by_itself_as_among_all(run: Run, example: Path) -> None:
    everything = rows(run("load", example, "--format", "csv").stdout)
    one = rows(run("load", example, "--format", "csv", "--source", "social-care").stdout)
    assert one == [row for row in everything if row["source"] == "social-care"]
    assert one


def test_an_unknown_source_is_answered_with_the_nearest(run: Run, example: Path) -> None:
    result = run("load", example, "--source", "socialcare")
    assert (result.returncode, result.stdout) == (2, "")
    assert "has no source named 'socialcare'. Did you mean 'social-care'?" in result.stderr


def test_findings_go_to_standard_error(run: Run, copy_example: Path) -> None:
    settings = copy_example / "psrstats.toml"
    text = settings.read_text(encoding="utf-8")
    start = text.index("[[correct]]")
    settings.write_text(text[:start] + text[text.index("# ---- Tables") :], encoding="utf-8")
    result = run("load", copy_example, "--source", "social-care", "--format", "csv")
    assert result.returncode == 0
    assert "social-care.xlsx!Missing from care!B5: 'Q4 2018/29' is not two consecutive years" in result.stderr
    assert "2018/29" not in result.stdout


def test_no_cell_of_the_csv_begins_a_formula(run: Run, copy_example: Path) -> None:
    file = copy_example / "sources" / "mash.xlsx"
    book = openpyxl.load_workbook(file)
    book["Quarterly"]["E4"] = "@SUM(1)"
    book["Quarterly"]["E5"] = "+cmd|' /C calc'!A0"
    book.save(file)
    found = rows(run("load", copy_example, "--source", "mash", "--format", "csv").stdout)
    comments = {row["commentary"] for row in found}
    assert {"'@SUM(1)", "'+cmd|' /C calc'!A0"} <= comments
    cells = [value for row in found for value in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]


def test_a_file_s_suffix_says_its_format(run: Run, example: Path, tmp_path: Path) -> None:
    for suffix, start in {".csv": "measure,source,", ".json": "{", ".txt": "7 figures as sent\n"}.items():
        output = tmp_path / f"sent{suffix}"
        result = run("load", example, "--source", "mash", "-o", output)
        assert output.read_text(encoding="utf-8").startswith(start)
        assert (result.stdout, result.stderr) == ("", f"Wrote {output}.\n")
