"""Every cell of every agency file is in one class: together they are what a plain reader finds in the sheet."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from psrstats.files.read_grids import read_grids
from psrstats.load.account import account
from psrstats.load.sheet import Sheet
from tests.agency.files import FILES


def filled(value: object) -> bool:
    """Say whether a cell holds something: spaces alone are nothing."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def counted(path: Path) -> dict[str, int]:
    """Count the cells of each sheet that hold something, by a reader that is not psrstats'."""
    if path.suffix == ".xlsx":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: pivots, extensions
            book = openpyxl.load_workbook(path, read_only=True)
        return {
            sheet.title: sum(filled(value) for row in sheet.iter_rows(values_only=True) for value in row)
            for sheet in book.worksheets
        }
    if path.suffix == ".csv":
        raw = path.read_bytes()
        text = raw.decode("cp1252" if path.name.startswith("dwp_") else "utf-8-sig")
        return {path.stem: sum(filled(cell) for row in csv.reader(text.splitlines()) for cell in row)}
    if path.suffix == ".xls":
        workbook = CalamineWorkbook.from_path(path)
        sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}
        return {name: sum(filled(cell) for row in rows for cell in row) for name, rows in sheets.items()}
    return counted_ods(path)


TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COPIES = (f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated")


def counted_ods(path: Path) -> dict[str, int]:
    with ZipFile(path) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
    return {str(sheet.get(f"{TABLE}name")): sum(map(copies, rows_of(sheet))) for sheet in content.iter(f"{TABLE}table")}


def rows_of(sheet: ElementTree.Element) -> list[ElementTree.Element]:
    return list(sheet.iter(f"{TABLE}table-row"))


def copies(row: ElementTree.Element) -> int:
    """Count the cells of a row that show a text, each as often as it is repeated."""
    shown = [cell for cell in row if any(filled("".join(line.itertext())) for line in cell.findall(f"{TEXT}p"))]
    return int(row.get(COPIES[0], 1)) * sum(int(cell.get(COPIES[1], 1)) for cell in shown)


def test_no_agency_file_is_forgotten(shared: Path) -> None:
    with (shared / "agency-files" / "INDEX.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(FILES) == sorted(row["file"] for row in csv.DictReader(file))


@pytest.mark.parametrize("file", FILES)
def test_every_cell_that_holds_something_is_in_one_class(shared: Path, file: str) -> None:
    path = shared / "agency-files" / file
    accounts = [account(Sheet(grid)) for grid in read_grids(path)]
    assert {found.sheet.grid.sheet: sum(found.counts.values()) for found in accounts} == counted(path)
    for found in accounts:
        unread = {place for place, given in found.classes.items() if given == "unread"}
        assert unread <= {issue.place for issue in found.issues if issue.message}
