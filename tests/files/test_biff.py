"""What is read from an xls workbook's own records, and that damage to them or their container ends in a fault.

xlwt writes the workbooks. It is imported by name, because it has no types.
"""

from __future__ import annotations

import importlib
import random
import struct
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from psrstats.errors import UserError
from psrstats.files.biff import read_biff
from psrstats.files.grid import Grid
from psrstats.files.ole import Container
from psrstats.files.read_grids import read_grids

xlwt: Any = importlib.import_module("xlwt")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, OF_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
BOF, EOF, NUMBER, BOUNDSHEET = 0x809, 0x0A, 0x203, 0x85
WORKBOOK, WORKSHEET = 5, 0x10
CODES = ["General", "0%", "0.0%", "0.00%", "#,##0", '0.0"p"', '"£"#,##0', "0 \u20ac"]


# ---- Written to files -----------------------------------------------------------------------------


def new() -> tuple[Any, Any]:
    book = xlwt.Workbook()
    return book, book.add_sheet("S")


@cache
def styled(code: str) -> Any:
    return xlwt.easyxf(num_format_str=code)


def written(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read(folder: Path, data: bytes) -> list[Grid]:
    path = folder / "sent.xls"
    path.write_bytes(data)
    return read_grids(path)


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read(folder, data)
    return str(caught.value)


def stream(book: Any) -> bytes:
    """Give a workbook's records, without the zeros that xlwt adds to fill a sector."""
    found = Container(written(book)).stream("Workbook")
    return found[: found.rindex(record(EOF)) + 4]


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def entry(name: str, kind: int, start: int, length: int, child: int = FREE) -> bytes:
    coded = name.encode("utf-16-le")
    links = (FREE, FREE, child)
    return struct.pack("<64sHBB3L36xLQ", coded, len(coded) + 2, kind, 1, *links, start, length)


def packed(records: bytes, shift: int = 9) -> bytes:
    """Put a small stream into a container: header, FAT, directory, mini FAT, and the mini stream in what follows."""
    size = 1 << shift
    small = records + bytes(-len(records) % size)
    after = len(small) // size
    fat = [OF_FAT, END, END, *range(4, 3 + after), END]
    mini = [*range(1, -(-len(records) // 64)), END]
    directory = entry("Root Entry", 5, 3, len(small), 1) + entry("Workbook", 2, 0, len(records))
    header = struct.pack("<8s16x5H6x", OLE, 62, shift // 3, 0xFFFE, shift, 6)
    header += struct.pack("<10L", shift == 12, 1, 1, 0, 4096, 2, 1, END, 0, 0) + b"\xff" * 432
    numbers = [struct.pack(f"<{len(each)}L", *each).ljust(size, b"\xff") for each in (fat, mini)]
    return header.ljust(size, b"\0") + numbers[0] + directory.ljust(size, b"\0") + numbers[1] + small


def rates() -> Any:
    """Make a workbook with 19.6% beside a word."""
    book, sheet = new()
    sheet.write(0, 0, "Rate")
    sheet.write(0, 1, 0.196, styled("0.0%"))
    return book


# ---- What is read ---------------------------------------------------------------------------------


def test_number_formats_are_those_of_numbers_other_than_general(tmp_path: Path) -> None:
    book, sheet = new()
    for row, code in enumerate(CODES):
        for column, value in enumerate([0.196, 1e9 / 7, "text", True, 5, None]):
            sheet.write(row, column, value, styled(code))
    (grid,) = read(tmp_path, written(book))
    assert grid.formats == {(row, column): code for row, code in enumerate(CODES) if row for column in (0, 1, 4)}
    assert grid.rows[0] == [0.196, 1e9 / 7, "text", True, 5, None][: len(grid.rows[0])]
    assert grid.warnings == ()


def test_a_run_of_numbers_has_a_format_each(tmp_path: Path) -> None:
    book, sheet = new()
    for column in range(256):
        sheet.write(2, column, column, styled(CODES[column % len(CODES)]))
    data = written(book)
    assert data.count(struct.pack("<3H", 0xBD, 6 * 256 + 6, 2)) == 1  # one MULRK record
    (grid,) = read(tmp_path, data)
    assert grid.formats == {(2, c): CODES[c % len(CODES)] for c in range(256) if c % len(CODES)}


def test_hidden_rows_and_columns(tmp_path: Path) -> None:
    book, sheet = new()
    for row in range(6):
        for column in range(6):
            sheet.write(row, column, row * column)
    sheet.row(1).hidden = sheet.row(2).height_mismatch = sheet.row(5).height_mismatch = True
    sheet.row(2).height = 0
    sheet.col(1).hidden = sheet.col(2).hidden = sheet.col(99).hidden = True
    sheet.col(4).width = 0
    (grid,) = read(tmp_path, written(book))
    assert grid.hidden_rows == {1, 2}
    assert grid.hidden_columns == {1, 2, 4}


def test_each_sheet_has_its_state_and_formats(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    titles = ["Cover", "Längs", "Œuvres €", "Hid"]
    for number, title in enumerate(titles):
        sheet = book.add_sheet(title)
        sheet.visibility = (number - 1) % 3 if number else 0
        sheet.write(number, 0, 0.5, styled(CODES[number]))
    grids = read(tmp_path, written(book))
    assert [(grid.sheet, grid.state) for grid in grids] == [
        *zip(titles, ["visible", "visible", "hidden", "very hidden"], strict=True)
    ]
    assert [dict(grid.formats) for grid in grids] == [{}, {(1, 0): "0%"}, {(2, 0): "0.0%"}, {(3, 0): "0.00%"}]
    assert read_grids(tmp_path / "sent.xls", sheet="Hid") == grids[3:]


def test_errors_and_uncalculated_formulas_are_not_blanks(tmp_path: Path) -> None:
    errors = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
    book, sheet = new()
    for column, code in enumerate(errors):
        sheet.row(3).set_cell_error(column, code)
    sheet.row(5).set_cell_error(9, 42)
    values = [b"\2\0\7\0\0\0\xff\xff", struct.pack("<d", 0.25), bytes(8), bytes(8), b"\1\0\1\0\0\0\xff\xff"]
    for column in range(len(values)):
        sheet.write(0, column, xlwt.Formula("1+1"), styled("0%"))
    begin, *formulas = written(book).split(b"\3\0\0\0\0\0\xff\xff\0\0")  # xlwt's values: empty texts
    flags = [b"\0\0", b"\3\0", b"\3\0", b"\2\0", b"\0\0"]
    data = begin + b"".join(map(b"".join, zip(values, flags, formulas, strict=True)))
    (grid,) = read(tmp_path, data)
    assert grid.errors == {(0, 0): "#DIV/0!", (5, 9): "#N/A"} | {(3, c): text for c, text in enumerate(errors.values())}
    assert grid.formats == {(0, 1): "0%", (0, 3): "0%"}
    assert grid.uncalculated == {(0, 2)}  # as programs without a calculator write it
    assert grid.rows[0][:5] == [None, 0.25, None, 0, True]


@pytest.mark.parametrize("name", ["Anna \U0001f600", "x" * 9000])
def test_comments(tmp_path: Path, name: str) -> None:
    coded = name.encode("utf-16-le")
    shape = record(0x5D, struct.pack("<4H14x", 0x15, 18, 25, 7))
    pieces = [record(0x3C, b"\1" + coded[at : at + 8000]) for at in range(0, len(coded), 8000)]
    text = record(0x1B6, struct.pack("<10xHHL", len(coded) // 2, 16, 0)) + b"".join(pieces) + record(0x3C, bytes(16))
    note = record(0x1C, struct.pack("<4H", 0, 1, 0, 7))
    records = stream(rates())[:-4] + shape + text + note + record(EOF)
    (grid,) = read(tmp_path, container(records))
    assert grid.comments == {(0, 1): name}


def test_a_chart_among_the_cells_has_none() -> None:
    chart = record(BOF, struct.pack("<HH12x", 0x600, 0x20)) + record(NUMBER, struct.pack("<3Hd", 9, 9, 1, 0.5))
    records = stream(rates())[:-4] + chart + record(EOF) * 2
    assert read_biff(packed(records), "x")["S"].formats == {(0, 1): "0.0%"}


# ---- The container --------------------------------------------------------------------------------


def container(records: bytes) -> bytes:
    """Put a large stream into a container, as xlwt does."""
    file = BytesIO()
    importlib.import_module("xlwt.CompoundDoc").XlsDoc().save(
        file, records.ljust(-(-len(records) // 4096) * 4096, b"\0")
    )
    return file.getvalue()


@pytest.mark.parametrize("shift", [9, 12])
def test_a_workbook_in_the_mini_stream(tmp_path: Path, shift: int) -> None:
    records = stream(rates())
    assert len(records) < 4096
    (grid,) = read(tmp_path, packed(records, shift))
    assert grid.rows == [["Rate", 0.196]]
    assert grid.formats == {(0, 1): "0.0%"}


def test_a_workbook_over_many_sectors(tmp_path: Path) -> None:
    book, sheet = new()
    for row in range(2000):
        for column in range(10):
            sheet.write(row, column, row / 7 + column, styled(CODES[(row + column) % len(CODES)]))
    data = written(book)
    assert len(data) > 500 * SECTOR
    (grid,) = read(tmp_path, data)
    places = ((row, column) for row in range(2000) for column in range(10))
    assert grid.formats == {(r, c): CODES[(r + c) % len(CODES)] for r, c in places if (r + c) % len(CODES)}


def test_a_fat_that_the_header_has_no_room_for(tmp_path: Path) -> None:
    data = container(stream(rates()) + bytes(9 << 20))
    assert struct.unpack_from("<L", data, 72)[0] > 0  # sectors that list more sectors of the FAT
    (grid,) = read(tmp_path, data)
    assert grid.formats == {(0, 1): "0.0%"}


def test_a_workbook_before_excel_97_is_read_with_the_warning(tmp_path: Path) -> None:
    begin = [record(BOF, struct.pack("<HH4x", 0x500, kind)) for kind in (WORKBOOK, WORKSHEET)]
    start = len(begin[0]) + 4 + 8 + 4
    sheet = record(BOUNDSHEET, struct.pack("<LHB", start, 0, 1) + b"S")
    number = record(NUMBER, struct.pack("<3Hd", 0, 0, 0, 0.196))
    (grid,) = read(tmp_path, packed(begin[0] + sheet + record(EOF) + begin[1] + number + record(EOF)))
    assert grid.rows == [[0.196]]
    assert grid.formats == {}
    assert "number formats" in grid.warnings[0]


# ---- Damage ---------------------------------------------------------------------------------------


def patched(data: bytes, at: int, *numbers: int) -> bytes:
    return data[:at] + struct.pack(f"<{len(numbers)}L", *numbers) + data[at + 4 * len(numbers) :]


def fat_of(data: bytes) -> int:
    return SECTOR * (1 + int(struct.unpack_from("<L", data, 76)[0]))


def looped() -> Iterator[bytes]:
    """Give containers whose chains have no end, or that name one sector over and over."""
    data, small = written(rates()), packed(stream(rates()))
    yield patched(data, fat_of(data), *range(128))  # each sector follows itself
    yield patched(data, fat_of(data), 1, 0)
    yield patched(small, fat_of(small) + 4, 1)  # the directory
    yield patched(small, fat_of(small) + 4 * 3, 3)  # the mini stream
    yield patched(small, SECTOR * 3, 0)  # the workbook in it
    yield patched(data, 68, 0, 9)  # the list of the FAT's sectors goes on in a sector of the stream
    listing = patched(data + b"\0" * (-len(data) % SECTOR), 68, len(data) // SECTOR - 1, 1)
    yield listing + struct.pack("<128L", *[0] * 127, len(data) // SECTOR - 1)  # and in itself
    yield patched(data, 76, *[0] * 109)  # the first sector is all of the FAT


def test_chains_without_an_end_are_refused(tmp_path: Path) -> None:
    for number, data in enumerate(looped()):
        with pytest.raises((ValueError, struct.error)):
            read_biff(data, "x")
        with suppress(UserError):
            read(tmp_path, data)
            pytest.fail(f"container {number} was read")


def test_a_password_is_named(tmp_path: Path) -> None:
    records = stream(rates())
    locked = records[:20] + record(0x2F, struct.pack("<3H", 0, 0x1234, 0x5678)) + bytes(range(256)) + records[20:]
    assert "password" in refused(tmp_path, packed(locked))


def test_sheets_that_begin_in_one_place_are_refused() -> None:
    book = xlwt.Workbook()
    for title in ("One", "Two"):
        book.add_sheet(title).write(0, 0, 1)
    data = written(book)
    one, two = (data.index(title) - 8 for title in (b"One", b"Two"))
    with pytest.raises(ValueError, match="inside another"):
        read_biff(data[:two] + data[one : one + 4] + data[two + 4 :], "x")


def test_what_is_cut_short_is_refused() -> None:
    records = stream(rates())
    for end in range(len(records) - 1):
        with pytest.raises((ValueError, struct.error)):
            read_biff(packed(records[:end]), "x")


def full() -> bytes:
    """Write a workbook with everything that is read."""
    book, sheet = new()
    for row in range(60):
        for column in range(9):
            sheet.write(row, column, row / 7 * (column % 2) + column, styled(CODES[column % len(CODES)]))
        sheet.write(row, 9, "word")
        sheet.write(row, 10, xlwt.Formula("1/0"), styled("0%"))
        sheet.row(row).set_cell_error(11, 42)
        sheet.row(row).hidden = row % 2 == 0
    sheet.col(3).hidden = True
    book.add_sheet("Hid").visibility = 1
    return written(book)


def damaged(count: int) -> Iterator[bytes]:
    """Cut files off and flip bytes of them, some in the header and the tables, where little does much."""
    chance = random.Random(2020)
    sources = [full(), packed(stream(rates()))]
    for number in range(count):
        data = bytearray(sources[number % 2])
        if number % 3 == 0:
            yield bytes(data[: chance.randrange(8, len(data))])
            continue
        starts = [8, 30, fat_of(bytes(data)), len(data) // 3]
        for _ in range(chance.choice([1, 3, 30])):
            start = chance.choice(starts)
            data[chance.randrange(start, min(start + 1500, len(data)))] = chance.randrange(256)
        yield bytes(data)


def test_damaged_workbooks_end_in_a_fault_or_are_read(tmp_path: Path) -> None:
    read_ones = 0
    for data in damaged(150):
        start = time.process_time()
        with suppress(UserError):
            read_ones += bool(read(tmp_path, data))
        assert time.process_time() - start < 1
    assert 0 < read_ones < 150


def test_damaged_records_raise_nothing_else_and_take_no_memory() -> None:
    tracemalloc.start()
    for data in damaged(300):
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        with suppress(ValueError, struct.error):
            read_biff(data, "x")
        assert tracemalloc.get_traced_memory()[1] - before < 50 * len(data) + (1 << 20)
    tracemalloc.stop()
