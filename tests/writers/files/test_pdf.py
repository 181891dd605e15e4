"""The PDF: its tags, read one by one: headings, header cells and their scope, text alternatives, language."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from psrstats.errors import UserError
from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files.pdf import pdf
from psrstats.writers.said_once import said_once

ABSENT = "-"


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return publish(example)


@pytest.fixture(scope="module")
def document(results: Results) -> Any:
    pytest.importorskip("typst", reason="typst is not installed: no PDF is written")
    return pytest.importorskip("pypdfium2").PdfDocument(pdf(results))


def read(ask: Callable[..., int], *about: Any) -> str:
    """Read a text that pdfium gives in UTF-16."""
    buffer = ctypes.create_string_buffer(4096)
    length = ask(*about, buffer, len(buffer))
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le")


def tags(document: Any) -> Iterator[tuple[str, str, str]]:
    """Give each tag of a document in its order: its kind, its text alternative and its scope."""
    from pypdfium2 import raw

    def below(element: Any) -> Iterator[tuple[str, str, str]]:
        scope = read(raw.FPDF_StructElement_GetStringAttribute, element, b"Scope")
        alt = read(raw.FPDF_StructElement_GetAltText, element)
        yield read(raw.FPDF_StructElement_GetType, element), alt, scope
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
                yield from below(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from below(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)


def test_it_says_its_title_and_its_language(document: Any, results: Results) -> None:
    from pypdfium2 import raw

    assert document.get_metadata_dict()["Title"] == results.report.title
    language = (ctypes.c_ushort * 16)()
    length = raw.FPDFCatalog_GetLanguage(document.raw, language, len(language))
    assert "".join(map(chr, language[:length])).rstrip("\0") == "en-GB"


def test_each_table_is_a_heading_and_a_table_whose_header_cells_have_a_scope(document: Any, results: Results) -> None:
    found = list(tags(document))
    kinds = [kind for kind, _, _ in found]
    tables = list(map(said_once, results.tables))
    split = kinds.count("Table") - len(tables)  # a table over two pages is met on each
    assert 0 <= split <= sum(len(table.rows) >= 15 for table in tables)
    assert kinds.count("H2") == len(tables)
    heads = [scope for kind, _, scope in found if kind == "TH"]
    assert set(heads) == {"Column"}
    assert len(heads) >= sum(len(table.columns) for table in tables)


def test_each_chart_has_its_text_alternative(document: Any, results: Results) -> None:
    said = [alt for kind, alt, _ in tags(document) if kind == "Figure"]
    sparks = [line.spark.alt for line in results.summary if line.spark]
    assert said == [*sparks, *(chart.alt for chart in results.charts)]


def test_no_table_of_few_rows_is_split_and_no_note_stands_alone(document: Any, results: Results) -> None:
    pages = [" ".join(page.get_textpage().get_text_range().replace("\ufffe", "-").split()) for page in document]
    first = max(number for number, page in enumerate(pages) if said_once(results.tables[0]).title in page)
    for table in map(said_once, results.tables):
        title = " ".join(table.title.split())
        begun = [
            number for number, page in enumerate(pages) if number >= first and title in page
        ]  # behind the contents
        source = f"Source: {'; '.join(table.sources)}."
        assert len(begun) == 1, title
        if len(table.rows) < 15:
            assert source in pages[begun[0]], title


def test_without_typst_a_user_is_told_what_to_install(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UserError, match=r"--to pdf: needs typst.*psrstats\[pdf\]"):
        pdf(results)
