"""The Word document: a title page, and each table as `psrstats fill` puts it into an analyst's own document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from psrstats.errors import Fault, UserError
from psrstats.patterns import regex
from psrstats.results import Content, Results
from psrstats.writers.document import Document as Said
from psrstats.writers.document import document
from psrstats.writers.parcel import parcel
from psrstats.writers.said_once import said_once, unbroken
from psrstats.writers.summary import TITLE as YEAR
from psrstats.writers.word import Template
from psrstats.writers.word.widths import A4, MARGIN, stands

if TYPE_CHECKING:
    from docx.document import Document

LONGEST = 255  # letters of a property, by Word's rule; the same text stands whole in the document
LISTED = 3  # tables, and more, are listed
MOST_COLUMNS = 63  # of a table, by Word's rule
FONTS = {"Normal": 12, "Caption": 12, "Title": 20, "Heading 1": 16}  # in points
THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_DATED = regex(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def docx(results: Results) -> bytes:
    """Write a report as a Word document.

    Raises UserError where python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError:
        fix = "Install psrstats[word], or leave docx out of --to."
        raise UserError(Fault("--to docx", "needs python-docx, which is not installed.", fix)) from None
    said, word = document(results), Document()
    _must_fit(said)
    _properties(word, said)
    _styles(word)
    _paper(word)
    word.add_heading(said.title, 0)
    for heading, text in said.about:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{heading}: ").bold = True
        paragraph.add_run(text)
    if results.summary:
        word.add_heading(YEAR, 1)
        _leave_room(word, "summary", "year")
    _list(word, said)
    word.add_heading("Tables", 1)
    for sheet in said.sheets:
        _turn(word, landscape=not stands(said_once(sheet.table)))
        _leave_room(word, "table", sheet.table.name)
    template = Template.of(_same_bytes(word), "report.docx", braces=False)  # what stands in braces is the report's text
    return template.filled(Content(results, {}, {}))


def _must_fit(said: Said) -> None:
    """Refuse a table that Word could not open."""
    wide = [sheet.table for sheet in said.sheets if len(sheet.table.columns) > MOST_COLUMNS]
    if wide:
        fix = "Divide it in psrstats.toml, or leave docx out of --to."
        what = "has {} columns; a table of a Word document has at most {}."
        faults = (Fault(table.name, what.format(len(table.columns), MOST_COLUMNS), fix) for table in wide)
        raise UserError(*faults)


def _properties(word: Document, said: Said) -> None:
    properties = word.core_properties
    title, author, keywords = (text[:LONGEST] for text in (said.title, said.organisation, said.keywords))
    properties.title, properties.author, properties.language = title, author, "en-GB"
    properties.keywords, properties.comments, properties.last_modified_by = keywords, "", author


def _leave_room(word: Document, kind: str, name: str) -> None:
    """Put an empty control where a table or the summary goes, as a document has it that was filled before."""
    from psrstats.writers.word.control import control

    after = word.add_paragraph()  # one line apart from what follows, and no more
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = 0, 1.0
    after._p.addprevious(control(kind, name))


def _list(word: Document, said: Said) -> None:
    """List the tables, where there are enough to look for one."""
    from psrstats.writers.word.listed import list_of_tables

    if len(said.sheets) < LISTED:
        return
    word.add_heading("List of tables", 1)
    for line in list_of_tables([unbroken(said_once(sheet.table).title) for sheet in said.sheets]):
        word.element.body.sectPr.addprevious(line)


def _styles(word: Document) -> None:
    """Set the language and the letters: British English, Arial, nothing smaller than 12 points."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for name, size in FONTS.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        for theme in THEMES:
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _paper(word: Document) -> None:
    from docx.shared import Cm

    page = word.sections[0]
    page.page_width, page.page_height = Cm(A4[0]), Cm(A4[1])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)


def _turn(word: Document, *, landscape: bool) -> None:
    """Begin a page of the other orientation, where a table needs it."""
    from docx.enum.section import WD_ORIENT

    now = word.sections[-1]
    if (now.orientation == WD_ORIENT.LANDSCAPE) == landscape:
        return
    section = word.add_section()
    *_, before, broken = word.element.body.p_lst
    if not before.r_lst:  # the line below a table ends the section itself: one more may begin a page of its own
        before.get_or_add_pPr().append(broken.pPr.sectPr)
        word.element.body.remove(broken)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = now.page_height, now.page_width


def _same_bytes(word: Document) -> bytes:
    """Save a document without the time of day."""
    out = BytesIO()
    word.save(out)
    with ZipFile(out) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return parcel((name, _DATED.sub(b"", data) if name == "docProps/core.xml" else data) for name, data in parts)
