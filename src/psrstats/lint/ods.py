"""An OpenDocument spreadsheet (ods), read as the rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive
from psrstats.lint.cells import Drawing
from psrstats.lint.ods_grid import OdsGrid
from psrstats.lint.ods_styles import Styles, name, styles_of
from psrstats.lint.ranges import Range, area, reference
from psrstats.lint.workbook import DEFAULT_ZOOM, Sheet, Workbook
from psrstats.patterns import regex

SHAPES = {"custom-shape": "text box or shape", "line": "line", "control": "control", "rect": "text box or shape"}
NO_TABLE = regex(r"__Anonymous_Sheet_DB__\d+|_xlnm.*")
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
    grid = OdsGrid(styles)
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
