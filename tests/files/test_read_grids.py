from __future__ import annotations

import csv
import os
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from psrstats.errors import UserError
from psrstats.files.grid import Grid, MarkedTable
from psrstats.files.read_grids import read_grids, sheet_names

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_grids(path)
    assert caught.value.faults[0].where.split("!")[0] == path.name
    assert caught.value.faults[0].fix
    return str(caught.value)


def filled(grid: Grid) -> int:
    return len(grid.errors) + len(grid.uncalculated) + sum(cell is not None for row in grid.rows for cell in row)


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Area", 5])
    book.save(path)
    return path


def test_values_keep_their_kinds(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    values = [1, 1.5, True, "07", date(2020, 3, 31), datetime(2020, 3, 31, 14, 5), time(12, 30), None, 10**15]
    book.worksheets[0].append([])
    book.worksheets[0].append([None, *values])
    book.save(tmp_path / "kinds.xlsx")
    grid = read(tmp_path / "kinds.xlsx")
    assert grid.rows == [[None] * 10, [None, *values]]
    assert [type(cell) for cell in grid.rows[1][1:]] == [type(value) for value in values]
    assert grid.cell((1, 1)) == "kinds.xlsx!Sheet!B2"


@pytest.mark.parametrize("name", ["sent.csv", "sent.xls", "sent.ods"])
def test_a_workbook_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    grid = read(workbook(tmp_path / "sent.xlsx").rename(tmp_path / name))
    assert grid.rows == [["Area", 5]]
    assert grid.warnings == (f"is an Excel workbook (xlsx), though named {name[4:]}",)


@pytest.mark.parametrize("name", ["sent.xlsx", "sent.xlsm", "sent.dat", "sent"])
def test_a_fitting_or_unknown_suffix_is_no_matter(tmp_path: Path, name: str) -> None:
    assert not read(workbook(tmp_path / "made.xlsx").rename(tmp_path / name)).warnings


def test_text_is_read_under_a_workbooks_name(tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    path.write_text("Area,Rate\nHull,5\n")
    assert read(path).rows == [["Area", "Rate"], ["Hull", "5"]]
    assert read(path).warnings == ("is delimited text, though named .xlsx",)
    assert sheet_names(path) == ["sent"]


def test_a_web_page_is_read_under_a_workbooks_name(tmp_path: Path) -> None:
    path = tmp_path / "sent.xls"
    path.write_text(
        "<html><head><title>x</title><style>td {}</style></head><body><h1>Looked\n after</h1><table>"
        "<tr><th rowspan=2>Area<th colspan='2'>Rate<tr><td>2019<td>2020</tr>"
        "<tr><td>Hull &amp;<br>Goole</td><td></td><td>&lt;5</td></tr></table></body></html>"
    )
    grid = read(path)
    assert grid.rows == [
        ["Looked after", None, None],
        ["Area", "Rate", None],
        [None, "2019", "2020"],
        ["Hull &\nGoole", None, "<5"],
    ]
    assert grid.merged == ((1, 0, 2, 0), (1, 1, 1, 2))
    assert grid.warnings == ("is a web page, though named .xls",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF document"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003 XML"),
        (b"PK\x03\x04 and no more", "is damaged"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "no workbook"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "is damaged"),
        (b"<table><tr>" + b"<td colspan=1000>x" * 31_000, "is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_plainly(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "sent.xlsx").write_bytes(data)
    assert says in refused(tmp_path / "sent.xlsx")


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "sent.xlsx")
    path.write_bytes(path.read_bytes()[:-500])
    assert "is damaged" in refused(path)


def test_a_zip_archive_of_other_files_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "sent.xlsx", "w") as archive:
        archive.writestr("report.csv", "a,b")
    assert "without a spreadsheet" in refused(tmp_path / "sent.xlsx")


def test_a_missing_file_is_told_with_its_likeliest_neighbour(tmp_path: Path) -> None:
    workbook(tmp_path / "scorecard.xlsx")
    assert refused(tmp_path / "scorcard.xlsx") == "scorcard.xlsx: does not exist. Did you mean 'scorecard.xlsx'?"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "sources.xlsx").mkdir()
    assert "is a folder" in refused(tmp_path / "sources.xlsx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "sent.xlsx")
    path.chmod(0)
    assert "may not be read" in refused(path)


def test_messages_call_a_file_by_the_name_given(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^sources/none\.csv: "):
        read_grids(tmp_path / "none.csv", "sources/none.csv")
    assert read_grids(workbook(tmp_path / "a.xlsx"), "sources/a.xlsx")[0].file == "sources/a.xlsx"


def ods(folder: Path, rows: str, columns: str = "", after: str = "") -> Path:
    """Write an OpenDocument spreadsheet of one hidden sheet, with no mimetype, as some writers do."""
    names = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "table", "text", "style", "calcext", "draw"))
    style = '<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>'
    table = f'<table:table table:name="It\'s" table:style-name="t1">{columns}{rows}</table:table>'
    path = folder / "sent.ods"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        content = f"<office:document-content {names}>{style}{table}{after}</office:document-content>"
        package.writestr("content.xml", content)
    return path


def cell(kind: str, value: str, text: str = "", more: str = "") -> str:
    name = f"{kind}-value" if kind in ("date", "time", "boolean") else "value"
    given = f'office:value-type="{kind}" office:{name}="{value}" {more}'
    return f"<table:table-cell {given}><text:p>{text}</text:p></table:table-cell>"


def formula(more: str, text: str = "") -> str:
    return f'<table:table-cell table:formula="of:=1/0" {more}>{text}</table:table-cell>'


def test_an_opendocument_with_a_password_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path, "")
    with ZipFile(path, "a") as package:
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert "locked with a password" in refused(path)


def test_an_opendocument_sheet_keeps_values_percentages_and_errors(tmp_path: Path) -> None:
    cells = [
        cell("percentage", "0.196", "19.6%"),
        cell("float", "1204", "1,204"),
        cell("date", "2020-03-31", "31/3/20"),
        cell("date", "2020-03-31T14:05:00"),
        cell("time", "PT36H00M00S"),
        cell("boolean", "true"),
        formula('office:value-type="string"', "<text:p>#DIV/0!</text:p>"),
        formula(""),
        '<table:table-cell office:value-type="string"><office:annotation><text:p>see note</text:p></office:annotation>'
        "<text:p>two<text:s text:c='2'/>words</text:p>\n<text:p>below</text:p></table:table-cell>",
        "<table:table-cell/>" * 3,
    ]
    grid = read(ods(tmp_path, f"<table:table-row>{''.join(cells)}</table:table-row>"))
    values = [0.196, 1204, date(2020, 3, 31), datetime(2020, 3, 31, 14, 5), timedelta(hours=36), True, None, None]
    assert grid.rows == [[*values, "two  words\nbelow"]]
    assert grid.state == "hidden"
    assert grid.formats == {(0, 0): "0.0%"}
    assert grid.errors == {(0, 6): "#DIV/0!"}
    assert grid.uncalculated == {(0, 7)}
    assert grid.comments == {(0, 8): "see note"}


def test_a_table_inside_a_cell_is_no_sheet_and_moves_no_row(tmp_path: Path) -> None:
    inner = f"<table:table><table:table-row>{cell('float', '5', '5')}</table:table-row></table:table>"
    holder = f'<table:table-cell office:value-type="string"><text:p>see</text:p>{inner}</table:table-cell>'
    rows = "".join(f"<table:table-row>{holder}{cell('float', n, n)}</table:table-row>" for n in ("12", "13"))
    [grid] = read_grids(ods(tmp_path, rows), "sent.ods")
    assert grid.rows == [["see", 12], ["see", 13]]
    assert grid.warnings == ("holds a table inside a cell, passed over",)


def test_an_opendocument_sheet_keeps_repeated_merged_hidden_and_marked_up_ranges(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="9"/>'
    halves = cell("percentage", "0.5", "50%", 'table:number-columns-repeated="2"')
    seven = cell("string", "", "seven", 'table:number-columns-spanned="2"')
    rows = "".join(
        f"<table:table-row {given}>{cells}</table:table-row>"
        for given, cells in (
            ('table:number-rows-repeated="2"', '<table:table-cell table:number-columns-repeated="16384"/>'),
            ('table:number-rows-repeated="2" table:visibility="filter"', f"<table:table-cell/>{halves}"),
            ("", f"{seven}<table:covered-table-cell/>"),
            ('table:number-rows-repeated="1048571"', "<table:table-cell/>"),
        )
    )
    mark = "<table:database-range table:name=\"Rates\" table:target-range-address=\"'It''s'.A3:'It''s'.C5\"/>"
    grid = read(ods(tmp_path, rows, columns, mark))
    assert grid.rows == [[None] * 3, [None] * 3, [None, 0.5, 0.5], [None, 0.5, 0.5], ["seven", None, None]]
    assert grid.formats == {(row, column): "0%" for row in (2, 3) for column in (1, 2)}
    assert grid.merged == ((4, 0, 4, 1),)
    assert grid.hidden_rows == {2, 3}
    assert grid.hidden_columns == {1, 2}
    assert grid.tables == (MarkedTable("Rates", (2, 0, 4, 2), 1),)


def test_odd_parts_of_an_opendocument_are_passed_over_and_the_rest_is_read(tmp_path: Path) -> None:
    cells = [
        cell("time", "PT49H45M", "49:45"),
        cell("time", "P2DT1H45M00.000S", "49:45"),
        cell("time", "P1Y", "a year"),
        cell("date", "2020-02-31", "31/2/20"),
        formula("", "<text:p/>"),
        "<table:table-cell office:value-type='string'><text:p>North<text:tab/>End</text:p></table:table-cell>",
        cell("float", "1", "TRUE"),
        cell("float", "0", "false"),
        cell("date", "2021-11-10", "10-Nov"),
    ]
    ranges = "".join(
        f"<table:database-range {given}/>"
        for given in (
            "table:target-range-address=\"'It''s'.A1:'It''s'.B1\"",
            'table:name="Nowhere"',
            "table:name=\"Odd\" table:target-range-address=\"'It''s'.#REF!\"",
            "table:name=\"One\" table:target-range-address=\"'It''s'.A1\"",
        )
    )
    row = "<table:table-row><table:table-cell/></table:table-row>"
    link = f"<table:dde-links><table:table>{row}</table:table></table:dde-links>"
    grid = read(ods(tmp_path, f"<table:table-row>{''.join(cells)}</table:table-row>", after=ranges + link))
    length = timedelta(hours=49, minutes=45)
    seen = [length, length, "a year", "31/2/20", None, "North\tEnd", True, False, date(2021, 11, 10)]
    assert grid.rows == [seen]
    assert [type(value) for value in grid.rows[0]] == [type(value) for value in seen]
    assert not grid.uncalculated
    assert grid.formats == {(0, 8): "d-mmm"}
    assert [table.name for table in grid.tables] == ["One"]
    assert len(grid.warnings) == 3


def test_an_error_of_an_opendocument_is_told_whatever_it_is_called(tmp_path: Path) -> None:
    kinds = ("#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502", "#NAME?")
    cells = "".join(formula('office:value-type="string"', f"<text:p>{kind}</text:p>") for kind in kinds)
    typed = '<table:table-cell office:value-type="string"><text:p>#SPILL!</text:p></table:table-cell>'
    grid = read(ods(tmp_path, f"<table:table-row>{cells}{typed}</table:table-row>"))
    assert grid.errors == {(0, column): kind for column, kind in enumerate(kinds)}
    assert grid.rows[0][len(kinds)] == "#SPILL!"


@pytest.mark.parametrize(
    ("rows", "columns", "says"),
    [(1048576, 16384, "reaches to XFD1048576"), (10**12, 1, "reaches to"), (1, 10**12, "is damaged")],
)
def test_an_opendocument_cell_repeated_without_end_is_refused(
    tmp_path: Path, rows: int, columns: int, says: str
) -> None:
    full = cell("float", "1", "1", f'table:number-columns-repeated="{columns}"')
    row = f'<table:table-row table:number-rows-repeated="{rows}">{full}</table:table-row>'
    assert says in refused(ods(tmp_path, row))


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_every_cell_of_the_agencies_workbooks_is_there(shared: Path) -> None:
    for path in sorted((shared / "agency-files").glob("*.xlsx")):
        book = openpyxl.load_workbook(path, read_only=True)
        counts = {
            sheet.title: sum(value not in (None, "") for row in sheet.iter_rows(values_only=True) for value in row)
            for sheet in book.worksheets
        }
        assert {grid.sheet: filled(grid) for grid in read_grids(path)} == counts, path.name


def test_every_cell_of_the_agencies_text_files_is_there(shared: Path) -> None:
    for path in sorted((shared / "agency-files").glob("*.csv")):
        encoding = "cp1252" if path.name.startswith("dwp") else "utf-8-sig"
        with path.open(encoding=encoding, newline="") as file:
            rows = list(csv.reader(file))
        assert [[cell or "" for cell in row] for row in read(path).rows] == rows, path.name


def test_the_agencies_old_and_open_workbooks(shared: Path) -> None:
    old = read_grids(shared / "agency-files" / "ons_ashe_table_79.xls", sheet="All")
    assert [(grid.sheet, len(grid.rows), filled(grid)) for grid in old] == [("All", 422, 7031)]
    assert old[0].formats[6, 2] == "#,##0"
    assert not old[0].warnings
    grids = read_grids(shared / "agency-files" / "dfe_dsg_2023_24.ods")
    assert [(grid.sheet, len(grid.rows)) for grid in grids][:2] == [
        ("Information_2023_to_2024", 30),
        ("Allocations_summary", 171),
    ]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>Children by age, <span>2019-20</span> and <span>Q4</span> <span>2018-19</span>.</p>",
         ["Children by age, 2019-20 and Q4 2018-19."]),
        ("<p>One <span>line</span></p><p><span>Another</span> line</p>", ["One line", "Another line"]),
        ("<h1>Title</h1> <span>Words</span><table><tr><td>4</td></tr></table>After", ["Title", "Words", "4", "After"]),
    ],
)  # fmt: skip
def test_an_element_within_a_line_of_a_page_parts_no_line(tmp_path: Path, page: str, lines: list[str]) -> None:
    (tmp_path / "page.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    assert [row[0] for row in read(tmp_path / "page.html").rows] == lines
