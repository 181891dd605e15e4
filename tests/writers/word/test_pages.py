"""The Word document as pages: Portsmouth's report through LibreOffice, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from ctypes import c_int, create_string_buffer
from pathlib import Path

import pytest

from psrstats.model import Table
from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files.docx import docx
from psrstats.writers.said_once import said_once

MOST_PAGES = 10
SMALL = 15  # rows: a table with fewer stands on one page
OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: the pages are not looked at")


@pytest.fixture(scope="module")
def report(example: Path) -> Results:
    return publish(example)


@pytest.fixture(scope="module")
def printed(report: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the document as PDF."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "report.docx").write_bytes(docx(report))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "report.pdf"


@pytest.fixture(scope="module")
def pages(printed: Path) -> list[str]:
    """Give what stands on each page, its words one space apart."""
    document = pytest.importorskip("pypdfium2").PdfDocument(printed)
    return [words(page.get_textpage().get_text_range()) for page in document]


@pytest.fixture(scope="module")
def bold(printed: Path) -> str:
    """Give all letters that are bold, in their order."""
    raw = pytest.importorskip("pypdfium2.raw")
    found = []
    for page in pytest.importorskip("pypdfium2").PdfDocument(printed):
        text, name = page.get_textpage(), create_string_buffer(100)
        for place in range(text.count_chars()):
            raw.FPDFText_GetFontInfo(text, place, name, 100, c_int())
            if name.value.endswith(b"-Bold"):
                found.append(text.get_text_range(place, 1))
    return words("".join(found)).replace(" ", "")


def words(text: str) -> str:
    return " ".join(text.replace("\ufffe", "-").replace("\u2011", "-").replace("\u2212", "-").split())


def pages_of(pages: list[str], text: str) -> set[int]:
    return {number for number, page in enumerate(pages) if words(text) in page}


def test_the_report_takes_few_pages(pages: list[str]) -> None:
    assert len(pages) <= MOST_PAGES
    assert all(pages)  # none is blank


def test_no_small_table_is_split_and_no_note_stands_alone(pages: list[str], report: Results) -> None:
    for number, table in enumerate(map(said_once, report.tables), 1):
        title = re.sub(r"^Table \d+: ", "", table.title)
        begun = max(pages_of(pages, f"Table {number}: {title}"))  # behind the list of tables
        ended = begun if len(table.rows) < SMALL else begun + 1
        assert pages_of(pages, table.rows[-1][0].text) & set(range(begun, ended + 1)), title
        source = f"Source: {'; '.join(table.sources)}."
        on = pages_of(pages, source) & set(range(begun, ended + 1))
        assert on, title
        assert any(last_rows(table) <= rows_on(pages[page], table) for page in on), f"{title}: its notes stand alone"


def test_the_tables_are_listed_before_the_first_of_them(pages: list[str], report: Results) -> None:
    listed = " ".join(pages).partition("List of tables")[2].partition("Tables Table 1")[0]
    titles = [words(said_once(table).title) for table in report.tables]
    assert [title for title in titles if title in listed] == titles


def rows_on(page: str, table: Table) -> set[int]:
    return {place for place, row in enumerate(table.rows) if all(words(cell.text) in page for cell in row)}


def last_rows(table: Table) -> set[int]:
    """Give the rows that must stand with the notes: all of a small table, the last of a larger one."""
    return set(range(len(table.rows))) if len(table.rows) < SMALL else {len(table.rows) - 1}


def test_no_heading_and_no_label_breaks_within_a_word(pages: list[str], report: Results) -> None:
    text = " ".join(pages)
    said = {column.title for table in map(said_once, report.tables) for column in table.columns}
    broken = {word for title in said for word in words(title).split() if f" {word} " not in f" {text} "}
    assert not broken


def test_every_header_cell_is_bold(bold: str, report: Results) -> None:
    heads = ["".join(words(column.title) for column in said_once(table).columns) for table in report.tables]
    assert [head for head in heads if head.replace(" ", "") not in bold] == []


def test_the_list_of_tables_says_the_page_of_each(pages: list[str], report: Results) -> None:
    listed = " ".join(pages).partition("List of tables")[2].partition("Tables Table 1")[0]
    for number, table in enumerate(report.tables, 1):
        title = f"Table {number}: {re.sub(r'^Table [0-9]+: ', '', said_once(table).title)}"
        said = listed.partition(words(title))[2].split()[0]
        assert int(said) == max(pages_of(pages, title)) + 1, title


def test_the_chart_of_a_ranking_stands_below_it_with_its_caption(pages: list[str]) -> None:
    [page] = pages_of(pages, "Figure 1: Highest in Charles Dickens, 57%; lowest in Drayton & Farlington, 18%")
    assert "Children in poverty after housing costs, by ward (%), Portsmouth, 2019" in pages[page]
    assert not pages_of(pages, "Figure 2")
