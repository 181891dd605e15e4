"""How workbooks are printed: the Excel and the OpenDocument one alike."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files.ods import ods
from psrstats.writers.files.xlsx import xlsx


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return publish(example)


@pytest.fixture(scope="module")
def book(results: Results) -> Any:
    return load_workbook(BytesIO(xlsx(results)))


@pytest.fixture(scope="module")
def content(results: Results) -> ElementTree.Element:
    with ZipFile(BytesIO(ods(results))) as archive:
        return ElementTree.fromstring(archive.read("content.xml"))


def test_each_sheet_is_as_wide_as_its_paper_and_repeats_its_headings(book: Any) -> None:
    for sheet in book.worksheets:
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        for table in sheet.tables.values():
            top = int(table.ref[1 : table.ref.index(":")])
            assert sheet.print_title_rows == f"${top}:${top}"


def test_only_a_wide_table_lies_on_its_side(book: Any) -> None:
    lying = {sheet.title for sheet in book.worksheets if sheet.page_setup.orientation == "landscape"}
    assert {"Comparison", "Safeguarding", "Scorecard"} <= lying  # eight columns and more
    assert lying.isdisjoint({"Cover", "Population", "Schools", "Exploitation"})  # four and fewer


def test_an_open_document_workbook_is_printed_alike(content: ElementTree.Element, book: Any) -> None:
    space = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
    name, style = (f"{{{space['table']}}}{each}" for each in ("name", "style-name"))
    for sheet in content.iter(f"{{{space['table']}}}table"):
        twin = book[sheet.get(name)]
        assert sheet.get(style) == twin.page_setup.orientation
        assert (sheet.find("table:table-header-rows", space) is not None) == bool(twin.tables)
