"""Every rule for Word files: a sound file passes it, and one change fails it and nothing else."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from psrstats.lint.documents import DOCUMENTS
from psrstats.lint.linting import lint
from psrstats.verdicts import Linted

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="urn:drawing" xmlns:dc="urn:dc"'
)
ARIAL = '<w:rFonts w:ascii="Arial"/>'
STYLES = f"""<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{ARIAL}<w:sz w:val="24"/><w:lang w:val="en-GB"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
</w:styles>"""
CORE = f"<core {SPACES}><dc:title>Annual report 2019-20</dc:title><dc:language>en-GB</dc:language></core>"


def said(words: str, style: str = "Normal", run: str = "", side: str = "left") -> str:
    """Write a paragraph."""
    given = f'<w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{side}"/></w:pPr>'
    return f'<w:p>{given}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def row(first: str, second: str, *, header: bool = False) -> str:
    """Write a row of a table."""
    given = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    return f"<w:tr>{given}<w:tc>{said(first)}</w:tc><w:tc>{said(second, side='right')}</w:tc></w:tr>"


CAPTION = (
    '<w:p><w:pPr><w:pStyle w:val="Cap"/></w:pPr><w:r><w:t>Table </w:t></w:r><w:fldSimple w:instr=" SEQ Table "/></w:p>'
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblLook w:firstRow="1" w:firstColumn="1"/><w:tblCaption w:val="Wards"/>'
    '<w:tblDescription w:val="Children by ward"/></w:tblPr>'
    + row("Ward", "Children", header=True) + row("Abbey", "1,204") + row("Bridge", "[c]") + "</w:tbl>"
)  # fmt: skip
BODY = said("Report", "H1") + said("Wards", "H2") + CAPTION + TABLE + said("[c] means suppressed.")
DOCUMENT = f"<w:document {SPACES}><w:body>{BODY}</w:body></w:document>"
PARTS = {"word/document.xml": DOCUMENT, "word/styles.xml": STYLES, "docProps/core.xml": CORE}

IMAGE = '<w:p><w:r><w:drawing><wp:docPr name="Picture 1" descr="{}"/></w:drawing></w:r></w:p>'
LINK = "<w:p><w:hyperlink><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>"
END = "</w:body>"
Edit = tuple[str, str, str]


def body(old: str, new: str) -> Edit:
    return ("word/document.xml", old, new)


def also(new: str) -> Edit:
    return body(END, new + END)


FAILS: list[tuple[str, Edit]] = [
    ("PSRL101", ("docProps/core.xml", "Annual report 2019-20", "")),
    ("PSRL101", ("docProps/core.xml", "Annual report 2019-20", "annual_report")),
    ("PSRL102", ("word/styles.xml", "en-GB", "en-US")),
    ("PSRL102", ("docProps/core.xml", "en-GB", "de-DE")),
    ("PSRL103", ("word/styles.xml", "heading ", "big ")),
    ("PSRL104", ("word/styles.xml", "heading 2", "heading 3")),
    ("PSRL105", body("<w:tblHeader/>", "")),
    ("PSRL105", body("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
    ("PSRL106", body('w:firstColumn="1"', 'w:firstColumn="0"')),
    ("PSRL106", body('<w:tblLook w:firstRow="1" w:firstColumn="1"/>', "")),
    ("PSRL107", body(">Children<", "><")),
    ("PSRL107", body(">Children<", ">Ward<")),
    ("PSRL108", body(said("Abbey"), "<w:tcPr><w:vMerge/></w:tcPr>" + said("Abbey"))),
    ("PSRL108", body(said("Abbey"), '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + said("Abbey"))),
    ("PSRL109", body("1,204", "")),
    ("PSRL110", body(said("Abbey"), said("Abbey") + "<w:tbl/>")),
    ("PSRL111", body('<w:tblCaption w:val="Wards"/>', "")),
    ("PSRL111", body('<w:tblDescription w:val="Children by ward"/>', "")),
    ("PSRL112", body(" SEQ Table ", "PAGE")),
    ("PSRL112", body('w:val="Cap"', 'w:val="Normal"')),
    ("PSRL113", body("<w:cantSplit/></w:trPr>", "</w:trPr>")),
    ("PSRL114", also(IMAGE.format(""))),
    ("PSRL116", body('<w:jc w:val="right"/>', "")),
    ("PSRL117", ("word/styles.xml", 'w:val="24"', 'w:val="22"')),
    ("PSRL117", also(said("Small", run='<w:sz w:val="18"/>'))),
    ("PSRL118", ("word/styles.xml", "Arial", "Cambria")),
    ("PSRL118", also(said("Serif", run='<w:rFonts w:ascii="Georgia"/>'))),
    ("PSRL119", also(LINK.format("here"))),
    ("PSRL119", also(said("See https://www.gov.uk."))),
    ("PSRL120", body("[c] means suppressed.", "Figures are of one day.")),
    ("PSRL121", body("1,204", "..")),
    ("PSRL122", body("Abbey", "Abbey*")),
    ("PSRL122", body("Abbey", "Abbey†")),
    ("PSRL122", also(said("1", run='<w:vertAlign w:val="superscript"/>'))),
    ("PSRL123", also(f"<w:p><w:txbxContent>{said('Box')}</w:txbxContent></w:p>")),
]
ELSEWHERE: dict[str, tuple[Edit, str]] = {
    "PSRL114": (also(IMAGE.format("Bridge is highest.")), "pass"),
    "PSRL115": (also(IMAGE.format("Bridge is highest.")), "needs a person"),
    "PSRL119": (also(LINK.format("Children looked after on GOV.UK")), "pass"),
    "PSRL124": (also(""), "needs a person"),
}


def lint_with(folder: Path, *edits: Edit) -> Linted:
    parts = dict(PARTS)
    for part, old, new in edits:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)
    with ZipFile(folder / "report.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return lint([folder / "report.docx"])[0]


def failed(linted: Linted) -> set[str]:
    return {verdict.rule.code for verdict in linted.of("fail")}


def test_a_sound_document_fails_nothing(tmp_path: Path) -> None:
    linted = lint_with(tmp_path)
    assert failed(linted) == set()
    assert {verdict.rule.code for verdict in linted.of("pass")} == {code for code, _ in FAILS} - set(ELSEWHERE)


@pytest.mark.parametrize(("code", "edit"), FAILS)
def test_one_change_fails_one_rule(tmp_path: Path, code: str, edit: Edit) -> None:
    assert failed(lint_with(tmp_path, edit)) == {code}


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_the_sound_file_does_not_show(tmp_path: Path, code: str) -> None:
    edit, outcome = ELSEWHERE[code]
    assert {verdict.rule.code: verdict.outcome for verdict in lint_with(tmp_path, edit).verdicts}[code] == outcome


def test_every_rule_is_tried() -> None:
    codes = [check.rule.code for check in DOCUMENTS]
    assert len(set(codes)) == len(codes)
    assert set(codes) == {code for code, _ in FAILS} | set(ELSEWHERE)


def test_rows_and_tables_are_named(tmp_path: Path) -> None:
    linted = lint_with(tmp_path, body("1,204", ""), body("<w:tblHeader/>", ""))
    assert [verdict.where for verdict in linted.of("fail")] == [("table 1, row 1",), ("table 1, row 2, column 2",)]


def test_what_python_docx_writes_by_itself(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Report", 1)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Ward", "Children", "Abbey"
    document.save(tmp_path / "plain.docx")
    # No title, American English, no repeated header, a blank cell, no text alternative, no caption, small serifs.
    assert {"PSRL102", "PSRL105", "PSRL109", "PSRL111", "PSRL112", "PSRL113", "PSRL117"} <= failed(
        lint([tmp_path / "plain.docx"])[0]
    )
