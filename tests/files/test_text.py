from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.errors import UserError
from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids

TABLE = [["Area", "Note", "Rate"], ["Ynys Môn", "a, b; c", "1.5"], ["Hull", None, " "]]
CSV = 'Area,Note,Rate\nYnys Môn,"a, b; c",1.5\nHull,, \n'


def read(folder: Path, data: bytes, name: str = "sent.csv") -> Grid:
    (folder / name).write_bytes(data)
    (grid,) = read_grids(folder / name)
    return grid


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_and_line_end_gives_the_same_cells(tmp_path: Path, encoding: str, end: str) -> None:
    assert read(tmp_path, CSV.replace("\n", end).encode(encoding)).rows == TABLE


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    lines = ["Looked after, by area", delimiter.join(["Area", "Rate", ""]), delimiter.join(["Hull", '"1,5"', "a - b"])]
    assert read(tmp_path, "\n".join(lines).encode()).rows[1:] == [["Area", "Rate", None], ["Hull", "1,5", "a - b"]]


def test_decimal_commas_do_not_hide_a_semicolon(tmp_path: Path) -> None:
    assert read(tmp_path, b"Area;Rate\nHull;1,5\nGoole;2,5\n").rows == [
        ["Area", "Rate"],
        ["Hull", "1,5"],
        ["Goole", "2,5"],
    ]


def test_rows_are_as_wide_as_the_widest_and_blank_ones_are_kept(tmp_path: Path) -> None:
    assert read(tmp_path, b"Title\n\nArea,Rate\n").rows == [["Title", None], [None, None], ["Area", "Rate"]]


def test_the_sheet_is_named_as_excel_names_it(tmp_path: Path) -> None:
    grid = read(tmp_path, b"a,b\n", "Children 2020.csv")
    assert (grid.file, grid.sheet, grid.warnings) == ("Children 2020.csv", "Children 2020", ())


def test_a_quotation_mark_never_closed_is_told(tmp_path: Path) -> None:
    grid = read(tmp_path, b'Area,Rate\n"Hull,1\nGoole,2\n')
    assert grid.rows[1][0] == "Hull,1\nGoole,2\n"
    assert grid.warnings == ("has a quotation mark after line 1 that is never closed: the rest of it is one cell",)


def test_a_cell_may_hold_lines_and_quotation_marks(tmp_path: Path) -> None:
    grid = read(tmp_path, b'Area,Note\nHull,"one\ntwo ""so called"""\n')
    assert grid.rows[1] == ["Hull", 'one\ntwo "so called"']
    assert not grid.warnings


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"a,b\n1,\0\n", "neither text nor a workbook"),
        (bytes(range(256)) * 9, "neither UTF-8 nor UTF-16 nor Windows-1252"),
        (b"a,b\n\xff\x81\x8d,\x90\n", "neither UTF-8 nor UTF-16 nor Windows-1252"),
        (b'a,b\n"' + b"x" * 200_000, "more than 131,072 characters after line 1"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        read(tmp_path, data)
    assert caught.value.faults[0].where == "sent.csv"


def test_a_wide_row_does_not_make_a_vast_rectangle(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="more than 50,000,000 cells"):
        read(tmp_path, b"x\n" * 100_000 + b"," * 1000 + b"\n")
