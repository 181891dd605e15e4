"""A workbook that passes the whole checklist, for tests to break in one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

ABOVE = [
    "Table 1: Children looked after in Anytown by quarter, 2019-20 [note 1]",
    "This worksheet contains one table.",
    "Some cells refer to notes, which are on the Notes sheet.",
    "Q1 is Apr to Jun 2019, and so on.",
    "[c] means suppressed so that no child can be identified.",
    "Source: Anytown Council.",
]
ROWS: list[list[object]] = [
    ["Ward", "Children looked after", "Rate\n(per 10,000)"],
    ["Abbey", 1204, 60.5],
    ["Bridge", "[c]", 61.0],
    ["Q1 2019-20", 386, 59.5],
    ["All", 1590, 60.0],
]
TOP = len(ABOVE) + 1
FORMATS = {2: "#,##0", 3: "0.0"}


class Change(Struct, frozen=True):
    """What is done to a sound file: to the workbook before it is saved, then to the parts that it is saved as."""

    book: Callable[[Workbook], object] = lambda _: None
    parts: Callable[[dict[str, bytes]], object] = lambda _: None
    name: str = "annual-report-2019-20.xlsx"


def write(folder: Path, change: Change) -> Path:
    """Write a sound workbook with one change."""
    book = sound()
    change.book(book)
    path = folder / change.name
    book.save(path)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change.parts(parts)
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def sound() -> Workbook:
    """Make the workbook."""
    book = Workbook()
    book.properties.title = "Anytown Safeguarding Children Partnership: annual report 2019-20"
    book.properties.language = "en-GB"
    book.properties.creator = "Anytown Safeguarding Children Partnership"
    book.properties.keywords = "children, safeguarding"
    heading = NamedStyle("Heading 1", font=Font("Arial", 16, bold=True))
    book.add_named_style(heading)
    first = book.worksheets[0]
    first.title = "Cover"
    cover(first)
    contents(book.create_sheet("Contents"))
    notes(book.create_sheet("Notes"))
    figures(book.create_sheet("Looked_after"), "looked_after")
    figures(book.create_sheet("Looked_after_again"), "looked_after_again")
    return book


def lines(sheet: Worksheet, texts: list[str]) -> None:
    """Write lines into column A, the first as the title."""
    for row, text in enumerate(texts, 1):
        put(sheet, row, 1, text)
    sheet["A1"].style = "Heading 1"
    sheet.column_dimensions["A"].width = 60


def put(sheet: Worksheet, row: int, column: int, value: object, *, bold: bool = False, right: bool = False) -> None:
    """Write a cell as it should look."""
    cell = sheet.cell(row, column)
    cell.value = value  # type: ignore[assignment]
    cell.font = Font("Arial", 12, bold=bold)
    cell.alignment = Alignment(horizontal="right" if right else "left", wrap_text=not isinstance(value, int | float))
    cell.number_format = FORMATS.get(column, "General") if isinstance(value, int | float) else "General"


def mark(sheet: Worksheet, name: str, area: str, headers: list[str]) -> None:
    """Mark a range up as a table without filter buttons and banding."""
    table = Table(displayName=name, name=name, ref=area)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    table.tableColumns = [TableColumn(id=number, name=header) for number, header in enumerate(headers, 1)]
    table.autoFilter = None
    sheet.add_table(table)


def cover(sheet: Worksheet) -> None:
    """Write the cover."""
    lines(sheet, ["Children looked after in Anytown, 2019-20", "Published on 1 February 2021 by Anytown Council."])


def contents(sheet: Worksheet) -> None:
    """Write the contents."""
    lines(sheet, ["Table of contents", "This worksheet contains one table."])
    for row, texts in enumerate([["Worksheet", "Title"], ["Looked_after", "One"], ["Looked_after_again", "Two"]], 3):
        for column, text in enumerate(texts, 1):
            put(sheet, row, column, text, bold=row == 3)
        if row > 3:
            sheet.cell(row, 1).hyperlink = Hyperlink(ref=f"A{row}", location=f"'{texts[0]}'!A1")
    mark(sheet, "Table_of_contents", "A3:B5", ["Worksheet", "Title"])


def notes(sheet: Worksheet) -> None:
    """Write the notes."""
    lines(sheet, ["Notes", "This worksheet contains one table."])
    for row, texts in enumerate([["Note", "Text"], ["[note 1]", "On 31 March."]], 3):
        for column, text in enumerate(texts, 1):
            put(sheet, row, column, text, bold=row == 3)
    mark(sheet, "Notes_table", "A3:B4", ["Note", "Text"])


def figures(sheet: Worksheet, name: str) -> None:
    """Write a sheet of figures."""
    lines(sheet, ABOVE)
    for row, values in enumerate(ROWS, TOP):
        for column, value in enumerate(values, 1):
            put(sheet, row, column, value, bold=row == TOP or column == 1, right=column > 1)
    for letter in "BC":
        sheet.column_dimensions[letter].width = 20
    mark(sheet, name, f"A{TOP}:C{TOP + len(ROWS) - 1}", [str(header) for header in ROWS[0]])
