"""The example's sheets laid out in other ways, as another agency might: the same 162 figures come out of them."""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from msgspec import Struct
from msgspec.structs import replace
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from psrstats.pipeline import compute
from tests.frames import frame_of

Value = str | int | float | date | None
Figures = dict[tuple[str, ...], tuple[float | None, str]]

# The headings over what is no figure.
WORDS = {
    "Measure", "Year", "Period", "Quarter", "Unit", "Of", "Commentary", "Note", "Age", "Type of school", "Ward",
    "Type of risk", "Course", "Type", "Indicator Name", "Area Code", "Area Name", "Time period", "Value note",
}  # fmt: skip
TOTALS = ("Total", "All children (0-18)", "Total population")
MISTYPED = "Q4 2018/29"  # what the example's [[correct]] puts right, wherever it stands


class Cell(Struct, frozen=True):
    value: Value = None
    format: str = "General"

    @property
    def shown(self) -> str:
        """The cell as a spreadsheet program shows it."""
        if isinstance(self.value, int | float):
            places = len(self.format.partition(".")[2].rstrip("%"))
            if "%" in self.format:
                return f"{Decimal(repr(self.value)) * 100:.{places}f}%"
            return f"{self.value:,}" if "," in self.format else str(self.value)
        return f"{self.value:%d/%m/%Y}" if isinstance(self.value, date) else self.value or ""


Row = list[Cell]
Range = tuple[int, int, int, int]  # top, left, bottom, right, from 0


class Page(Struct, frozen=True):
    """A sheet with one table: the lines above it, its header, its rows, and the notes below."""

    name: str
    above: list[Row]
    head: list[Row]
    body: list[Row]
    below: list[Row]
    merged: tuple[Range, ...] = ()  # counted from the first row of the header

    @property
    def rows(self) -> list[Row]:
        return self.above + self.head + self.body + self.below

    @property
    def ranges(self) -> list[Range]:
        return [(top + len(self.above), left, end + len(self.above), right) for top, left, end, right in self.merged]

    @property
    def width(self) -> int:
        return max(map(len, self.head))

    def figures(self) -> list[int]:
        """Give the columns of figures."""
        return [column for column, cell in enumerate(self.head[0]) if cell.value not in WORDS]


Book = list[Page]


# ---- The example's files as they are --------------------------------------------------------------


@cache
def read(path: Path) -> tuple[Page, ...]:
    if path.suffix == ".csv":
        text = path.read_bytes().decode("utf-8-sig").splitlines()
        table = [[Cell(value or None) for value in row] for row in csv.reader(text, delimiter=";,"["," in text[0]])]
        return (Page(path.stem, [], table[:1], table[1:], []),)
    return tuple(map(page_of, openpyxl.load_workbook(path).worksheets))


def page_of(sheet: Worksheet) -> Page:
    rows = [[Cell(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]  # type: ignore[arg-type]
    merged = [(r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in sheet.merged_cells.ranges]
    top = next(number for number, row in enumerate(rows) if sum(cell.value is not None for cell in row) > 1)
    deep = max((bottom - top + 1 for first, left, bottom, _ in merged if (first, left) == (top, 0)), default=1)
    end = next((number for number in range(top, len(rows)) if is_blank(rows[number])), len(rows))
    ranges = tuple((first - top, left, bottom - top, right) for first, left, bottom, right in merged)
    return Page(sheet.title, rows[:top], rows[top : top + deep], rows[top + deep : end], rows[end:], ranges)


def is_blank(row: Row) -> bool:
    return all(cell.value is None for cell in row)


# ---- Laid out in other ways -----------------------------------------------------------------------


def on_each(change: Callable[[Page], Page]) -> Callable[[Book], Book]:
    return lambda book: [change(page) for page in book]


def transposed(page: Page) -> Page:
    body = [list(column) for column in zip(*page.head, *page.body, strict=True)]
    merged = tuple((left, top, right, bottom) for top, left, bottom, right in page.merged if top >= 0)
    return replace(page, head=[], body=body, merged=merged)


def stacked(book: Book) -> Book:
    """All tables of a file on one sheet, one below another."""
    rows: list[Row] = []
    merged: list[Range] = []
    for page in book:
        merged += [(top + len(rows), left, end + len(rows), right) for top, left, end, right in page.ranges]
        rows += [*page.rows, []]
    return [Page("All", [], [], rows[:-1], [], tuple(merged))]


def side_by_side(book: Book) -> Book:
    """All tables of a file on one sheet, one beside another, a blank column between them."""
    rows: list[Row] = [[] for _ in range(max(len(page.rows) for page in book))]
    merged: list[Range] = []
    for page in book:
        start = len(rows[0]) + 1 if rows[0] else 0
        merged += [(top, left + start, end, right + start) for top, left, end, right in page.ranges]
        for row, cells in zip(rows, page.rows + [[]] * len(rows), strict=False):
            row += [Cell()] * (start - len(row)) + cells + [Cell()] * (page.width - len(cells))
    return [Page("All", [], [], rows, [], tuple(merged))]


def two_headers(page: Page) -> Page:
    """One more row of headings, merged over its columns: the years over the quarters, or a word over the figures."""
    years = [cell.value for cell in page.head[-1]]
    quarters = [re.fullmatch(r"(Q\d) (\S+)", str(value)) for value in years]
    over = [Cell(found[2] if found else "Figures") for found in quarters]
    under = [Cell(found[1]) if found else cell for found, cell in zip(quarters, page.head[-1], strict=True)]
    top = [Cell()] * page.width
    merged: list[Range] = []
    for first, left, bottom, right in page.merged:
        down = bottom + (first >= 0)
        merged.append((first + (first >= 0), left, down, right))
    figures = page.figures()
    for column in range(page.width):
        if column not in figures:
            top[column] = page.head[0][column]
            merged = [each for each in merged if each[1] != column or each[0] < 0]
            merged.append((0, column, len(page.head), column))
        elif column - 1 not in figures or over[column] != over[column - 1]:
            last = next(c for c in range(column, page.width + 1) if c not in figures or over[c] != over[column])
            top[column] = over[column]
            merged += [(0, column, 0, last - 1)] if last > column + 1 else []
    head = [
        [Cell() if column not in figures else cell for column, cell in enumerate(row)]
        for row in (*page.head[:-1], under)
    ]
    return replace(page, head=[top, *head], merged=tuple(merged))


def preamble(page: Page) -> Page:
    """Lines about the file above the table and notes below it, and the table a column further to the right."""
    above: list[list[Value]] = [
        ["Return to the safeguarding children partnership"],
        [],
        ["Title:", page.name],
        ["Returned on:", date(2020, 6, 30)],
        ["Version:", 3],
        ["Contact:", "Performance team, 023 9200 0000"],
        ["Source: local systems, as they stood on 30 June 2020. Figures may change, see note 1."],
        [],
    ]  # fmt: skip
    below = [
        [],
        ["Notes"],
        ["1", "Counts are of children, not of episodes."],
        ["2", "0 means none; blank, not supplied."],
    ]
    lines = [[Cell(value) for value in row] for row in above + below]
    moved = [[[Cell(), *row] for row in part] for part in (page.above, page.head, page.body, page.below)]
    merged = tuple((top, left + 1, bottom, right + 1) for top, left, bottom, right in page.merged)
    return Page(page.name, lines[: len(above)] + moved[0], moved[1], moved[2], moved[3] + lines[len(above) :], merged)


def totals_moved(page: Page) -> Page:
    """Totals above what they add up, and the year before its quarters."""
    totals = [row for row in page.body if row[0].value in TOTALS]
    order = list(range(page.width))
    for column, cell in enumerate(page.head[-1]):
        if cell.value == "Year" and column in page.figures():
            order.insert(order.index(column - 4), order.pop(order.index(column)))
    head, body = ([[row[column] for column in order] for row in part] for part in (page.head, page.body))
    for top, left, _, right in page.merged:
        if top >= 0:  # what a merged heading says stands in its first column
            place = head[top].index(page.head[top][left])
            head[top][left], head[top][place] = head[top][place], head[top][left]
            assert right >= left
    moved = [[row[column] for column in order] for row in totals]
    return replace(page, head=head, body=moved + [row for row in body if row not in moved])


def as_text(page: Page) -> Page:
    """Every number typed as text, with thousands parted by commas or spaces of two kinds."""
    parting = cycle([",", " ", "\u00a0"])

    def typed(cell: Cell) -> Cell:
        if not isinstance(cell.value, int | float):
            return cell
        large = isinstance(cell.value, int) and cell.value >= 1000 and cell.value != 2019
        return Cell(f"{cell.value:,}".replace(",", next(parting)) if large else cell.shown, "@")

    return replace(page, body=[[typed(cell) for cell in row] for row in page.body])


def marked(page: Page) -> Page:
    """Put a marker in every place where a figure could stand and none does."""
    markers = cycle(["..", "x", "-", ":", "[z]", "n/a", "*", "not supplied"])
    figures = page.figures()

    def filled(row: Row) -> Row:
        return [
            Cell(next(markers)) if cell.value is None and column in figures else cell for column, cell in enumerate(row)
        ]

    # A share of the whole population is no figure that could be missing.
    return replace(page, body=[row if row[0].value == "Total population" else filled(row) for row in page.body])


# ---- Written to files -----------------------------------------------------------------------------


def write_xlsx(path: Path, book: Book) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for page in book:
        sheet = workbook.create_sheet(page.name)
        for number, row in enumerate(page.rows, 1):
            for column, content in enumerate(row, 1):
                if content.value is not None:
                    cell = sheet.cell(number, column, content.value)
                    cell.number_format = content.format if not isinstance(content.value, date) else "dd/mm/yyyy"
        for top, left, bottom, right in page.ranges:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    workbook.save(path)


def write_csv(path: Path, book: Book) -> None:
    [page] = book
    rows = [[cell.shown for cell in row] for row in page.rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_cp1252(path: Path, book: Book) -> None:
    """Write as Excel does in a country of decimal commas: semicolons and Windows-1252; the sheets one below another."""
    rows = [[cell.shown for cell in row] for page in stacked(book) for row in page.rows]
    width = max(map(len, rows))
    note = ["Source: the agency\u2019s own system \u2013 costs in \u00a3"]
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows(row + [""] * (width - len(row)) for row in (*rows, [], note))


def write_xls(path: Path, book: Book) -> None:
    xlwt: Any = importlib.import_module("xlwt")
    workbook = xlwt.Workbook()
    for page in book:
        sheet = workbook.add_sheet(page.name)
        covered = {place for area in page.ranges for place in places(area)}
        for number, row in enumerate(page.rows):
            for column, cell in enumerate(row):
                if cell.value is not None and (number, column) not in covered:
                    sheet.write(number, column, cell.value, style(cell.format))
        for top, left, bottom, right in page.ranges:
            sheet.write_merge(top, bottom, left, right, page.rows[top][left].value)
    workbook.save(str(path))


@cache
def style(code: str) -> Any:
    return importlib.import_module("xlwt").easyxf(num_format_str=code)


def places(area: Range) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


ODS = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def write_ods(path: Path, book: Book) -> None:
    names = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text", "manifest"))
    sheets = "".join(f'<table:table table:name="{escape(page.name)}">{ods_rows(page)}</table:table>' for page in book)
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", ODS, ZIP_STORED)
        package.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", f"<manifest:manifest {names}>{entry}</manifest:manifest>")


def ods_rows(page: Page) -> str:
    origins = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.ranges}
    covered = {place for area in page.ranges for place in places(area)} - set(origins)
    rows = []
    for number, row in enumerate(page.rows):
        cells = ""
        for column, cell in enumerate(row):
            down, across = origins.get((number, column), (1, 1))
            span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' * (down * across > 1)
            cells += "<table:covered-table-cell/>" if (number, column) in covered else ods_cell(cell, span)
        rows.append(f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>")
    return "".join(rows)


def ods_cell(cell: Cell, span: str) -> str:
    kind = ' office:value-type="string"'
    if isinstance(cell.value, int | float):
        kind = f' office:value-type="{"percentage" if "%" in cell.format else "float"}" office:value="{cell.value}"'
    text = f"<text:p>{escape(cell.shown)}</text:p>"
    return (
        f"<table:table-cell{span}/>"
        if cell.value is None
        else f"<table:table-cell{kind}{span}>{text}</table:table-cell>"
    )


WRITERS = {".xlsx": write_xlsx, ".csv": write_csv}


# ---- The report of the files laid out anew --------------------------------------------------------


def lay_out(folder: Path, change: Callable[[Book], Book], suffix: str = "") -> None:
    """Lay out each source of a copy of the example anew, and change its psrstats.toml along."""
    settings = folder / "psrstats.toml"
    text = settings.read_text(encoding="utf-8")
    for old in sorted(path for path in (folder / "sources").iterdir() if path.name not in RECORDS):
        book = change(list(read(old)))
        old.unlink()
        new = old.with_suffix(suffix or old.suffix)
        OTHER_WRITERS.get(suffix, WRITERS[old.suffix])(new, book)
        names = [page.name for page in book] if new.suffix != ".csv" else []
        text = re.sub(rf'file = "{old.name}"(\nsheets = .*)?', described(new.name, names), text)
        pages = stacked(book) if suffix == ".csv" else book
        for sheet in pages:
            for cell in where(sheet, MISTYPED):
                name = new.stem if new.suffix == ".csv" else sheet.name
                text = re.sub(r'(?<=\[\[correct\]\]\nwhere = ").*(?=")', f"{new.name}!{name}!{cell}", text)
    settings.write_text(text, encoding="utf-8")


def described(file: str, sheets: list[str]) -> str:
    names = ", ".join(f'"{name}"' for name in sheets)
    return f'file = "{file}"' + (f"\nsheets = [{names}]" if sheets else "")


def where(page: Page, text: str) -> Iterator[str]:
    for number, row in enumerate(page.rows, 1):
        yield from (f"{get_column_letter(c)}{number}" for c, cell in enumerate(row, 1) if cell.value == text)


RECORDS = ("recommendations.csv", "plans.csv", "feedback.csv")  # of a row a record: counted, and read otherwise
OTHER_WRITERS = {".ods": write_ods, ".xls": write_xls, ".csv": write_cp1252}


def figures_of(folder: Path) -> Figures:
    """Give what the sheets say of each measure, area, group, item and period: a value or a marker."""
    frame = frame_of(compute(folder, internal=True).figures)  # as it was read: what may be shown is another question
    sent = frame[(frame["cell"] != "") & ~frame["cell"].str.split("!").str[0].isin(RECORDS)]
    about = sent[["measure", "area", "group", "item", "period"]].itertuples(index=False)
    said = zip(about, sent["value"], sent["marker"], strict=True)
    return {tuple(key): (None if marker else value, marker) for key, value, marker in said}


@pytest.fixture(scope="module")
def figures(example: Path) -> Figures:
    found = figures_of(example)
    assert len(found) == 162
    return found


def differences(found: Figures, expected: Figures) -> dict[str, Any]:
    common = found.keys() & expected.keys()
    return {
        "missing": sorted(expected.keys() - common),
        "invented": sorted(found.keys() - common),
        "other": {key: (expected[key], found[key]) for key in sorted(common) if expected[key] != found[key]},
    }


NONE: dict[str, Any] = {"missing": [], "invented": [], "other": {}}
LAYOUTS: dict[str, tuple[Callable[[Book], Book], str]] = {
    "as they are": (on_each(lambda page: page), ""),
    "transposed": (on_each(transposed), ""),
    "stacked": (stacked, ""),
    "side by side": (side_by_side, ""),
    "two headers merged": (on_each(two_headers), ""),
    "preamble": (on_each(preamble), ""),
    "totals moved": (on_each(totals_moved), ""),
    "ods": (on_each(lambda page: page), ".ods"),
    "xls": (on_each(lambda page: page), ".xls"),
    "cp1252 csv": (on_each(lambda page: page), ".csv"),
    "numbers as text": (on_each(as_text), ""),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_figures_come_out_however_they_are_laid_out(copy_example: Path, figures: Figures, layout: str) -> None:
    if layout == "xls":
        pytest.importorskip("xlwt", reason="only xlwt writes xls files, and it is not installed")
    lay_out(copy_example, *LAYOUTS[layout])
    assert differences(figures_of(copy_example), figures) == NONE


@pytest.mark.parametrize("suffix", ["", ".ods", ".xls", ".csv"])
def test_the_same_figures_come_out_when_all_is_changed_at_once(
    copy_example: Path, figures: Figures, suffix: str
) -> None:
    if suffix == ".xls":
        pytest.importorskip("xlwt", reason="only xlwt writes xls files, and it is not installed")

    def change(book: Book) -> Book:
        return stacked([preamble(as_text(two_headers(totals_moved(page)))) for page in book])

    lay_out(copy_example, change, suffix)
    assert differences(figures_of(copy_example), figures) == NONE


def test_markers_where_no_figure_stood_add_no_figure(copy_example: Path, figures: Figures) -> None:
    lay_out(copy_example, on_each(marked))
    found = figures_of(copy_example)
    markers = found.keys() - figures.keys()
    assert len(markers) > 80
    assert {found[key][0] for key in markers} == {None}
    assert differences({key: said for key, said in found.items() if key not in markers}, figures) == NONE
