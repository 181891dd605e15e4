"""The values of a workbook's sheets, by calamine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook

from psrstats.load.grid import Grid, Raw

STATES = {"Visible": "visible", "Hidden": "hidden", "VeryHidden": "very hidden"}


def read_workbook(path: Path, name: str, sheet: str | None) -> list[Grid]:
    """Read the values of every sheet, or of one."""
    with CalamineWorkbook.from_path(path) as book:
        states = {each.name: STATES[str(each.visible).rpartition(".")[2]] for each in book.sheets_metadata}
        return [
            Grid(name, title, values(book.get_sheet_by_name(title)), state=states[title])
            for title in book.sheet_names
            if sheet in (None, title)
        ]


def values(sheet: CalamineSheet) -> list[list[Raw]]:
    """Give a sheet's cells from A1 on, whole numbers as int and empty cells as None."""
    return [[plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def plain(cell: Any) -> Raw:
    """Undo what calamine makes of an empty cell and of a whole number."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell  # type: ignore[no-any-return]
