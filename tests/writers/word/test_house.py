"""A report written into a partnership's own Word document: its looks kept, its text not, what is unfit refused."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from msgspec.structs import replace

from psrstats.errors import UserError
from psrstats.lint.linting import lint
from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files.docx import docx
from tests.writers.word.templates import NAVY, changed, house, saved, with_notes, without

OFFICE = shutil.which("soffice")
COVER, BODY = "Keeping children safe in Anytown", "Type the report here."
SETTINGS = "word/settings.xml"
TITLE = "Anytown: children at risk, 2019\u201120"  # which does not break at its hyphen


@pytest.fixture(scope="module")
def results(example: Path) -> Results:
    return publish(example.parent / "small-numbers")


def written(results: Results, template: bytes) -> Word:
    return Document(BytesIO(docx(replace(results, template=template))))


def style(word: Word, name: str) -> Any:
    return word.styles[name]


def test_the_looks_are_the_templates(results: Results) -> None:
    word = written(results, house())
    [page, *_] = word.sections
    assert [round(side.cm, 1) for side in (page.left_margin, page.right_margin) if side] == [2.5, 2.5]
    assert page.header.paragraphs[0].text == "Anytown Safeguarding Children Partnership"
    assert page.footer.paragraphs[0].text == "Page "
    assert (style(word, "Heading 1").font.name, style(word, "Heading 1").font.color.rgb) == ("Verdana", NAVY)
    assert {each.val for each in word.element.body.iter(qn("w:tblStyle"))} == {"AnytownTable"}
    heads = [line.text for line in word.paragraphs if line.style and line.style.name == "Heading 1"]
    assert heads == ["List of tables", "Tables"]


def test_letters_for_tables_are_of_12_points_and_those_of_the_margins_stay_small(results: Results) -> None:
    word = written(results, house(points=10))
    sizes = {name: style(word, name).font.size for name in ("Normal", "Caption", "Heading 1", "Header", "Footer")}
    assert sizes == {"Normal": Pt(12), "Caption": Pt(12), "Heading 1": Pt(18), "Header": Pt(10), "Footer": Pt(10)}


def test_a_first_page_is_kept_as_the_cover_and_other_text_is_dropped(results: Results) -> None:
    lines = [line for line in written(results, house()).paragraphs if line.text]
    assert [line.text for line in lines[:2]] == [COVER, TITLE]
    assert lines[1].paragraph_format.page_break_before
    assert BODY not in [line.text for line in lines]
    bare = [line.text for line in written(results, house(cover=False)).paragraphs if line.text]
    assert bare[0] == TITLE
    assert BODY not in bare


def test_a_cover_that_is_a_section_of_its_own_keeps_its_page(results: Results) -> None:
    word = Document()
    word.add_paragraph(COVER)
    word.sections[0].left_margin = Cm(5)
    section = word.add_section()
    section.left_margin = Cm(3)
    word.add_paragraph(BODY)
    made = written(results, saved(word))
    assert [round(page.left_margin.cm, 1) for page in made.sections if page.left_margin][:2] == [5, 3]
    assert [line.text for line in made.paragraphs if line.text][:2] == [COVER, TITLE]


@pytest.mark.parametrize("name", ["Title", "Heading 1", "Caption", "Table Grid", "Normal"])
def test_a_style_that_is_not_there_is_lent(results: Results, name: str) -> None:
    word = written(results, without(house(cover=False), name, "Anytown Table"))
    assert style(word, name).name == name
    assert next(line.text for line in word.paragraphs if line.text) == TITLE


def test_nothing_that_the_template_said_or_tells_of_itself_goes_with_it(results: Results) -> None:
    word = Document(BytesIO(house(cover=False)))
    word.core_properties.subject, word.core_properties.category = "Q3 4711", "N:/private"
    word.add_comment(word.paragraphs[0].runs, "ask about the 4711", "Somebody", "S")
    with ZipFile(BytesIO(docx(replace(results, template=saved(word))))) as archive:
        said = b"".join(map(archive.read, archive.namelist()))
        assert not [name for name in archive.namelist() if "comments" in name or name.endswith(("app.xml", ".jpeg"))]
    for text in (b"4711", b"private", b"Somebody", BODY.encode()):
        assert text not in said


def test_of_the_notes_only_what_the_cover_cites_goes_with_it(results: Results) -> None:
    data = docx(replace(results, template=with_notes(house())))
    with ZipFile(BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        assert "As agreed in May." in notes
        assert "w:separator" in notes
        assert not [name for name in archive.namelist() if b"4711" in archive.read(name)]


def test_a_control_of_the_template_that_is_named_like_ours_is_plain_text(results: Results) -> None:
    word = Document()
    word.add_paragraph(COVER)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    held = "<w:sdtContent><w:r><w:t>7</w:t></w:r></w:sdtContent>"
    control = f'<w:sdt><w:sdtPr><w:tag w:val="figure:x"/></w:sdtPr>{held}</w:sdt>'
    data = changed(saved(word), "word/document.xml", COVER.encode() + b"</w:t></w:r>",
                   COVER.encode() + b"</w:t></w:r>" + control.encode())  # fmt: skip
    assert written(results, data).paragraphs[0].text == f"{COVER}7"


@pytest.mark.parametrize("template", [
    house(), house(cover=False), without(house(), "Title", "Heading 1", "Caption", "Table Grid"),
    house(font="Calibri", points=9),
])  # fmt: skip
def test_the_result_passes_the_checklist(results: Results, tmp_path: Path, template: bytes) -> None:
    (tmp_path / "children-2019-20.docx").write_bytes(docx(replace(results, template=template)))
    [found] = lint([tmp_path / "children-2019-20.docx"])
    assert [each.rule.code for each in found.verdicts if each.outcome == "fail"] == []


def main_type(kind: str) -> bytes:
    old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return changed(house(), "[Content_Types].xml", old, kind.encode())


UNFIT: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: main_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
    "a template": (
        lambda: main_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "is a Word template (.dotx)",
    ),
    "locked": (lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "old": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "of an old Office program"),
    "protected": (
        lambda: changed(house(), SETTINGS, b"</w:settings>",
                        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'),
        "is protected against changes",
    ),
    "empty": (lambda: b"", "is no Word document"),
    "cut short": (lambda: house()[:5000], "or it is damaged"),
    "a workbook": (lambda: changed(house(), "[Content_Types].xml", b"wordprocessing", b"spreadsheet"), "damaged"),
    "broken inside": (lambda: changed(house(), "word/document.xml", b"</w:body>", b"</w:bod>"), "damaged"),
    "no text": (lambda: b"psrstats", "is no Word document"),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNFIT)
def test_what_is_unfit_is_refused_by_name(results: Results, kind: str) -> None:
    make, said = UNFIT[kind]
    with pytest.raises(UserError) as raised:
        docx(replace(results, template=make() or b"\0"))
    assert said in str(raised.value)
    assert "house.docx" in str(raised.value)


@pytest.mark.parametrize(("name", "said"), [
    ("none.docx", "there is no file 'none.docx'"), ("../out.docx", "leads out of the report's folder"),
    ("sources", "cannot be read"),
])  # fmt: skip
def test_a_template_that_cannot_be_read_is_told(example: Path, tmp_path: Path, name: str, said: str) -> None:
    report = shutil.copytree(example.parent / "small-numbers", tmp_path / "report")
    text = (report / "psrstats.toml").read_text(encoding="utf-8").replace("house.docx", name)
    (report / "psrstats.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        publish(report)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: the document is not opened")
def test_another_program_opens_it_with_its_cover_header_and_tables(results: Results, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "report.docx").write_bytes(docx(replace(results, template=house())))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(tmp_path / "report.pdf")]
    assert all("Anytown Safeguarding Children Partnership" in page for page in pages)
    assert [number for number, page in enumerate(pages) if COVER in page] == [0]
    assert "children at risk" not in pages[0]
    assert all(f"Page {number}" in page for number, page in enumerate(pages, 1))
    assert sum(sheet.title in " ".join(pages).replace("\r\n", " ") for sheet in results.tables) == len(results.tables)
