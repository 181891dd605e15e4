"""How far the words of a cell are indented by its look, in each format that says so."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.styles import Alignment

from psrstats.files.read_grids import read_grids

xlwt: Any = importlib.import_module("xlwt")  # it has no types
LABELS = (("Children looked after", 0), ("Boys", 1), ("of them under 5", 2), ("Girls", 1))


def xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row, (label, steps) in enumerate(LABELS, 1):
        book.active.append([label, row])
        for column in (1, 2):
            book.active.cell(row, column).alignment = Alignment(indent=steps)
    book.save(path)


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    for row, (label, steps) in enumerate(LABELS):
        sheet.write(row, 0, label, xlwt.easyxf(f"alignment: indent {steps}"))
        sheet.write(row, 1, row + 1)
    book.save(str(path))


def ods(path: Path) -> None:
    names = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "table", "text", "style", "fo"))
    styles = "".join(
        f'<style:style style:name="s{steps}" style:family="table-cell">'
        f'<style:paragraph-properties fo:margin-left="{steps * 0.353}cm"/></style:style>'
        for steps in (1, 2)
    )
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string" table:style-name="s{steps}"><text:p>{label}'
        f'</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="{row}"><text:p>{row}'
        "</text:p></table:table-cell></table:table-row>"
        for row, (label, steps) in enumerate(LABELS, 1)
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        content = f'{styles}<table:table table:name="Sheet">{rows}</table:table>'
        package.writestr("content.xml", f"<office:document-content {names}>{content}</office:document-content>")


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("xls", xls), ("ods", ods)])
def test_words_keep_how_far_they_are_indented(tmp_path: Path, suffix: str, write: Callable[[Path], None]) -> None:
    path = tmp_path / f"sent.{suffix}"
    write(path)
    [grid] = read_grids(path)
    assert [row[:2] for row in grid.rows] == [[label, row] for row, (label, _) in enumerate(LABELS, 1)]
    assert grid.indents == {(1, 0): 1, (2, 0): 2, (3, 0): 1}
