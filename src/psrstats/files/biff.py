"""What the records of an xls workbook (BIFF8) say of its cells besides their values, in one pass.

A workbook is a run of records: first what its sheets share, then each sheet, from a BOF to its EOF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from python_calamine import PasswordError

from psrstats.files.excel import BUILT_IN
from psrstats.files.gathered import Gathered
from psrstats.files.kinds import OLE
from psrstats.files.ole import Container

BOF, EOF = 0x809, 0x0A
BIFF8 = 0x600
WITH_CELLS = (0x10, 0x40)  # worksheets and macro sheets; a chart's numbers are no cells
FORMAT, XF, BOUNDSHEET, FILEPASS = 0x41E, 0xE0, 0x85, 0x2F
COLUMNS = 256
INDENT = 0x0F  # of a style's byte
WIDE = 1  # of a text's flags: its letters have two bytes each
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 1
ERROR, NO_NUMBER = 2, 0xFFFF  # in a formula's value
NOT_CALCULATED = 3  # to be calculated always and on opening: so programs without a calculator write a formula
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

Record = tuple[int, bytes]


def read_biff(data: bytes, name: str) -> dict[str, Gathered]:
    """Gather what each sheet of an xls workbook says, by its title; nothing of another format or before Excel 97."""
    if not data.startswith(OLE):
        return {}
    records = Records(Container(data).stream("Workbook", "Book"))
    if records.version() != BIFF8:
        return {}
    shared = Shared(records.part(0))
    begun = {}
    for start, title in sorted(shared.sheets):
        begun[title] = Gathered(name, title)
        SheetRecords(records.part(start), shared, begun[title])
    return begun


class Records:
    """A workbook's records, of which none is read twice: a damaged one may say that all sheets begin in one place."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.end = 0

    def version(self) -> int:
        """Say which BIFF this is; before BIFF5 the first record has another number."""
        kind, _, version = struct.unpack_from("<3H", self.stream)
        return int(version) if kind == BOF else 0

    def part(self, start: int) -> Iterator[Record]:
        """Give the records from a BOF to its EOF, and none of the charts between, which have a BOF and EOF too."""
        if start < self.end:
            raise ValueError("a sheet begins inside another")
        self.end = start
        depth = 0
        for kind, body in self.following():
            depth += (kind == BOF) - (kind == EOF)
            if depth == 1:
                yield kind, body
            elif depth < 1:
                return

    def following(self) -> Iterator[Record]:
        """Give record after record; that the last is missing or cut short is an error."""
        while True:
            kind, size = struct.unpack_from("<HH", self.stream, self.end)
            start = self.end + 4
            self.end = start + size
            if self.end > len(self.stream):
                raise ValueError("a record is cut short")
            yield kind, self.stream[start : self.end]


class Shared:
    """What a workbook's sheets share: number formats, styles and the list of the sheets."""

    def __init__(self, records: Iterator[Record]) -> None:
        self.formats = dict(BUILT_IN)
        self.styles: list[int] = []  # the number of each one's format
        self.steps: list[int] = []  # how far each indents a cell
        self.sheets: list[tuple[int, str]] = []  # where each begins, and its title
        for kind, body in records:
            if kind == FORMAT:
                number, length, flags = struct.unpack_from("<HHB", body)
                self.formats[number] = letters(body[5:], flags, length)
            elif kind == XF:
                self.styles += struct.unpack_from("<2xH", body)
                self.steps.append(body[8] & INDENT)
            elif kind == FILEPASS:
                raise PasswordError  # what follows is enciphered
            elif kind == BOUNDSHEET:
                start, length, flags = struct.unpack_from("<LxxBB", body)
                self.sheets.append((start, letters(body[8:], flags, length).replace("\0", "")))  # as calamine does

    def codes(self) -> dict[int, str]:
        """Give the number format of each style that has one other than General."""
        codes = {style: self.formats.get(number, "General") for style, number in enumerate(self.styles)}
        return {style: code for style, code in codes.items() if code.lower() != "general"}

    def indents(self) -> dict[int, int]:
        """Give how far each style indents a cell, in Excel's steps; those that do not are left out."""
        return {style: steps for style, steps in enumerate(self.steps) if steps}


class SheetRecords:
    """The pass over one sheet's records: making it runs it, and fills in what is gathered."""

    def __init__(self, records: Iterator[Record], shared: Shared, gathered: Gathered) -> None:
        self.gathered = gathered
        self.codes, self.indents = shared.codes(), shared.indents()
        self.shape = 0  # the last one's number
        self.missing = 0  # letters of its text that are still to come
        self.pieces: list[str] = []  # those that have
        self.texts: dict[int, str] = {}  # in shapes, comments among them
        readers = {
            0x203: self.number,
            0x27E: self.number,  # RK, a number in four bytes
            0xBD: self.numbers,
            0xFD: self.words,  # by their number among the shared texts
            0x204: self.words,
            0x06: self.formula,
            0x205: self.truth_or_error,
            0x208: self.row,
            0x7D: self.columns,
            0x5D: self.start_shape,
            0x1B6: self.start_text,
            0x3C: self.text,
            0x1C: self.comment,
        }
        _, start = next(records)
        if struct.unpack_from("<2xH", start)[0] in WITH_CELLS:
            for kind, body in records:
                if kind in readers:
                    readers[kind](body)

    def number(self, body: bytes) -> None:
        """Note a number's format."""
        row, column, style = struct.unpack_from("<3H", body)
        if style in self.codes:
            self.gathered.formats[row, column] = self.codes[style]

    def words(self, body: bytes) -> None:
        """Note how far words are indented."""
        row, column, style = struct.unpack_from("<3H", body)
        if style in self.indents:
            self.gathered.indents[row, column] = self.indents[style]

    def numbers(self, body: bytes) -> None:
        """Note the formats of a run of numbers (MULRK): of each, two of six bytes are its style; two more follow."""
        row, first = struct.unpack_from("<HH", body)
        for column, (style,) in enumerate(struct.iter_unpack("<H4x", body[4:-2]), first):
            if style in self.codes:
                self.gathered.formats[row, column] = self.codes[style]

    def formula(self, body: bytes) -> None:
        """Note the format or error of a formula's value, or that it has none, for which a 0 stands."""
        row, column, kind, code, mark, flags = struct.unpack_from("<HHxxBxBxxxHH", body)
        if mark == NO_NUMBER:
            if kind == ERROR:
                self.error(row, column, code)
        elif flags & NOT_CALCULATED == NOT_CALCULATED and not any(body[6:14]):
            self.gathered.uncalculated.add((row, column))
        else:
            self.number(body)

    def truth_or_error(self, body: bytes) -> None:
        """Note an error that was typed or pasted; the same record may hold TRUE or FALSE."""
        row, column, code, is_error = struct.unpack_from("<HHxxBB", body)
        if is_error:
            self.error(row, column, code)

    def error(self, row: int, column: int, code: int) -> None:
        """Note an error, which may be all that its row or column holds."""
        if code not in ERRORS or column >= COLUMNS:
            raise ValueError("an error that there is not")
        self.gathered.errors[row, column] = ERRORS[code]
        self.gathered.height, self.gathered.width = (
            max(self.gathered.height, row + 1),
            max(self.gathered.width, column + 1),
        )

    def row(self, body: bytes) -> None:
        """Note a row that is hidden or has no height."""
        row, height, flags = struct.unpack_from("<H4xH4xH", body)
        if flags & HIDDEN_ROW or height == 0:
            self.gathered.hidden_rows.append(range(row, row + 1))

    def columns(self, body: bytes) -> None:
        """Note a run of columns that are hidden or have no width."""
        first, last, width, flags = struct.unpack_from("<3HxxH", body)
        if flags & HIDDEN_COLUMN or width == 0:
            self.gathered.hidden_columns.append(range(first, last + 1))
            if len(self.gathered.hidden_columns) > COLUMNS:
                raise ValueError("more runs of columns than columns")

    def start_shape(self, body: bytes) -> None:
        """Begin a shape, whose text may follow."""
        (self.shape,) = struct.unpack_from("<6xH", body)
        self.missing = 0

    def start_text(self, body: bytes) -> None:
        """Begin the text of a shape; the letters follow in records of their own."""
        (self.missing,) = struct.unpack_from("<10xH", body)
        self.pieces = []

    def text(self, body: bytes) -> None:
        """Take letters of a text; the same record continues much else, when none are missing."""
        if self.missing > 0 and body:
            self.pieces.append(letters(body[1:], body[0], self.missing))
            self.missing -= (len(body) - 1) // (1 + (body[0] & WIDE))
            self.texts[self.shape] = "".join(self.pieces) if self.missing <= 0 else ""

    def comment(self, body: bytes) -> None:
        """Note a comment on a cell: its text is that of a shape before."""
        row, column, shape = struct.unpack_from("<HHxxH", body)
        self.gathered.comments[row, column] = self.texts.get(shape, "")


def letters(data: bytes, flags: int, most: int) -> str:
    """Read a text of one or two bytes a letter, which here are UTF-16 or the first 256 letters of Unicode."""
    return data[: 2 * most].decode("utf-16-le", "replace") if flags & WIDE else data[:most].decode("latin-1")
