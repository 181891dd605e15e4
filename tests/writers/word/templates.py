"""Word documents as a partnership keeps them for its reports, made here."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

NAVY = RGBColor(0x12, 0x43, 0x6D)
TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="AnytownTable">
<w:name w:val="Anytown Table"/>
<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:rPr><w:sz w:val="18"/></w:rPr>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="12436D"/>
<w:bottom w:val="single" w:sz="8" w:color="12436D"/>
<w:insideH w:val="single" w:sz="4" w:color="BFBFBF"/></w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="12436D"/></w:tcPr></w:tblStylePr></w:style>"""
UNUSED = ("Medium ", "Light ", "Dark ", "Colorful ", "List ", "Body Text", "Intense", "Subtle", "macro", "Heading 4",
          "Heading 5", "Heading 6", "Heading 7", "Heading 8", "Heading 9")  # fmt: skip


def house(*, cover: bool = True, points: float = 11, font: str = "Verdana") -> bytes:
    """Make a partnership's document: its letters, colours, header, footer, margins, a cover and some text."""
    word = Document()
    _letters(word, points, font)
    word.styles.element.append(parse_xml(TABLE))
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.header.paragraphs[0].text = "Anytown Safeguarding Children Partnership"
    _numbered(word)
    if cover:
        word.add_paragraph("Keeping children safe in Anytown", style="Title")
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Type the report here.")
    word.add_table(1, 2).style = "Anytown Table"
    return saved(word)


def with_notes(data: bytes) -> bytes:
    """Put a note to a template's cover, with words deleted and words put in, and another to its text."""
    word = Document(BytesIO(data))
    [cover, text] = [line for line in word.paragraphs if line.text.strip()]
    for line, name in ((cover, "2"), (text, "3")):
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), name)
        line.add_run()._r.append(mark)
    part = Part(PackURI("/word/footnotes.xml"), f"{WORDS}footnotes+xml", NOTES.encode(), word.part.package)
    part.relate_to("https://example.org/4711", f"{RELATIONS}hyperlink", is_external=True)
    word.part.relate_to(part, f"{RELATIONS}footnotes")
    return saved(word)


WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NOTES = f"""<w:footnotes {nsdecls("w", "r")}>
<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>As agreed in May.</w:t></w:r>
<w:del w:id="9" w:author="A"><w:r><w:delText>Not 4711.</w:delText></w:r></w:del></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:hyperlink r:id="rId1"><w:r><w:t>Of the 4711.</w:t></w:r></w:hyperlink></w:p></w:footnote>
</w:footnotes>"""


def without(data: bytes, *names: str) -> bytes:
    """Take styles of these names out of a document."""
    word = Document(BytesIO(data))
    for style in list(word.styles):
        if style.name in names:
            style.delete()
    return saved(word)


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Write other bytes in a part of a package."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            said = before.read(name)
            assert name != part or old in said
            after.writestr(name, said.replace(old, new) if name == part else said)
    return out.getvalue()


def saved(word: Word) -> bytes:
    """Save a document, dated to no day."""
    out = BytesIO()
    word.save(out)
    packed = BytesIO()
    with ZipFile(out) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, re.sub(rb"2013-12-23T23:15:00Z", b"2020-01-01T00:00:00Z", before.read(name)))
    return packed.getvalue()


def _letters(word: Word, points: float, font: str) -> None:
    for style in list(word.styles):
        if style.name.startswith(UNUSED):
            style.delete()
    for name, size in {"Normal": points, "Title": 26, "Heading 1": 18, "Caption": points}.items():
        style = word.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = font, Pt(size)
        fonts = style.element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]
        if name != "Normal":
            style.font.color.rgb = NAVY
    word.styles.add_style("Anytown Quote", WD_STYLE_TYPE.PARAGRAPH)


def _numbered(word: Word) -> None:
    line = word.sections[0].footer.paragraphs[0]
    line.text = "Page "
    field = OxmlElement("w:fldSimple")
    field.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", " PAGE ")
    line._p.append(field)
