"""Small reports with a sheet of actions, and what psrstats counts in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

from psrstats.columns import Observations
from psrstats.config import Settings, read_settings
from psrstats.model import Finding
from psrstats.records import count_sheets

REPORT = """
[report]
title = "Actions"
area = "Town"
period = "{period}"

[[actions]]
name = "plan"
agency = "Partnership"
file = "{file}"
{more}
"""
Rows = Sequence[Sequence[object]]
Figures = dict[tuple[str, str, str], float | None]  # by measure, group and period; None where it is [x]
NONE = Observations.each([])


def described(
    folder: Path,
    counts: Sequence[str],
    *,
    file: str = "plan.csv",
    more: str = "",
    by: str = "",
    period: str = "2019-20",
) -> Settings:
    """Describe a report that counts measures of one sheet, each called as what it counts."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "psrstats.toml").write_text(REPORT.format(period=period, file=file, more=more), encoding="utf-8")
    names = [count.replace(" ", "-").replace("%", "share") for count in counts]
    lines = [f'{name},{name},plan,{count},"{by}"' for name, count in zip(names, counts, strict=True)]
    (folder / "measures.csv").write_text("\n".join(["name,title,source,count,by", *lines]), encoding="utf-8")
    settings, faults = read_settings(folder)
    assert not faults, faults
    return settings


def counted(settings: Settings) -> tuple[Figures, tuple[Finding, ...], list[str]]:
    """Count: figures by measure, group and period; findings; faults in words."""
    made = count_sheets(settings, NONE)
    names = ("measure", "group", "period", "value", "marker")
    rows = made.observations.rows(*names)
    found: Figures = {
        (name, group, period): None if marker else float(value) for name, group, period, value, marker in rows
    }
    return found, made.findings, [str(fault) for fault in made.faults]


def write(folder: Path, text: str, name: str = "plan.csv") -> None:
    """Put a sheet into the report's sources."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / name).write_text(text, encoding="utf-8")


def write_workbook(folder: Path, sheets: dict[str, Rows], name: str = "plan.xlsx") -> None:
    """Put a workbook into the report's sources; a number of a column headed with % is a percentage."""
    (folder / "sources").mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, float):
                    cell.number_format = "0%"
    book.save(folder / "sources" / name)
