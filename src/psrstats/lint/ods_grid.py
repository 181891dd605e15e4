"""The cells of a sheet of an OpenDocument spreadsheet, read as the rules see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from psrstats.lint.cells import Cell, Style
from psrstats.lint.ods_styles import Styles, name, span
from psrstats.lint.ranges import Place, Range, reference
from psrstats.patterns import regex

MOST_COLUMNS = 1 << 14
MOST_COPIES = 1 << 12  # of a row or cell that holds something; no table says the same so often
NUMBERS = ("float", "percentage", "currency")
HYPERLINK = regex(r'of:=HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)


class OdsGrid(Struct):
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
