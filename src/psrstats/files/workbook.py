"""A workbook's sheets: their values by calamine, and what it leaves out from the XML of xlsx or the records of xls."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from psrstats.files import apart
from psrstats.files.biff import read_biff
from psrstats.files.excel import check_texts, comments, listed_sheets, marked_tables, number_formats
from psrstats.files.gathered import Gathered
from psrstats.files.grid import Grid, Raw
from psrstats.files.package import Package
from psrstats.files.worksheet import Worksheet

MOST_SECONDS = 60
UNSEEN = "is not xlsx: number formats, errors (#DIV/0!), hidden rows and columns and comments are not seen"
STATES = {"SheetVisibleEnum.Hidden": "hidden", "SheetVisibleEnum.VeryHidden": "very hidden"}


def read_xlsx(package: Package, data: bytes, sheet: str | None) -> Iterator[Grid]:
    """Read the sheets of an xlsx or xlsm workbook, or one of them."""
    sheets, codes = listed_sheets(package), number_formats(package)
    check_texts(package)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        for title, state, part in sheets:
            if sheet in (None, title):
                gathered = Gathered(package.name, title, state)
                gathered.comments = comments(package, part)
                gathered.tables = marked_tables(package, part)
                Worksheet(package, part, codes, gathered)
                gathered.refuse_vast()
                yield gathered.grid(whole(book.get_sheet_by_name(title).to_python(skip_empty_area=False)))


def read_binary(data: bytes, name: str, sheet: str | None) -> Iterator[Grid]:
    """Read the sheets of an xls or xlsb workbook, or one of them; of xlsb only values, merged ranges and states."""
    begun = read_biff(data, name)  # ahead of calamine, which follows a chain without an end until all memory is taken
    child = subprocess.run(
        [sys.executable, "-P", apart.__file__], input=data, capture_output=True, timeout=MOST_SECONDS
    )
    if child.returncode == apart.LOCKED:
        raise PasswordError
    if child.returncode:
        raise ValueError("calamine could not read it")
    for title, state, rows, merged in pickle.loads(child.stdout):
        if sheet in (None, title):
            gathered = begun.get(title) or Gathered(name, title, warnings=(UNSEEN,))
            gathered.state = STATES.get(state, "visible")
            for row, column in gathered.uncalculated:
                rows[row][column] = None
            gathered.merged = [first + last for first, last in merged or ()]
            yield gathered.grid(whole(rows))


def whole(rows: list[list[Any]]) -> list[list[Raw]]:
    """Put None for an empty cell, where calamine has "", and an int for a whole number; in place, for speed."""
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, float):
                if value.is_integer():
                    row[column] = int(value)
            elif value == "":
                row[column] = None
    return rows
