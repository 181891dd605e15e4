"""A workbook's sheets: their values by calamine, and what it leaves out from the XML of xlsx or the records of xls."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from psrstats.errors import Fault, UserError
from psrstats.files import apart
from psrstats.files.biff import read_biff
from psrstats.files.excel import (
    check_texts,
    comments,
    indented_styles,
    linked_part,
    listed_sheets,
    marked_tables,
    number_formats,
    workbook_part,
)
from psrstats.files.gathered import Gathered
from psrstats.files.grid import Grid, Raw
from psrstats.files.package import Package
from psrstats.files.runs import raised_styles, shared_runs
from psrstats.files.usual_places import in_usual_places, is_usual
from psrstats.files.worksheet import Look, Worksheet

MOST_SECONDS = 60
UNSEEN = "is not xlsx: number formats, errors (#DIV/0!), hidden rows and columns and comments are not seen"
STATES = {"SheetVisibleEnum.Hidden": "hidden", "SheetVisibleEnum.VeryHidden": "very hidden"}


def read_xlsx(package: Package, data: bytes, sheet: str | None) -> Iterator[Grid]:
    """Read the sheets of an xlsx or xlsm workbook, or one of them."""
    look = Look(
        number_formats(package),
        raised_styles(package, linked_part(package, "styles")),
        shared_runs(package, linked_part(package, "sharedStrings")),
        indented_styles(package),
    )
    check_texts(package)
    listed = [found for found in listed_sheets(package) if sheet in (None, found[0])]
    sheets = [gathered_sheet(package, title, state, part, look) for title, state, part in listed if part in package]
    if absent := [title for title, _state, part in listed if part not in package]:
        what = f"lists a sheet '{absent[0]}' that is not in it"
        if not sheets:
            raise UserError(Fault(package.name, f"{what}.", "Ask its sender for another."))
        sheets[0].warn(f"{what}, passed over")
    with CalamineWorkbook.from_filelike(BytesIO(as_calamine_reads(package, data, sheets))) as book:
        for gathered in sheets:
            yield gathered.grid(whole(book.get_sheet_by_name(gathered.sheet).to_python(skip_empty_area=False)))


def gathered_sheet(package: Package, title: str, state: str, part: str, look: Look) -> Gathered:
    """Gather all but the values of one sheet."""
    gathered = Gathered(package.name, title, state)
    with gathered.optional("comments"):
        gathered.comments = comments(package, part)
    with gathered.optional("a marked-up table"):
        gathered.tables = marked_tables(package, part)
    Worksheet(package, part, look, gathered)
    gathered.refuse_vast()
    return gathered


def as_calamine_reads(package: Package, data: bytes, sheets: Sequence[Gathered]) -> bytes:
    """Give a package as it is, or laid out again where calamine would refuse it."""
    workbook, errors = workbook_part(package), {error for gathered in sheets for error in gathered.errors.values()}
    if is_usual(package, workbook, errors):
        return data
    return in_usual_places(
        package, workbook, [part for _title, _state, part in listed_sheets(package) if part in package]
    )


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
