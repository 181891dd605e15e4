"""psrstats compute, as an analyst meets it: what it prints, where, and what it says when something is wrong."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import openpyxl

Run = Callable[..., subprocess.CompletedProcess[str]]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def set_cell(file: Path, sheet: str, cell: str, value: str) -> None:
    book = openpyxl.load_workbook(file)
    book[sheet][cell] = value
    book.save(file)


def test_it_finds_the_report_in_the_current_folder(run: Run, example: Path) -> None:
    assert run("compute", cwd=example).stdout == run("compute", example).stdout


def test_nothing_is_cut_in_a_pipe(run: Run, example: Path) -> None:
    printed = run("compute", example).stdout
    assert "Mainly unaccompanied minors. Q2 was still under the national average." in printed
    assert "…" not in printed
    assert "\x1b" not in printed


def test_one_table_by_name(run: Run, example: Path) -> None:
    said = run("compute", example, "--table", "training", "--format", "json").stdout
    document = json.loads(said)
    assert said == json.dumps(document, ensure_ascii=False, indent=1) + "\n"  # written piece by piece, the same bytes
    [table] = document["tables"]
    assert table["name"] == "training"
    assert table["columns"] == ["Type", "Course", "Training attendance"]
    assert table["rows"][-1] == ["All", "Total", "2,904"]


COUNTED = "3 errors, 4 warnings, 3 notes in these figures: psrstats validate tells of them."


def test_json_is_one_document(run: Run, example: Path) -> None:
    document = json.loads(run("compute", example, "--format", "json").stdout)
    assert list(document) == ["report", "tables", "figures", "findings"]
    assert {"measure", "area", "group", "period", "value", "marker", "unit", "per", "text", "numerator",
            "denominator", "formula", "sources"} <= set(document["figures"][0])  # fmt: skip
    assert [finding["code"] for finding in document["findings"]][:3] == ["PSR001", "PSR003", "PSR008"]
    texts = {figure["text"] for figure in document["figures"]}
    printed = {cell for table in document["tables"] for row in table["rows"] for cell in row if cell[:1].isdigit()}
    periods = {figure["period"] for figure in document["figures"]}
    assert printed - texts - periods == {
        "0-4",
        "5-9",
        "10-14",
        "15-17",
        "16 and 17 year olds not in education, employment or training",
    }


def test_csv_has_the_same_columns_for_one_table_and_for_all(run: Run, example: Path) -> None:
    everything = list(csv.DictReader(StringIO(run("compute", example, "--format", "csv").stdout)))
    one = list(csv.DictReader(StringIO(run("compute", example, "--format", "csv", "--table", "rates").stdout)))
    assert [row for row in everything if row["table"] == "rates"] == one
    [rate] = [
        row for row in one if row["label"] == "Rate of children looked after" and row["column"] == "Rate, 2019-20"
    ]
    assert (rate["text"], rate["formula"]) == ("111.2", "463 ÷ 41,639 × 10,000")
    assert rate["sources"] == "social-care.xlsx!Scorecard!K9; population.xlsx!Population!B9"


def test_a_file_s_suffix_says_its_format(run: Run, example: Path, tmp_path: Path) -> None:
    starts = {".md": "# Portsmouth", ".csv": "table,title,", ".json": "{", ".txt": "Portsmouth"}
    for suffix, start in starts.items():
        output = tmp_path / f"report{suffix}"
        result = run("compute", example, "-o", output)
        assert output.read_text(encoding="utf-8").startswith(start)
        assert result.stdout == ""
        counted, missing, wrote = result.stderr.splitlines()
        assert (counted, wrote) == (COUNTED, f"Wrote {output}.")
        assert "cells are [x]" in missing
    assert run("compute", example, "-o", "-").stdout == (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_every_fault_is_told_in_one_run(run: Run, copy_example: Path) -> None:
    sources = copy_example / "sources"
    book = openpyxl.load_workbook(sources / "mash.xlsx")
    book["Contacts"].title = "Contact"
    book.save(sources / "mash.xlsx")
    set_cell(sources / "training.xlsx", "Log", "C3", "Attendence")
    set_cell(sources / "missing.xlsx", "Missing", "B4", "abc")
    change(
        copy_example / "measures.csv",
        "Reflective Practice Meetings,audit,",
        "Reflective Practice Meetings,audit,Refective meetings",
    )
    change(
        copy_example / "measures.csv",
        "training-courses,Multi-agency training courses run,training,,",
        "training-courses,Multi-agency training courses run,training,,counts",
    )
    change(copy_example / "psrstats.toml", 'layout = "rates"', 'layout = "rate"')
    change(copy_example / "psrstats.toml", "comparators = [", "comparator = [")
    result = run("compute", copy_example)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for said in (
        "mash.xlsx: has no sheet 'Contacts'. Did you mean 'Contact'?",
        "training.xlsx: no heading or row reads 'Attendance' (training-attendance in measures.csv). "
        "Did you mean 'Attendence' in training.xlsx!Log!C3?",
        "missing.xlsx!Missing!B4: 'abc' is not a number. Type the figure, or c, x or z where there is none.",
        "audit.xlsx: no heading or row reads 'Refective meetings' (reflective-practice-meetings in measures.csv). "
        "Did you mean 'Reflective Practice Meetings' in audit.xlsx!Audit and inspection!A4?",
        "measures.csv line 47 (training-courses): 'unit' cannot be 'counts'. Did you mean 'count'?",
        "psrstats.toml [[table]] rates: 'layout' cannot be 'rate'. Did you mean 'rates'?",
        "psrstats.toml [report]: does not know 'comparator'. Did you mean 'comparators'?",
    ):
        assert said in result.stderr
