"""A CSV file read whole, and written back row for row with columns added."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from psrstats.errors import Fault, UserError, did_you_mean

DELIMITERS = ",;\t|"
STANDARD_INPUT = "-"
TOO_MANY = "there are {} cells in {} columns; a number with a comma needs quotes around it"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a CSV file below its header, each as wide as it, and what is wrong with each."""

    name: str
    delimiter: str
    header: list[str]
    rows: list[list[str]]
    faults: list[str]

    def column(self, name: str) -> list[str] | None:
        """Give a column by its name, in whichever case; None where there is none."""
        names = [title.strip().casefold() for title in self.header]
        if name.casefold() not in names:
            return None
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
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
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
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        raise UserError(Fault(file, f"cannot be read: {error.strerror}.")) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
