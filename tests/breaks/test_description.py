"""Descriptions that are damaged, or a stranger's: every fault in words, and no file outside the folder read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from psrstats import pipeline
from psrstats.config import read_settings
from psrstats.errors import UserError
from tests.breaks.small_report import MEASURES, small_report

SECRET = "secret,words\nof,another\n"


def faults(folder: Path) -> str:
    with pytest.raises(UserError) as error:
        pipeline.compute(folder)
    return str(error.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"x = {'[' * 500}{']' * 500}", "lists or tables that stand within one another"),
        (f"x = {'{a = ' * 500}1{'}' * 500}", "lists or tables that stand within one another"),
        (f"{'.'.join('a' * 2000)} = 1", "lists or tables that stand within one another"),
        (f"x = {'9' * 10_000}", "has a number of thousands of digits"),
        (f"[disclosure]\npolicy = {'[' * 90}{']' * 90}", "'policy' cannot be"),
    ],
)
def test_settings_that_python_cannot_hold(tmp_path: Path, line: str, said: str) -> None:
    assert f"psrstats.toml{'' if 'policy' in said else ':'}" in faults(small_report(tmp_path / "r", report=line))
    assert said in faults(tmp_path / "r")


@pytest.mark.parametrize("file", ["../../secret.csv", "{outside}", "link.csv", "folder/secret.csv"])
def test_a_source_does_not_leave_the_folder(tmp_path: Path, file: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(SECRET, encoding="utf-8")
    folder = small_report(tmp_path / "report", file=file.format(outside=secret.as_posix()))
    (folder / "sources" / "link.csv").symlink_to(secret)
    (folder / "sources" / "folder").symlink_to(tmp_path, target_is_directory=True)
    said = faults(folder)
    assert "psrstats.toml [[source]] care: 'file' leads out of the report's folder" in said
    assert "words" not in said
    assert "another" not in said


@pytest.mark.parametrize("file", ["../secret.csv", "link.csv"])
def test_the_measures_do_not_leave_the_folder(tmp_path: Path, file: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(SECRET, encoding="utf-8")
    folder = small_report(tmp_path / "report", report=f'measures = "{file}"')
    (folder / "link.csv").symlink_to(secret)
    said = faults(folder)
    assert "psrstats.toml [report]: 'measures' leads out of the report's folder" in said
    assert "words" not in said


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    assert "cannot be read: File name too long." in faults(small_report(tmp_path / "report", file="x" * 5000))
    assert "cannot be read: File name too long." in faults(
        small_report(tmp_path / "other", report=f'measures = "{"x" * 5000}"')
    )


def test_a_source_beside_the_description_is_within(tmp_path: Path) -> None:
    folder = small_report(tmp_path / "report", file="../care.csv")
    (folder / "sources" / "care.csv").rename(folder / "care.csv")
    assert pipeline.compute(folder).tables


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", "\t;,")
def test_measures_are_read_as_excel_saves_them(tmp_path: Path, encoding: str, delimiter: str) -> None:
    folder = small_report(tmp_path / "report")
    text = MEASURES.replace("Plans,care", "Plans – café,care").replace(",", delimiter).replace("\n", "\r\n")
    (folder / "measures.csv").write_bytes(text.encode(encoding))
    settings, found = read_settings(folder)
    assert (found, settings.measures["m"].title) == ((), "Plans – café")


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ("name,title,source,title\nm,Plans,care,Pläne\n", "measures.csv: has 2 columns 'title'. Keep one."),
        (f'name,title,source\nm,"{"x" * 200_000},care\n', "measures.csv: cannot be read as CSV: field larger"),
        (
            "name,title,source\nm,Plans, all,care\n",
            "measures.csv line 2 (m): has more cells than there are columns, 3.",
        ),
    ],
)
def test_measures_that_cannot_be_understood(tmp_path: Path, measures: str, said: str) -> None:
    assert said in faults(small_report(tmp_path / "report", measures=measures))


@pytest.mark.parametrize("name", [b"c\x01.csv", b"z\xff.csv"])
def test_a_file_whose_name_no_description_can_hold_is_told(tmp_path: Path, name: bytes) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text("Measure,2019-20\nPlans,20\n")
    except OSError:
        pytest.skip("this system has no such names")
    with pytest.raises(UserError, match=r"has a character in its name that is no letter\. Rename it\."):
        pipeline.begin(tmp_path)
