"""One report as a text, a Word document and a PDF: the same paragraphs, and the same numbers in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document as WordDocument

from psrstats.draft.document import Document
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading import read_draft
from tests.draft.reading.pdf_file import typeset


def as_word(texts: Iterable[str], path: Path) -> None:
    """Write lines as a Word document, a paragraph each, and those with tabs as tables."""
    word, table = WordDocument(), None
    for text in texts:
        cells = text.split("\t")
        if len(cells) == 1:
            word.add_paragraph(text)
            table = None
            continue
        if table is None or len(table.columns) != len(cells):
            table = word.add_table(0, len(cells))
        for cell, said in zip(table.add_row().cells, cells, strict=True):
            cell.text = said
    word.save(str(path))


def numbers(document: Document) -> list[tuple[str, str]]:
    """Give the numbers of a document in its order, each with its kind."""
    return [(" ".join(number.text.split()), number.kind) for each in document.paragraphs for number in numbers_of(each)]


@pytest.fixture(scope="module")
def report(shared: Path) -> Document:
    return read_draft(shared / "portsmouth-2019-20" / "report.txt")


def test_a_word_document_says_the_same_in_the_same_paragraphs(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    as_word((each.text for each in report.paragraphs), path)
    read = read_draft(path)
    assert [each.text for each in read.paragraphs] == [each.text for each in report.paragraphs]
    assert numbers(read) == numbers(report)


def test_a_pdf_document_has_the_same_numbers(report: Document, tmp_path: Path) -> None:
    plain = tmp_path / "report.txt"  # in the letters that a font without others has
    plain.write_bytes("\n".join(each.text for each in report.paragraphs).encode("cp1252", "replace"))
    path = tmp_path / "report.pdf"
    path.write_bytes(typeset(each.text for each in read_draft(plain).paragraphs if each.text.strip()))
    assert numbers(read_draft(path)) == numbers(read_draft(plain))
