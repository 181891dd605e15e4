"""psrstats lint, as an analyst meets it: what it prints, the status it ends with, and files that are none."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pandas as pd
import pytest
import typer
from typer.testing import CliRunner, Result

from psrstats.cli.lint import lint as command
from psrstats.errors import UserError
from psrstats.lint.archive import MOST_BYTES
from psrstats.lint.linting import RULES, lint
from psrstats.verdicts import Linted, Rule, Verdict
from psrstats.writers.linted import MOST_PLACES, table
from psrstats.writers.linted import json as as_json
from tests.lint.sound_workbook import Change, write

Run = Callable[..., subprocess.CompletedProcess[str]]

LAST = re.compile(r"(\S+) passes ([0-9]+) of ([0-9]+) testable checks\.")


def invoke(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, list(map(str, arguments)))


def unsound(folder: Path) -> Path:
    pd.DataFrame({"Ward": ["Abbey"], "Children": [1204]}).to_excel(folder / "wards.xlsx")
    return folder / "wards.xlsx"


def test_a_sound_file_ends_with_0(tmp_path: Path) -> None:
    result = invoke(write(tmp_path, Change()))
    assert result.exit_code == 0
    assert "fail PSRL" not in result.stdout
    found = LAST.fullmatch(result.stdout.splitlines()[-1])
    assert found
    assert found[1] == "annual-report-2019-20.xlsx"
    assert found[2] == found[3]


def test_a_failure_ends_with_1_and_comes_first(tmp_path: Path) -> None:
    result = invoke(unsound(tmp_path))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "wards.xlsx",
        "",
        "fail PSRL001 (W1, must) The document title is filled in, and is no file name.",
    ]
    assert "  To mend it: Give the title in the file's properties (File, Info, Title), in words." in lines
    assert max(n for n, line in enumerate(lines) if line.startswith("fail")) < lines.index("What needs a person")
    assert LAST.fullmatch(lines[-1])


def test_what_must_be_comes_before_what_should(tmp_path: Path) -> None:
    levels = re.findall(r"^fail \w+ \(\w+, (\w+)\)", invoke(unsound(tmp_path)).stdout, re.MULTILINE)
    assert levels == sorted(levels)
    assert set(levels) == {"must", "should"}


@pytest.mark.parametrize("format", ["table", "json"])
def test_it_never_says_that_a_file_complies(tmp_path: Path, format: str) -> None:
    for file in (write(tmp_path, Change()), unsound(tmp_path)):
        assert "compl" not in invoke(file, "--format", format).stdout.casefold().replace("complete", "")


def test_json_holds_every_rule(tmp_path: Path) -> None:
    result = invoke(unsound(tmp_path), "--format", "json")
    assert result.exit_code == 1
    (file,) = json.loads(result.stdout)["files"]
    assert [verdict["code"] for verdict in file["verdicts"]] == [rule.code for rule in RULES["workbooks"]]
    outcomes = [verdict["outcome"] for verdict in file["verdicts"]]
    assert file["summary"]["passed"] == outcomes.count("pass")
    assert file["summary"]["testable"] == outcomes.count("pass") + outcomes.count("fail")
    assert sum(file["summary"][name] for name in ("pass", "fail", "needs a person", "not applicable")) == len(outcomes)
    assert {verdict["checklist"] for verdict in file["verdicts"]} >= {"W1", "S1", "T5", "C14", "1e"}


def test_several_files_each_have_their_last_line(tmp_path: Path) -> None:
    result = invoke(unsound(tmp_path), write(tmp_path, Change()))
    assert result.exit_code == 1
    assert [found[1] for found in LAST.finditer(result.stdout)] == ["wards.xlsx", "annual-report-2019-20.xlsx"]


def test_many_places_are_counted_and_listed_in_json() -> None:
    where = tuple(f"Wards!A{2 * row}" for row in range(1, MOST_PLACES + 4))
    linted = Linted("wards.xlsx", (Verdict(Rule("PSRL065", "C16", "should", "So.", "Do."), "fail", "", where),))
    assert f"{where[MOST_PLACES - 1]} and 3 more." in " ".join(table([linted]).split())
    assert json.loads(as_json([linted]))["files"][0]["verdicts"][0]["where"] == list(where)


def zipped(path: Path, **parts: bytes) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def broken(folder: Path) -> dict[str, tuple[Path, str]]:
    """Make files that cannot be checked, each with what is to be said of it."""
    for name, data in {
        "empty.xlsx": b"",
        "text.xlsx": b"Ward,Children\n",
        "text.ods": b"Ward,Children\n",
        "text.docx": b"Ward,Children\n",
        "text.html": b"Ward,Children\n",
        "cut.docx": b"PK\x03\x04 and no more",
        "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "zip.html": b"PK\x03\x04",
        "words.pdf": b"%PDF-1.7",
    }.items():
        (folder / name).write_bytes(data)
    book = folder / "book.xlsx"
    openpyxl.Workbook().save(book)
    (folder / "book.ods").write_bytes(book.read_bytes())
    (folder / "cut.xlsx").write_bytes(book.read_bytes()[:-400])
    manifest = b"<manifest:encryption-data/>"
    zipped(folder / "locked.ods", content_xml=b"x", **{"META-INF__manifest_xml": manifest})
    zipped(folder / "vast.ods", content_xml=b" " * (11 << 20))
    doctype = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    zipped(folder / "entities.ods", content_xml=doctype)
    return {
        "missing.xlsx": (folder / "missing.xlsx", "does not exist."),
        "folder": (folder, "is a folder."),
        "empty.xlsx": (folder / "empty.xlsx", "is empty."),
        "text.xlsx": (folder / "text.xlsx", "is not an Excel workbook, though its name says so."),
        "text.ods": (folder / "text.ods", "is not an OpenDocument spreadsheet, though its name says so."),
        "text.docx": (folder / "text.docx", "is not a Word document, though its name says so."),
        "text.html": (folder / "text.html", "is not a web page, though its name says so."),
        "zip.html": (folder / "zip.html", "is not a web page, though its name says so."),
        "book.ods": (folder / "book.ods", "is not an OpenDocument spreadsheet, though its name says so."),
        "cut.xlsx": (folder / "cut.xlsx", "cannot be read: it is damaged, or not what it seems."),
        "cut.docx": (folder / "cut.docx", "cannot be read: it is damaged, or not what it seems."),
        "locked.xlsx": (folder / "locked.xlsx", "is locked with a password."),
        "locked.ods": (folder / "locked.ods", "is locked with a password."),
        "vast.ods": (folder / "vast.ods", "unpacks to far more than a document holds."),
        "entities.ods": (folder / "entities.ods", "declares an XML document type, which may hide anything."),
        "words.pdf": (folder / "words.pdf", "has the suffix '.pdf', for which there are no checks."),
    }


def test_a_file_that_cannot_be_checked_is_a_fault_in_words(tmp_path: Path) -> None:
    for file, what in broken(tmp_path).values():
        with pytest.raises(UserError) as caught:
            lint([file])
        assert [fault.what for fault in caught.value.faults] == [what], file.name


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    files = [file for file, _ in broken(tmp_path).values()]
    result = invoke(*files)
    assert isinstance(result.exception, UserError)
    assert len(result.exception.faults) == len(files)


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    result = invoke(tmp_path / "missing.xlsx", write(tmp_path, Change()))
    assert LAST.fullmatch(result.stdout.splitlines()[-1])
    assert isinstance(result.exception, UserError)


def test_a_user_s_mistake_ends_with_2(run: Run, tmp_path: Path) -> None:
    result = run("lint", tmp_path / "missing.xlsx")
    assert (result.returncode, result.stdout) == (2, "")
    assert "missing.xlsx: does not exist." in result.stderr


def test_a_part_that_says_it_is_vast_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("psrstats.lint.archive.MOST_BYTES", 10)
    assert MOST_BYTES > 10
    with pytest.raises(UserError, match="unpacks to far more"):
        lint([write(tmp_path, Change())])


def test_no_agency_s_file_ends_in_a_traceback(shared: Path) -> None:
    for file in sorted((shared / "agency-files").iterdir()):
        if file.suffix in (".xlsx", ".ods") and file.stat().st_size < 1 << 19:
            (linted,) = lint([file])
            assert linted.counts["fail"] > 0
            assert linted.testable > 40
