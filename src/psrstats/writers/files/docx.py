"""The Word document: captions that number themselves, header rows that repeat, and a description of each table."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from psrstats.errors import Fault, UserError
from psrstats.results import Results
from psrstats.writers.document import Document as Said
from psrstats.writers.document import Sheet, document
from psrstats.writers.parcel import parcel

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

LONGEST = 60  # letters for which a column is widened
WIDE = 6  # columns: more stand on a landscape page
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def docx(results: Results) -> bytes:
    """Write a report as a Word document.

    Raises UserError where python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        fix = "Install psrstats[word], or leave docx out of --to."
        raise UserError(Fault("--to docx", "needs python-docx, which is not installed.", fix)) from None
    said = document(results)
    word = Document()
    _properties(word, said)
    _styles(word)
    word.add_heading(said.title, 0)
    for heading, text in said.about:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{heading}: ").bold = True
        paragraph.add_run(text)
    word.add_heading("Tables", 1)
    for sheet in said.sheets:
        _turn(word, landscape=len(sheet.table.columns) > WIDE)
        _section(word, said, sheet)
    return _same_bytes(word)


def _properties(word: Document, said: Said) -> None:
    properties = word.core_properties
    properties.title, properties.author, properties.language = said.title, said.organisation, "en-GB"
    properties.keywords, properties.comments, properties.last_modified_by = said.keywords, "", said.organisation


def _styles(word: Document) -> None:
    """Set the language and the letters: British English, Arial, nothing smaller than 12 points."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for name, size in (("Normal", 12), ("Caption", 12), ("Title", 20), ("Heading 1", 16), ("Heading 2", 14)):
        font = word.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        fonts = word.styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Caption"].paragraph_format.keep_with_next = True


def _turn(word: Document, *, landscape: bool) -> None:
    """Begin a page of the other orientation, where a table needs it."""
    from docx.enum.section import WD_ORIENT

    now = word.sections[-1]
    if (now.orientation == WD_ORIENT.LANDSCAPE) == landscape:
        return
    section = word.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = now.page_height, now.page_width


def _section(word: Document, said: Said, sheet: Sheet) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = sheet.table
    _caption(word, sheet)
    grid = word.add_table(1 + len(table.rows), len(table.columns), style="Table Grid")
    texts = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    for row, cells in zip(texts, grid._tbl.tr_lst, strict=True):
        for text, column, cell in zip(row, table.columns, cells.tc_lst, strict=True):
            paragraph = cell.p_lst[0]
            paragraph.add_r().text = text
            if column.number:
                paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT
    page = word.sections[-1]
    _widen(grid, texts, (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0))
    _accessible(grid, sheet)
    for line in (sheet.shorthand, sheet.source, *(f"[note {number}] {note}" for number, note in said.notes_of(sheet))):
        if line:
            word.add_paragraph(line)


def _caption(word: Document, sheet: Sheet) -> None:
    """Write the caption with its number as a field, so that Word counts it with the report's own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    label, number, title = re.fullmatch(r"(Table )(\d+)(: .*)", sheet.title, re.DOTALL).groups()  # type: ignore[union-attr]
    paragraph = word.add_paragraph(label, style="Caption")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " SEQ Table \\* ARABIC ")
    run = paragraph.add_run(number)
    field.append(run._r)
    paragraph._p.append(field)
    paragraph.add_run(title)


def _widen(grid: Table, texts: list[list[str]], page: int) -> None:
    """Share the page's width out: to each column by its longest word, and what is left by its longest text."""
    from docx.shared import Emu

    columns = list(zip(*texts, strict=True))
    words = [max(len(word) for text in column for word in text.split() or [""]) + 2 for column in columns]
    lengths = [min(max(map(len, column)), LONGEST) for column in columns]
    weights = [word + max(0, length - word) / 2 for word, length in zip(words, lengths, strict=True)]
    widths = [int(page * weight / sum(weights)) for weight in weights]
    grid.autofit = False
    for place, width in zip(grid._tbl.tblGrid.gridCol_lst, widths, strict=True):
        place.w = Emu(width)
    for row in grid._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Emu(width)


def _accessible(grid: Table, sheet: Sheet) -> None:
    """Say what a table is, repeat its header row, and keep each row on one page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    described = f"{len(sheet.table.rows)} rows; columns: {', '.join(c.title for c in sheet.table.columns)}."
    for name, text in (("w:tblCaption", sheet.table.title), ("w:tblDescription", described)):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        grid._tbl.tblPr.append(element)
    for number, row in enumerate(grid._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))
            for cell in row.tc_lst:
                cell.p_lst[0].r_lst[0].get_or_add_rPr().append(OxmlElement("w:b"))


def _same_bytes(word: Document) -> bytes:
    """Save a document without the time of day, and without the picture of another that python-docx puts in it."""
    out = BytesIO()
    word.save(out)
    with ZipFile(out) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return parcel((name, _DATED.sub(b"", data) if name == "docProps/core.xml" else data) for name, data in parts)
