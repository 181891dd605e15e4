"""An OpenDocument spreadsheet (ods), read as the rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive
from psrstats.lint.ods_styles import Styles, name, span, styles_of
from psrstats.lint.workbook import DEFAULT_ZOOM, Cell, Drawing, Place, Range, Sheet, Style, Workbook, area, reference
from psrstats.patterns import regex

MOST_COLUMNS = 1 << 14
MOST_COPIES = 1 << 12  # of a row or cell that holds something; no table says the same so often
SHAPES = {"custom-shape": "text box or shape", "line": "line", "control": "control", "rect": "text box or shape"}
NUMBERS = ("float", "percentage", "currency")
NO_TABLE = regex(r"__Anonymous_Sheet_DB__\d+|_xlnm.*")
HYPERLINK = regex(r'of:=HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)
FROZEN = "2"


def read_ods(path: Path) -> Workbook:
    """Read an OpenDocument spreadsheet from its own parts."""
    archive = Archive(path)
    content, looks, meta = (archive.xml(f"{part}.xml") for part in ("content", "styles", "meta"))
    styles = styles_of(looks, content)
    views = _views(archive.xml("settings.xml"))
    tables = list(_marked(content))
    sheets = tuple(
        _sheet(each, styles, views.get(each.get(name("table:name"), ""), {}), tables) for each in _sheets(content)
    )
    open_sheet = next((n for n, each in enumerate(sheets) if each.name == views.get("", {}).get("ActiveTable")), 0)
    return Workbook(
        path.name,
        sheets,
        title=_said(meta, "dc:title"),
        language=_said(meta, "dc:language") or styles.language,
        author=_said(meta, "dc:creator") or _said(meta, "meta:initial-creator"),
        keywords=", ".join(each.text or "" for each in meta.iter(name("meta:keyword"))),
        macros=tuple(part for part in archive.parts if re.match(r"(Basic|Scripts)/.*[^/]$", part)),
        open_sheet=open_sheet,
    )


def _sheets(content: Element) -> list[Element]:
    book = content.find(f"{name('office:body')}/{name('office:spreadsheet')}")
    return [] if book is None else book.findall(name("table:table"))


def _said(meta: Element, tag: str) -> str:
    found = next(meta.iter(name(tag)), None)
    return "" if found is None else (found.text or "").strip()


def _views(settings: Element) -> dict[str, dict[str, str]]:
    """Read how each sheet is opened, by its name; under a blank, how the file is."""
    views: dict[str, dict[str, str]] = {"": {}}
    for each in settings.iter(name("config:config-item")):
        views[""].setdefault(each.get(name("config:name"), ""), each.text or "")
    for entry in settings.iter(name("config:config-item-map-entry")):
        if sheet := entry.get(name("config:name")):
            items = entry.iter(name("config:config-item"))
            views[sheet] = {each.get(name("config:name"), ""): each.text or "" for each in items}
    return views


def _marked(content: Element) -> Iterator[tuple[str, Range]]:
    """Read the named ranges of a database, which is what a marked-up table is in this format, with their sheets."""
    for each in content.iter(name("table:database-range")):
        first, _, last = each.get(name("table:target-range-address"), "").rpartition(":")
        sheet, _, start = first.rpartition(".")
        called = each.get(name("table:name"), "")
        filter = each.get(name("table:display-filter-buttons")) == "true"
        header = int(each.get(name("table:contains-header")) != "false")
        if sheet:
            cells = f"{start}:{last.rpartition('.')[2]}"
            yield sheet.strip("$'").replace("''", "'"), area(cells, name=called, header_rows=header, filter=filter)


def _sheet(table: Element, styles: Styles, view: dict[str, str], marked: list[tuple[str, Range]]) -> Sheet:
    called = table.get(name("table:name"), "")
    ranges = [each for sheet, each in marked if sheet == called]
    grid = _Grid(styles)
    grid.read(table)
    column, row = int(view.get("CursorPositionX", 0)), int(view.get("CursorPositionY", 0))
    look = table.get(name("table:style-name"), "")
    return Sheet(
        called,
        cells=grid.cells,
        tables=tuple(each for each in ranges if not NO_TABLE.fullmatch(each.name)),
        merges=tuple(grid.merges),
        comments=tuple(grid.comments),
        drawings=tuple(_drawings(table)),
        hidden=look in styles.hidden_tables,
        filter=any(each.filter for each in ranges if NO_TABLE.fullmatch(each.name)),
        frozen=FROZEN in (view.get("HorizontalSplitMode"), view.get("VerticalSplitMode")),
        active_cell=reference(row + 1, column + 1),
        zoom=int(view.get("ZoomValue", DEFAULT_ZOOM)),
        header_footer=styles.has_header_or_footer(look),
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
        widths=grid.widths,
    )


def _drawings(table: Element) -> Iterator[Drawing]:
    for element in table.iter():
        tag = element.tag.rpartition("}")[2]
        if element.tag.startswith(name("draw:")) and (tag == "frame" or tag in SHAPES):
            yield Drawing(_kind(element, tag), element.get(name("draw:name"), ""), _alt(element))


def _kind(element: Element, tag: str) -> str:
    inside = {each.tag for each in element}
    if name("draw:object") in inside:
        return "chart"
    return "image" if name("draw:image") in inside else SHAPES.get(tag, "text box or shape")


def _alt(element: Element) -> str:
    said = [each.text or "" for tag in ("svg:desc", "svg:title") for each in element.findall(name(tag))]
    return next((text.strip() for text in said if text.strip()), "")


@dataclass
class _Grid:
    """The cells of one sheet, gathered row by row."""

    styles: Styles
    cells: dict[Place, Cell] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    column_styles: dict[int, str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    row: int = 1

    def read(self, table: Element) -> None:
        """Read the columns, then the rows."""
        column = 1
        for each in table.iter(name("table:table-column")):
            column = self._column(each, column)
        for each in table.iter(name("table:table-row")):
            self._row(each)

    def _column(self, column: Element, first: int) -> int:
        copies = span(column, "table:number-columns-repeated")
        width = self.styles.widths.get(column.get(name("table:style-name"), ""))
        hidden = column.get(name("table:visibility")) in ("collapse", "filter")
        self.hidden_columns += copies * hidden
        for number in range(first, min(first + copies, MOST_COLUMNS)):
            self.column_styles[number] = column.get(name("table:default-cell-style-name"), "")
            if width:
                self.widths[number] = width
        return first + copies

    def _row(self, row: Element) -> None:
        copies = span(row, "table:number-rows-repeated")
        hidden = row.get(name("table:visibility")) in ("collapse", "filter")
        self.hidden_rows += copies * hidden
        column = 1
        for cell in row:
            if cell.tag in (name("table:table-cell"), name("table:covered-table-cell")):
                self._cell(cell, column, row.get(name("table:default-cell-style-name"), ""), copies)
                column += span(cell, "table:number-columns-repeated")
        self.row += copies

    def _cell(self, cell: Element, column: int, row_style: str, rows: int) -> None:
        look = cell.get(name("table:style-name")) or row_style or self.column_styles.get(column, "")
        read = _read(cell, self.styles, self.styles.cell(look))
        height, width = span(cell, "table:number-rows-spanned"), span(cell, "table:number-columns-spanned")
        if height * width > 1:
            self.merges.append(Range(self.row, column, self.row + height - 1, column + width - 1))
        if cell.find(name("office:annotation")) is not None:
            self.comments.append(reference(self.row, column))
        if not read.text and not read.style.filled:
            return
        columns = span(cell, "table:number-columns-repeated")
        # A blank that is filled with colour is told once, however often it is repeated.
        across, down = (min(columns, MOST_COPIES), min(rows, MOST_COPIES)) if read.text else (1, 1)
        self.cells |= {(self.row + i, column + j): read for i in range(down) for j in range(across)}


def _read(cell: Element, styles: Styles, style: Style) -> Cell:
    paragraphs = cell.findall(name("text:p"))
    text = "\n".join("".join(_text(each)) for each in paragraphs)
    code = cell.get(name("table:formula"), "")
    link = next((each.get(name("xlink:href"), "") for part in paragraphs for each in part.iter(name("text:a"))), "")
    by_formula = HYPERLINK.match(code)
    spans = [each.get(name("text:style-name"), "") for part in paragraphs for each in part.iter(name("text:span"))]
    look = styles.raised(style) if any(each in styles.superscripts for each in spans) else style
    return Cell(_value(cell, text), text, look, bool(code) and not by_formula, by_formula[1] if by_formula else link)


def _value(cell: Element, text: str) -> object:
    if cell.get(name("office:value-type")) in NUMBERS:
        number = float(cell.get(name("office:value"), "nan"))
        return int(number) if number.is_integer() else number
    return text or None


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        if each.tag == name("text:s"):
            yield " " * min(span(each, "text:c"), MOST_COPIES)
        elif each.tag == name("text:line-break"):
            yield "\n"
        elif each.tag != name("office:annotation"):
            yield from _text(each)
        yield each.tail or ""
