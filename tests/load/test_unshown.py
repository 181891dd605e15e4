"""Counts that a number format hides are suppressed by their sender, and told."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from psrstats.config import Correction, Measure, Report, Settings, Source
from psrstats.load import load
from psrstats.model import Finding

PLANS = Measure(name="plans", title="Children on a plan", source="care")
AGES = ("0-4", "5-9", "10-14", "15-17")


def loaded(folder: Path, file: str, *corrections: Correction) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    report = Report(title="T", area="Town", period="2019-20")
    source = Source(name="care", agency="Care", file=file)
    observations, findings, faults = load(Settings(folder, report, (source,), {"plans": PLANS}, (), corrections))
    assert faults == ()
    return observations.frame(), findings


def workbook(folder: Path, code: str, *counts: int) -> None:
    """Write a sheet of plans by age, its counts in a number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet"
    sheet.append(["Age", "Children on a plan"])
    for age, count in zip(AGES, counts, strict=False):
        sheet.append([age, count])
        sheet.cell(sheet.max_row, 2).number_format = code
    (folder / "sources").mkdir(exist_ok=True)
    book.save(folder / "sources" / "care.xlsx")


@pytest.mark.parametrize("code", ['[<5]"c";0', '[<5]"";0', '[>=5]0;-0;"*"'])
def test_a_count_that_its_format_hides_never_comes_in(tmp_path: Path, code: str) -> None:
    workbook(tmp_path, code, 3, 30, 12)
    observations, findings = loaded(tmp_path, "care.xlsx")
    assert observations["marker"].tolist() == ["c", "", ""]
    assert observations["original"].tolist() == ["[c]", "30", "12"]
    assert observations["value"].tolist()[1:] == [30, 12]
    assert [(one.code, one.severity, one.where) for one in findings] == [
        ("PSR026", "warning", ("care.xlsx!Sheet!B2",)),
    ]  # fmt: skip
    assert "3" not in findings[0].message
    workbook(tmp_path, code, 4, 30, 12)
    others, also = loaded(tmp_path, "care.xlsx")
    assert others.equals(observations)
    assert also == findings


def test_what_is_shown_is_read_as_it_was(tmp_path: Path) -> None:
    workbook(tmp_path, '#,##0;-#,##0;"-"', 3, 0, 12)
    observations, findings = loaded(tmp_path, "care.xlsx")
    assert (observations["value"].tolist(), findings) == ([3, 0, 12], ())


def test_a_count_that_the_report_corrects_is_the_report_s_own(tmp_path: Path) -> None:
    workbook(tmp_path, '[<5]"c";0', 3, 30)
    mended = Correction.model_validate({"where": "care.xlsx!Sheet!B2", "reads": "[c]", "as": "7", "reason": "asked"})
    observations, findings = loaded(tmp_path, "care.xlsx", mended)
    assert (observations["value"].tolist(), findings) == ([7, 30], ())


def test_one_warning_tells_of_all_that_a_sheet_hides(tmp_path: Path) -> None:
    workbook(tmp_path, ";;;", 30, 40, 50, 60)
    _, [finding] = loaded(tmp_path, "care.xlsx")
    assert finding.message.startswith("A number format hides 4 figures")


def test_an_open_document_file_tells_by_the_text_of_its_cells(tmp_path: Path) -> None:
    shown = {"0-4": (3, "<text:p>c</text:p>"), "5-9": (4, "<text:p/>"), "10-14": (0, "<text:p>-</text:p>")}
    shown |= {"15-17": (30, "<text:p>30</text:p>"), "All": (37, "")}
    cells = [
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{age}</text:p></table:table-cell>'
        f'<table:table-cell office:value-type="float" office:value="{count}">{text}</table:table-cell>'
        "</table:table-row>"
        for age, (count, text) in shown.items()
    ]
    heads = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        for words in ("Age", "Children on a plan")
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{space}:{name}:1.0"' for name in ("office", "table", "text"))
    rows = f"<table:table-row>{heads}</table:table-row>{''.join(cells)}"
    (tmp_path / "sources").mkdir()
    with ZipFile(tmp_path / "sources" / "care.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Sheet">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    observations, [finding] = loaded(tmp_path, "care.ods")
    assert observations["marker"].tolist() == ["c", "c", "", "", ""]
    assert observations["value"].tolist()[2:] == [0, 30, 37]
    assert finding.where == ("care.ods!Sheet!B2", "care.ods!Sheet!B3")
