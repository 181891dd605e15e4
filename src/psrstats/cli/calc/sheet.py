"""A CSV file read whole, and written back row for row with columns added."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from psrstats.decoded import decoded, delimiter_in
from psrstats.errors import Fault, UserError, did_you_mean
from psrstats.regular import MOST_BYTES

STANDARD_INPUT = "-"
TOO_MANY = "there are {} cells in {} columns; a number with a comma needs quotes around it"


class Sheet(Struct, frozen=True):
    """The rows of a CSV file below its header, each as wide as it, and what is wrong with each."""

    name: str
    delimiter: str
    header: list[str]
    rows: list[list[str]]
    faults: list[str]

    def column(self, name: str) -> list[str] | None:
        """Give a column by its name, in whichever case; None where there is none.

        Raises UserError where there are several: which is meant nobody can tell.
        """
        names = [title.strip().casefold() for title in self.header]
        if name.casefold() not in names:
            return None
        if (count := names.count(name.casefold())) > 1:
            raise UserError(Fault(self.name, f"has {count} columns '{name}'.", "Keep or rename all but one."))
        place = names.index(name.casefold())
        return [row[place] for row in self.rows]

    def needed(self, name: str) -> list[str]:
        """Give a column that has to be there."""
        column = self.column(name)
        if column is None:
            raise UserError(Fault(self.name, f"has no column '{name}'.", did_you_mean(name, self.header)))
        return column

    def write(self, names: Sequence[str], columns: Iterable[Sequence[object]]) -> None:
        """Write the rows to standard output, each with the columns added to it."""
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        lines = csv.writer(sys.stdout, delimiter=self.delimiter, lineterminator="\n")
        lines.writerow([*self.header, *names])
        lines.writerows([*row, *added] for row, added in zip(self.rows, columns, strict=True))


def read_sheet(file: str, *new: str) -> Sheet:
    """Read a CSV file, - for standard input, in the delimiter and encoding it came in; `new` are columns to come."""
    name = "standard input" if file == STANDARD_INPUT else file
    text = _text(file)
    delimiter = delimiter_in(re.split(r"[\r\n]", text, maxsplit=1)[0])
    try:
        header, *rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter)) or [[]]
    except csv.Error as error:
        raise UserError(Fault(name, f"cannot be read as CSV: {error}.")) from None
    if not header:
        raise UserError(Fault(name, "is empty.", "Its first row names the columns."))
    if taken := [column for column in header if column.strip().casefold() in new]:
        raise UserError(Fault(name, f"has a column '{taken[0]}' already.", "Rename it: psrstats adds one."))
    width = len(header)
    faults = ["" if len(row) <= width else TOO_MANY.format(len(row), width) for row in rows]
    return Sheet(name, delimiter, header, [row if len(row) == width else _fitted(row, width) for row in rows], faults)


def _fitted(row: list[str], width: int) -> list[str]:
    return (row + [""] * width)[:width]


def _text(file: str) -> str:
    try:
        with _opened(file) as source:
            data = source.read(MOST_BYTES + 1)  # of a pipe too, which may never end
    except OSError as error:
        raise UserError(Fault(file, f"cannot be read: {error.strerror}.")) from None
    if len(data) > MOST_BYTES:
        what = f"holds more than {MOST_BYTES:,} bytes."
        raise UserError(Fault(file, what, "Keep only the columns that are needed, or divide it."))
    return decoded(data)


def _opened(file: str) -> BinaryIO:
    if file != STANDARD_INPUT:
        return Path(file).open("rb")
    if sys.stdin is None:
        raise UserError(Fault("standard input", "is closed.", "Name a file."))
    return sys.stdin.buffer
