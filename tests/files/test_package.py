"""What is read from an xlsx package's own XML, and what in it is refused."""

from __future__ import annotations

import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from psrstats.errors import UserError
from psrstats.files.grid import Grid, MarkedTable
from psrstats.files.read_grids import read_grids, sheet_names

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def written(folder: Path, rows: str, before: str = "", after: str = "", **parts: str) -> Path:
    """Write a workbook of one sheet from the XML of its rows."""
    path = folder / "sent.xlsx"
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for part, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **parts}.items():
            package.writestr(part, text)
    return path


def read(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_grids(path)
    return str(caught.value)


def saved(folder: Path, book: openpyxl.Workbook) -> Path:
    book.save(folder / "sent.xlsx")
    return folder / "sent.xlsx"


def test_number_formats_are_those_of_numbers_other_than_general(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    codes = ["General", "0%", "0.0%", "#,##0", '0.0"p"']
    for row, code in enumerate(codes, 1):
        for value in (0.196, "text", None):
            cell = book.worksheets[0].cell(row, 1 + (value is None) * 2 + isinstance(value, str), value)
            cell.number_format = code
        book.worksheets[0].cell(row, 4, "the last of the row")
    assert read(saved(tmp_path, book)).formats == {(row, 0): code for row, code in enumerate(codes) if row}


@pytest.mark.parametrize("letters", ["A", "Z", "AA"])
def test_a_format_is_found_wherever_its_cell_stands(tmp_path: Path, letters: str) -> None:
    book = openpyxl.Workbook()
    for column in range(1, 31):
        book.worksheets[0].cell(1, column, column)
    book.worksheets[0][f"{letters}1"].number_format = "0%"
    grid = read(saved(tmp_path, book))
    assert grid.formats == {(0, book.worksheets[0][f"{letters}1"].column - 1): "0%"}
    assert grid.rows == [list(range(1, 31))]


def test_merged_ranges_hidden_rows_and_columns_end_with_the_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Title"])
    sheet.append(["a", "b", 3])
    sheet.merge_cells("A1:XFD1")
    sheet.merge_cells("A2:A5")
    sheet.merge_cells("F9:G9")
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[99].hidden = True
    sheet.column_dimensions.group("C", "XFD", hidden=True)
    grid = read(saved(tmp_path, book))
    assert grid.merged == ((0, 0, 0, 2), (1, 0, 1, 0))
    assert (*grid.hidden_rows, *grid.hidden_columns) == (1, 2)


def test_rows_and_columns_without_height_or_width_are_hidden(tmp_path: Path) -> None:
    rows = '<row r="1" ht="0"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    grid = read(written(tmp_path, rows, '<cols><col min="2" max="2" width="0"/></cols>'))
    assert (*grid.hidden_rows, *grid.hidden_columns) == (0, 1)


def test_sheets_come_in_order_with_their_states(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, state in (("Hid", "hidden"), ("Very", "veryHidden")):
        book.create_sheet(title).sheet_state = state
    book.create_chartsheet("Chart")
    path = saved(tmp_path, book)
    assert [(grid.sheet, grid.state) for grid in read_grids(path)] == [
        ("Sheet", "visible"),
        ("Hid", "hidden"),
        ("Very", "very hidden"),
    ]
    assert sheet_names(path) == ["Sheet", "Hid", "Very"]
    assert [grid.sheet for grid in read_grids(path, sheet="Hid")] == ["Hid"]
    assert read_grids(path, sheet="None such") == []


def test_errors_and_uncalculated_formulas_are_not_blanks(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C3"><f>1+1</f></c><c r="D3"><f>1+1</f><v></v></c>'
        '<c r="E3"><f>1+1</f><v>2</v></c><c r="F3" t="str"><f>""</f><v></v></c><c r="G3" t="e"><v>#N/A</v></c>'
        '<c r="H3" s="0"/></row>'
    )
    grid = read(written(tmp_path, rows))
    assert grid.rows == [[None] * 7, [None] * 7, [None, None, None, None, 2, None, None]]
    assert grid.errors == {(2, 1): "#DIV/0!", (2, 6): "#N/A"}
    assert grid.uncalculated == {(2, 2), (2, 3)}


def test_comments_and_marked_up_tables(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Cover"], ["Area", "Rate"], ["Hull", 5]):
        book.worksheets[0].append(row)
    book.worksheets[0]["B3"].comment = Comment("rounded", "An analyst")
    book.worksheets[0].add_table(Table(displayName="Rates", ref="A2:B3"))
    grid = read(saved(tmp_path, book))
    assert grid.comments == {(2, 1): "rounded"}
    assert grid.tables == (MarkedTable("Rates", (1, 0, 2, 1), 1),)


def test_cells_and_rows_may_lack_names_and_elements_have_a_prefix(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    grid = read(written(tmp_path, "", **{"xl/worksheets/sheet1.xml": sheet}))
    assert grid.rows == [[1, None]]
    assert grid.errors == {(0, 1): "#REF!"}


def test_a_false_dimension_is_not_believed(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert read(written(tmp_path, rows, '<dimension ref="A1:XFD1048576"/>')).rows == [[1]]


def test_blank_cells_with_a_style_do_not_enlarge_a_sheet(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert read(written(tmp_path, rows)).rows == [[1]]


def cell(name: str) -> str:
    return f'<c r="{name}"><v>1</v></c>'


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>', "reaches to XFD1048576"),
        (
            f'<row r="1">{cell("A1")}{cell("XFD1")}</row><row r="1048576">{cell("A1048576")}</row>',
            "reaches to XFD1048576",
        ),
        (
            f'<row r="1">{cell("XFD1")}{cell("A1")}</row><row r="1048576">{cell("A1048576")}</row>',
            "reaches to XFD1048576",
        ),
        (f'<row r="1">{cell("A1")}{cell("XFD1048576")}</row>', "is damaged"),  # a cell outside its row
        (f'<row r="1">{cell("A9999999")}{cell("B9999999")}{cell("A1")}</row>', "is damaged"),
        (f'<row r="9999999">{cell("A9999999")}{cell("B9999999")}</row>', "is damaged"),
        (f'<row r="1">{cell("ZZZZ1")}</row>', "is damaged"),
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused_before_memory_is_taken(tmp_path: Path, rows: str, says: str) -> None:
    assert says in refused(written(tmp_path, rows))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_document_type_is_refused(tmp_path: Path, part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "document type" in refused(written(tmp_path, "", **{part: bomb}))


def test_a_part_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    assert "unpacks to far more" in refused(written(tmp_path, " " * (20 << 20)))


def test_a_directory_that_understates_a_part_is_not_believed(tmp_path: Path) -> None:
    path = written(tmp_path, " " * 5000)
    with ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 100)))
    assert "unpacks to far more" in refused(path)


def test_a_directory_that_promises_too_much_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    with ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 2 << 30)))
    assert "unpacks to far more" in refused(path)


def test_more_shared_texts_than_cells_are_not_believed(tmp_path: Path) -> None:
    texts = f'<sst xmlns="{MAIN}" uniqueCount="1000000000000"/>'
    assert "is damaged" in refused(written(tmp_path, "", **{"xl/sharedStrings.xml": texts}))


def test_links_outside_the_package_are_not_followed(tmp_path: Path) -> None:
    links = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/table" Target="../../../outside.xml" '
        f'TargetMode="External"/></Relationships>'
    )
    path = written(tmp_path, f'<row r="1">{cell("A1")}</row>', **{"xl/worksheets/_rels/sheet1.xml.rels": links})
    assert read(path).tables == ()


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    assert "is damaged" in refused(written(tmp_path, "", **{"XL/Worksheets/Sheet1.xml": "<worksheet/>"}))


def test_a_sheet_without_a_part_is_not_dropped_silently(tmp_path: Path) -> None:
    links = f'<Relationships xmlns="{RELATIONS}"/>'
    assert "lists a sheet 'S' that is not in it." in refused(
        written(tmp_path, "", **{"xl/_rels/workbook.xml.rels": links})
    )


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#NEW!"])
def test_an_error_of_a_later_excel_is_told_and_the_rest_is_read(tmp_path: Path, error: str) -> None:
    rows = (
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>Plans</t></is></c><c r="B1" t="e"><v>{error}</v></c></row>'
        f'<row r="2"><c r="A2"><v>12</v></c><c r="B2" t="e"><f>A1#</f><v>{error}</v></c><c r="C2"><v>7</v></c></row>'
    )
    grid = read(written(tmp_path, rows))
    assert grid.errors == {(0, 1): error, (1, 1): error}
    assert grid.rows == [["Plans", None, None], [12, None, 7]]


@pytest.mark.parametrize(
    ("workbook", "sheet", "texts", "styles"),
    [
        ("workbook.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml"),
        ("book/main.xml", "book/sheets/one.xml", "words/all.xml", "book/look.xml"),
        ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/strings.xml", "xl/styles2.xml"),
    ],
)
def test_parts_are_where_their_relationships_say(
    tmp_path: Path, workbook: str, sheet: str, texts: str, styles: str
) -> None:
    folder, _, file = workbook.rpartition("/")
    kinds = {"worksheet": sheet, "sharedStrings": texts, "styles": styles}
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="/{part}"/>'
        for number, (kind, part) in enumerate(kinds.items(), 1)
    )
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="{workbook}"/>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.196</v></c></row>'
    parts = {
        "[Content_Types].xml": PARTS["[Content_Types].xml"],
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>',
        f"{folder}/_rels/{file}.rels".lstrip("/"): f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        workbook: PARTS["xl/workbook.xml"],
        sheet: f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        texts: f'<sst xmlns="{MAIN}"><si><t>Hilsea</t></si></sst>',
        styles: f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>',
    }
    path = tmp_path / "sent.xlsx"
    with ZipFile(path, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    grid = read(path)
    assert (grid.sheet, grid.rows, grid.formats) == ("S", [["Hilsea", 0.196]], {(0, 1): "0.00%"})


def test_a_document_in_a_package_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    with ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", PARTS["[Content_Types].xml"])
        package.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>')
        package.writestr("word/document.xml", "<document/>")
    assert "without a spreadsheet" in refused(path)


def test_odd_optional_parts_are_passed_over_with_a_note(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="../{part}"/>'
        for number, (kind, part) in enumerate({"comments": "comments1.xml", "table": "table1.xml"}.items(), 1)
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}'
        f'<Relationship Id="r9" Type="{OFFICE}/table" Target="../gone.xml"/><Relationship/></Relationships>',
        "xl/comments1.xml": "<comments><comment ref='nowhere'><text><t>Hm",
        "xl/table1.xml": "<table displayName='T' ref='#REF!'/>",
    }
    grid = read(written(tmp_path, rows, **parts))
    assert grid.rows == [[1]]
    assert len(grid.warnings) == 2
    assert not grid.tables


def test_a_number_that_libreoffice_shows_as_a_truth_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append([1, 0, 1])
    for name in ("A1", "B1"):
        book.worksheets[0][name].number_format = '"TRUE";"TRUE";"FALSE"'
    grid = read(saved(tmp_path, book))
    assert [(type(value), value) for value in grid.rows[0]] == [(bool, True), (bool, False), (int, 1)]


def test_a_number_merged_over_two_columns_or_rows_of_figures_is_used_for_neither(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Measure", 2018, 2019], ["Visits", 40, None], ["Boys", 20, 21], ["Girls", None, 23], ["All", 50, 44]):
        sheet.append(row)
    for area in ("B2:C2", "B3:B4"):
        sheet.merge_cells(area)
    grid = read(saved(tmp_path, book))
    assert grid.errors == {(1, 1): "40 (merged over B2:C2)", (2, 1): "20 (merged over B3:B4)"}
    assert [row[1] for row in grid.rows] == [2018, None, None, None, 50]
    (told,) = grid.warnings
    assert told.endswith(" merged over Sheet!B3:B4, and 1 more number so, used for none of them")


def test_a_number_merged_over_one_column_of_a_form_or_a_year_or_a_row_number_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        [2019, None, None, "Unit"],
        [1, "Plans", 20, None],
        [None, "Visits", 40, None],
        [None, None, None, "x"],
    ):
        sheet.append(row)
    sheet["C2"], sheet["C3"] = None, None
    sheet["E1"], sheet["E2"], sheet["E3"] = "Year", 20, 40
    for area in ("A1:C1", "A2:A3", "E1:F1", "E2:F2", "E3:F3"):
        sheet.merge_cells(area)
    grid = read(saved(tmp_path, book))
    assert not grid.errors
    assert [row[4] for row in grid.rows[:3]] == ["Year", 20, 40]
    assert (grid.rows[0][0], grid.rows[1][0]) == (2019, 1)
