"""An Excel workbook (xlsx or xlsm), read as the rules see it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from psrstats.lint.archive import Archive
from psrstats.lint.cells import Cell, Drawing, Style
from psrstats.lint.number_format import shown
from psrstats.lint.ranges import Place, Range, area
from psrstats.lint.workbook import DEFAULT_WIDTH, DEFAULT_ZOOM, Sheet, Workbook
from psrstats.lint.xlsx_drawings import drawings
from psrstats.patterns import regex

FORMULA = regex(rb"<(?:\w+:)?f[ >/]")
HYPERLINK = regex(r'=\s*HYPERLINK\(\s*"([^"]*)"', re.IGNORECASE)
BLACK_THEME = 1  # the theme's colour for text, which follows the reader's own settings
BLACK_INDEXES = (8, 64)


def read_xlsx(path: Path) -> Workbook:
    """Read an Excel workbook: cells and settings by openpyxl, drawings and macros from the package's own parts."""
    archive = Archive(path)
    # openpyxl warns of what it would lose if it wrote the file again, and prints of styles that are not there.
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        book = load_workbook(path, rich_text=True)
        calculated = any(FORMULA.search(archive.read(part)) for part in archive.parts if "/worksheets/" in part)
        values = load_workbook(path, rich_text=True, data_only=True) if calculated else book
    drawn = dict(drawings(archive))
    styles: dict[int, Style] = {}
    sheets = tuple(_sheet(sheet, values[sheet.title], drawn.get(sheet.title, ()), styles) for sheet in book._sheets)  # type: ignore[attr-defined]
    known = book.properties
    return Workbook(
        path.name,
        sheets,
        title=known.title or "",
        language=known.language or "",
        author=known.creator or "",
        keywords=known.keywords or "",
        macros=tuple(part for part in archive.parts if part.endswith("vbaProject.bin")),
        open_sheet=book.views[0].activeTab or 0 if book.views else 0,
    )


def _sheet(sheet: Any, values: Any, drawn: tuple[Drawing, ...], styles: dict[int, Style]) -> Sheet:
    if not hasattr(sheet, "iter_rows"):  # a sheet that is one chart
        return Sheet(sheet.title, drawings=drawn, hidden=sheet.sheet_state != "visible")
    view = sheet.sheet_view
    columns = list(_columns(sheet))
    return Sheet(
        sheet.title,
        cells=dict(_cells(sheet, values, styles)),
        tables=tuple(_table(table) for table in sheet.tables.values()),
        merges=tuple(area(str(merged)) for merged in sheet.merged_cells.ranges),
        comments=tuple(cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment),
        drawings=drawn,
        hidden=sheet.sheet_state != "visible",
        filter=bool(sheet.auto_filter.ref),
        frozen=bool(sheet.freeze_panes),
        active_cell=view.selection[0].activeCell or "A1" if view.selection else "A1",
        zoom=view.zoomScale or DEFAULT_ZOOM,
        header_footer=_has_header_or_footer(sheet),
        hidden_rows=sum(bool(row.hidden) for row in sheet.row_dimensions.values()),
        hidden_columns=sum(hidden for _, _, hidden in columns),
        widths={column: width for column, width, _ in columns if width},
        default_width=sheet.sheet_format.defaultColWidth or DEFAULT_WIDTH,
    )


def _has_header_or_footer(sheet: Any) -> bool:
    pages = [getattr(sheet, f"{page}{part}") for page in ("odd", "even", "first") for part in ("Header", "Footer")]
    return any(getattr(page, side).text for page in pages for side in ("left", "center", "right"))


def _columns(sheet: Any) -> Iterator[tuple[int, float, bool]]:
    for dimension in sheet.column_dimensions.values():
        first = dimension.min or 1
        for column in range(first, min(dimension.max or first, max(sheet.max_column, first)) + 1):
            yield column, dimension.width if dimension.customWidth else 0, bool(dimension.hidden)


def _table(table: Any) -> Range:
    look = table.tableStyleInfo
    named = look.name if look and look.name else ""
    return area(
        table.ref,
        name=table.displayName,
        header_rows=1 if table.headerRowCount is None else table.headerRowCount,
        filter=table.autoFilter is not None,
        style=named,
        banded=bool(named and (look.showRowStripes or look.showColumnStripes)),
    )


def _cells(sheet: Any, values: Any, styles: dict[int, Style]) -> Iterator[tuple[Place, Cell]]:
    for row in sheet.iter_rows():
        for cell in row:
            if not hasattr(cell, "hyperlink") or (cell.value is None and not cell.has_style):
                continue
            if cell.style_id not in styles:
                styles[cell.style_id] = _style(cell)
            style = styles[cell.style_id]
            if cell.value is not None or style.filled:
                yield (cell.row, cell.column), _cell(cell, values, style)


def _cell(cell: Any, values: Any, style: Style) -> Cell:
    formula = cell.data_type == "f"
    value = values.cell(cell.row, cell.column).value if formula else cell.value
    if isinstance(value, CellRichText):
        raised = any(isinstance(run, TextBlock) and run.font.vertAlign == "superscript" for run in value)
        value, style = str(value), _raised(style) if raised else style
    # A formula that was never calculated shows nothing yet, and is not blank.
    text = shown(value, cell.number_format or "") or (_code(cell) if formula else "")
    # A link by a formula works nothing out.
    return Cell(value, text, style, formula and not HYPERLINK.match(_code(cell)), _link(cell))


def _code(cell: Any) -> str:
    return cell.value if isinstance(cell.value, str) else ""


def _raised(style: Style) -> Style:
    return replace(style, superscript=True)


def _link(cell: Any) -> str:
    if found := HYPERLINK.match(_code(cell)):
        return found[1]
    link = cell.hyperlink
    if not link:
        return ""
    return str(link.target or "") or f"#{link.location or ''}"


def _style(cell: Any) -> Style:
    font, held = cell.font, cell.alignment
    return Style(
        name=cell.style or "",
        font=font.name or "",
        size=float(font.sz or 0),
        bold=bool(font.b),
        italic=bool(font.i),
        underline=bool(font.u) and font.u != "none",
        superscript=font.vertAlign == "superscript",
        colour=_colour(font.color),
        filled=bool(cell.fill.fill_type) and cell.fill.fill_type != "none",
        align="" if held.horizontal in (None, "general") else held.horizontal,
        wrap=bool(held.wrap_text),
        turned=bool(held.textRotation),
        indent=bool(held.indent),
    )


def _colour(colour: Any) -> str:
    """Name a colour; of its attributes only the one of its type may be asked for."""
    match colour and colour.type:
        case "indexed":
            return "" if colour.indexed in BLACK_INDEXES else f"colour {colour.indexed}"
        case "rgb":
            return "" if str(colour.rgb)[-6:] == "000000" else f"#{str(colour.rgb)[-6:]}"
        case "theme":
            return "" if colour.theme == BLACK_THEME and not colour.tint else f"colour {colour.theme} of the theme"
    return ""
