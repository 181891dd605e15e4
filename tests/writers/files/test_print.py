"""How workbooks are printed: the Excel and the OpenDocument one alike."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2
import pytest
from openpyxl import load_workbook

from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files.ods import ods
from psrstats.writers.files.xlsx import xlsx

OFFICE = shutil.which("soffice")
ROOM = 4.0  # points between a number and the words to its right


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


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: the pages are not looked at")
def test_on_paper_numbers_stand_in_line_and_off_the_words_beside_them(results: Results, tmp_path: Path) -> None:
    files = {tmp_path / "excel.xlsx": xlsx, tmp_path / "open.ods": ods}
    for file, write in files.items():
        file.write_bytes(write(results))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    for file in files:
        room = dict(_room(file.with_suffix(".pdf"), "57%", "Gap to Portsmouth"))
        places = [right for right, _ in room.values()]
        assert len(room) == 14
        assert max(places) - min(places) < 1
        assert min(beside for _, beside in room.values()) > ROOM


def _room(file: Path, *said: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Give each ward of the ranking with where its place ends, and how far from it it begins, in points."""
    page = next(
        each
        for each in pypdfium2.PdfDocument(file)
        if all(part in each.get_textpage().get_text_bounded() for part in said)
    )
    texts = page.get_textpage()
    every = [(text.extract().strip(), text.get_bounds()) for text in page.get_objects([1], textpage=texts)]
    for (place, (*_, right, _)), (ward, (left, *_)) in pairwise([one for one in every if one[0]]):
        if place.rstrip("=").isdigit() and ward[:1].isalpha() and right < left < 200:
            yield ward, (right, left - right)
