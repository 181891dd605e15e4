"""The workbook: cover, contents, notes and one sheet a table, as the accessibility checklist asks."""

from __future__ import annotations

from copy import copy
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as Range
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from psrstats.patterns import regex
from psrstats.results import Results
from psrstats.writers.document import Document
from psrstats.writers.files.sheets import Page, pages, roomy
from psrstats.writers.parcel import parcel
from psrstats.writers.typed import typed

FONTS = {
    "title": Font("Arial", 16, bold=True),
    "heading": Font("Arial", 14, bold=True),
    "bold": Font("Arial", 12, bold=True),
    "plain": Font("Arial", 12),
    "link": Font("Arial", 12, underline="single"),
}
HEADING = NamedStyle("Heading 1", font=FONTS["title"], builtinId=16)  # Excel's own, without its colour and its border
LINE, TALL = 16, 24  # points that a line of 12, and of 16, needs
POINTS = {"title": TALL, "heading": 20, "plain": LINE}
A4 = 9
MARGIN = 0.6  # inches, on each side
_UNDATED = regex(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def xlsx(results: Results) -> bytes:
    """Write a report as a workbook: what is printed in the report stands in its cells as numbers."""
    said, sheets = pages(results)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.add_named_style(copy(HEADING))
    for page in sheets:
        _sheet(book.create_sheet(page.name), page)
    _properties(book, said)
    return _same_bytes(book)


def _sheet(sheet: Worksheet, page: Page) -> None:
    for row, (style, line) in enumerate(page.above, 1):
        _put(sheet.cell(row, 1), line, style, wrap=not page.rows)
        if not page.rows or style == "title":
            sheet.row_dimensions[row].height = (
                TALL if page.rows else POINTS[style] * page.lines((line,), FONTS[style].size)
            )
    for column, width in enumerate(page.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    top = len(page.above) + 1
    for row, texts in enumerate(page.rows, top):
        sheet.row_dimensions[row].height = LINE * page.lines(texts)
        for column, text in enumerate(texts):
            _fill(sheet.cell(row, column + 1), text, page, column, head=row == top)
    if page.rows:
        _mark(sheet, page, top)
    _print(sheet, page, top)


def _print(sheet: Worksheet, page: Page, top: int) -> None:
    """Say how a sheet is printed: as wide as its paper, its headings on each page."""
    sheet.page_setup.orientation = "landscape" if page.wide else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(*[MARGIN] * 4)
    if page.rows:
        sheet.print_title_rows = f"{top}:{top}"


def _fill(place: Cell | MergedCell, text: str, page: Page, column: int, *, head: bool) -> None:
    number = page.numbers[column]
    if found := typed(text) if number and not head else None:
        place.value, place.number_format = found.value, roomy(found.format)
        place.font, place.alignment = FONTS["plain"], NUMBER
        return
    linked = not head and not column and text in page.links
    bold = head or (page.bold and column == page.label)
    _put(place, text, "link" if linked else "bold" if bold else "plain", right=number, wrap=True)
    if linked:
        place.hyperlink = Hyperlink(place.coordinate, location=f"'{text}'!A1")


def _put(place: Cell | MergedCell, text: str, style: str, *, right: bool = False, wrap: bool = False) -> None:
    """Write words: never a formula, whatever they begin with."""
    place.value, place.data_type = text, "s"
    place.quotePrefix = text[:1] in ("=", "+", "-", "@", "\t")
    if style == "title":
        place.style = HEADING.name
    place.font, place.alignment = FONTS[style], _alignment(right, wrap)


NUMBER = Alignment(horizontal="right", vertical="top")


@cache
def _alignment(right: bool, wrap: bool) -> Alignment:
    """Align a cell's text; what stands to the right keeps off what stands to the left beside it."""
    return Alignment(horizontal="right" if right else "left", vertical="top", wrap_text=wrap, indent=int(right))


def _mark(sheet: Worksheet, page: Page, top: int) -> None:
    """Mark a range up as a table, plain and without filter buttons."""
    bottom = top + max(len(page.rows) - 1, 1)
    marked = Range(displayName=page.marked, ref=f"A{top}:{get_column_letter(len(page.numbers))}{bottom}")
    marked._initialise_columns()  # type: ignore[attr-defined]
    for column, heading in zip(marked.tableColumns, page.rows[0], strict=True):
        column.name = heading.replace("\n", "_x000a_")
    marked.autoFilter = None  # which openpyxl adds to a table whose columns it has not made yet
    marked.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(marked)


def _properties(book: Workbook, said: Document) -> None:
    properties = book.properties
    properties.title, properties.language, properties.keywords = said.title, "en-GB", said.keywords
    properties.creator = properties.lastModifiedBy = said.organisation


def _same_bytes(book: Workbook) -> bytes:
    """Save a workbook without the time of day."""
    out = BytesIO()
    book.save(out)
    with ZipFile(out) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return parcel((name, _UNDATED.sub(b"", data) if name == "docProps/core.xml" else data) for name, data in parts)
