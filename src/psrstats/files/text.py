"""Delimited text, in whichever encoding, line end and delimiter it came."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TextIO

from psrstats.errors import Fault, UserError
from psrstats.files.grid import Grid, Raw
from psrstats.files.metadata import title_beside, with_shorthand
from psrstats.files.parted import Parted, put_together

DELIMITERS = ",\t;|"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SAMPLE = 1 << 16
SAMPLE_ROWS = 100
MOST_CELLS = 50_000_000  # some 400 MB of text
MOST_COLUMNS = 1 << 14  # as in Excel
SOME_ROWS = 100  # read at a time
MOST_KNOWN = 30_000  # few enough to be looked up fast


class Text:
    """A text file being read, a line and a row at a time."""

    def __init__(self, file: TextIO, name: str) -> None:
        self.name = name
        self.file = file
        self.quotes = 0
        self.delimiter = delimiter_of(file.read(SAMPLE))
        self.parted = Parted()
        file.seek(0)
        self.reader = csv.reader(self.lines(), delimiter=self.delimiter)
        self.begun = self.ended = 0  # lines before and up to the end of the present row

    def lines(self) -> Iterator[str]:
        """Give each line, and count its quotation marks."""
        for line in self.file:
            if "\0" in line:
                raise UserError(Fault(self.name, "is neither text nor a workbook.", "Ask its sender for another."))
            self.quotes += line.count('"')
            yield line

    def rows(self) -> list[list[Raw]]:
        """Read all rows as a rectangle, keeping one copy of each text, as most cells repeat another."""
        rows: list[list[Raw]] = []
        widths: set[int] = set()
        known: dict[str, Raw] = {"": None}
        while some := list(islice(self._next(), SOME_ROWS)):
            widths.update(map(len, some))
            rows += [list(map(known.setdefault, row, row)) for row in some]
            if len(known) > MOST_KNOWN:
                known = {"": None}
            if len(rows) * max(widths) > MOST_CELLS:
                what = f"holds more than {MOST_CELLS:,} cells."
                raise UserError(Fault(self.name, what, "Keep only the rows and columns that the report needs."))
        width, shortest = max(widths, default=0), min(widths, default=0)
        if shortest < width and self.delimiter == ",":
            self.parted = put_together(rows)
            width = max(map(len, rows))
        for cells in rows:
            if len(cells) < width:
                cells.extend([None] * (width - len(cells)))
        return rows

    def _next(self) -> Iterator[list[str]]:
        """Give the rows to come, and note the lines of each."""
        for row in self.reader:
            self.begun, self.ended = self.ended, self.reader.line_num
            if len(row) > MOST_COLUMNS:
                what = f"has {len(row):,} cells in line {self.ended}, more than a spreadsheet has columns "
                what += f"({MOST_COLUMNS:,})."
                raise UserError(Fault(self.name, what, "Keep only the rows and columns that the report needs."))
            yield row

    def warnings(self) -> tuple[str, ...]:
        """Tell of a quotation mark that is never closed, which makes one cell of all that follows."""
        if self.quotes % 2 and self.ended - self.begun > 1:
            return (f"has a quotation mark after line {self.begun} that is never closed: the rest of it is one cell",)
        return ()


def read_text(path: Path, name: str) -> Grid:
    """Read a delimited text file as a grid of texts, with None for an empty cell.

    Raises:
        UserError: It is not text, it holds too much, or a cell is so long that a quotation mark must be missing.
    """
    with path.open(encoding=encoding_of(path), newline="") as file:
        text = Text(file, name)
        try:
            rows = with_shorthand(text.rows())
            parted = text.parted
            return Grid(
                name, path.stem, rows, title=title_beside(path), warnings=text.warnings(), joined=parted.joined,
                left_out=parted.left_out,
            )  # fmt: skip
        except csv.Error as error:
            what = f"has a cell of more than {csv.field_size_limit():,} characters after line {text.ended}."
            raise UserError(Fault(name, what, "Look there for a quotation mark that is never closed.")) from error


def encoding_of(path: Path) -> str:
    """Name the encoding of a text file: by its mark, by its zeros (UTF-16), or UTF-8 where it is valid, else cp1252."""
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    for zeros, encoding in ((start[1::2], "utf-16-le"), (start[::2], "utf-16-be")):
        if zeros.count(0) > len(zeros) // 2:
            return encoding
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(SAMPLE):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def delimiter_of(sample: str) -> str:
    r"""Find the delimiter that parts most rows into the same number of cells, and of several such the finest.

    >>> delimiter_of("Area;Rate\nHull, City of;1,5\n"), delimiter_of("Area\tRate\n")
    (';', '\t')
    """
    return max(DELIMITERS, key=lambda delimiter: evenness(sample, delimiter))


def evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """Count the rows that a delimiter parts into the commonest number of cells, and those cells."""
    rows = islice(csv.reader(StringIO(sample, newline=""), delimiter=delimiter), SAMPLE_ROWS)
    first, *rest = [row for row in rows if any(row)] or [[]]
    parted = [row for row in rest if len(row) > 1]
    if len(first) == 1 and len({*map(len, parted)}) > 1 and not any(row[-1] for row in parted):
        return 0, 0  # lists below one heading, each answer with a mark behind it: "School;Police;"
    widths = Counter(len(row) for row in (first, *rest) if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
