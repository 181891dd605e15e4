"""Marks that a sender raised, and words struck out, in each kind of file that tells of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from psrstats.files.grid import Grid
from psrstats.files.lettering import Run, said
from psrstats.files.read_grids import read_grids

RAISED, STRUCK = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
Pieces = list[str | tuple[str, InlineFont]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXTS: dict[str, tuple[Pieces, str, str, str]] = {
    "a raised digit": (["517", ("3", RAISED)], "517", "3", ""),
    "two raised digits": (["2021-22", ("1, 4", RAISED)], "2021-22", "1, 4", ""),
    "a raised note": (["Paulsgrove", (" [note 2]", RAISED)], "Paulsgrove", "note 2", ""),
    "a figure struck out": ([("61", STRUCK), "64"], "64", "", "61"),
    "words struck out": ([("Old ", STRUCK), "New town"], "New town", "", "Old"),
    "an ordinal": (["On the 31", ("st", RAISED), " of March"], "On the 31st of March", "", ""),
    "an area": (["People per km", ("2", RAISED)], "People per km\u00b2", "", ""),
    "a revised figure": (["210", ("r", RAISED)], "210 [r]", "", ""),
    "a label struck out": ([("Closed home", STRUCK)], "Closed home", "", "Closed home"),
}


def read(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def tagged(pieces: Pieces, raised: str, struck: str, plain: str = "{}") -> str:
    """Write each piece with the tags of its kind around it."""
    plainly = [(piece, None) if isinstance(piece, str) else piece for piece in pieces]
    forms = {0: plain, id(RAISED): raised, id(STRUCK): struck}
    return "".join(forms[id(font) if font else 0].format(text) for text, font in plainly)


def repacked(path: Path, changed: dict[str, str]) -> Path:
    """Put other parts into a package."""
    parts: dict[str, bytes | str] = {}
    if path.exists():
        with ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(path, "w") as package:
        for name, content in {**parts, **changed}.items():
            package.writestr(name, content)
    return path


def with_excel(path: Path, pieces: Pieces) -> Grid:
    """Write a cell of letters, and plain ones after it in its row."""
    book = openpyxl.Workbook()
    blocks = [piece if isinstance(piece, str) else TextBlock(piece[1], piece[0]) for piece in pieces]
    book.worksheets[0].append([CellRichText(*blocks), "plain", 7])
    book.save(path)
    return read(path)


def with_shared_texts(path: Path, pieces: Pieces) -> Grid:
    """Write the same as Excel does, each text once for all cells."""
    run = "<r><rPr>{}</rPr><t xml:space='preserve'>{{}}</t></r>"
    said = tagged(
        pieces,
        run.format('<vertAlign val="superscript"/>'),
        run.format("<strike/>"),
        "<r><t xml:space='preserve'>{}</t></r>",
    )
    with_excel(path, ["first", "second"])
    cells = '<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1"><v>7</v></c>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    texts = f'<sst xmlns="{MAIN}"><si><t>plain</t></si><si>{said}</si></sst>'
    return read(repacked(path, {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts}))


def with_opendocument(path: Path, pieces: Pieces) -> Grid:
    """Write the same as an OpenDocument spreadsheet."""
    span = '<text:span text:style-name="{}">{{}}</text:span>'
    names = ("office", "style", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    styles = (
        '<style:style style:name="R" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="S" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell '
        f'office:value-type="string"><text:p>{tagged(pieces, span.format("R"), span.format("S"))}</text:p>'
        "</table:table-cell><table:table-cell "
        'office:value-type="string"><text:p>plain</text:p></table:table-cell><table:table-cell '
        'office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return read(repacked(path.with_suffix(".ods"), {"content.xml": content}))


def with_web_page(path: Path, pieces: Pieces) -> Grid:
    """Write the same as a web page's table, of which all cells are text."""
    said = tagged(pieces, "<sup>{}</sup>", "<s>{}</s>")
    path = path.with_suffix(".html")
    path.write_text(f"<table><tr><td>{said}</td><td>plain</td><td>7</td></tr></table>", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("write", [with_excel, with_shared_texts, with_opendocument, with_web_page])
@pytest.mark.parametrize("case", TEXTS)
def test_raised_marks_and_struck_out_words_are_kept_apart(
    tmp_path: Path, case: str, write: Callable[[Path, Pieces], Grid]
) -> None:
    pieces, text, mark, struck = TEXTS[case]
    grid = write(tmp_path / "sent.xlsx", pieces)
    assert [str(value) for value in grid.rows[0]] == [text, "plain", "7"]
    assert (grid.marks.get((0, 0), ""), grid.struck.get((0, 0), "")) == (mark, struck)
    assert not grid.errors


@pytest.mark.parametrize(
    ("runs", "broken"),
    [
        ([Run("93", struck=True)], "93 (struck out)"),
        ([Run("9", struck=True), Run("388")], "9388 (9 struck out)"),
        ([Run("38"), Run("7", struck=True)], "387 (7 struck out)"),
        ([Run("93", struck=True), Run(" 101")], ""),
        ([Run("93", struck=True), Run("98")], ""),
    ],
)
def test_a_figure_struck_out_or_half_struck_is_nobodys_to_guess(runs: list[Run], broken: str) -> None:
    assert said(runs).broken == broken


def test_a_cell_struck_out_or_raised_by_its_own_font_is_no_figure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Plans", 46, 48, 2, "Contacts"])
    sheet["B1"].font, sheet["D1"].font = Font(strike=True), Font(vertAlign="superscript")
    sheet["E1"].font = Font(strike=True)
    book.save(tmp_path / "sent.xlsx")
    grid = read(tmp_path / "sent.xlsx")
    assert grid.rows == [["Plans", None, 48, None, "Contacts"]]
    assert grid.errors == {(0, 1): "46 (struck out)"}
    assert (grid.marks, grid.struck) == ({(0, 3): "2"}, {(0, 4): "Contacts"})
