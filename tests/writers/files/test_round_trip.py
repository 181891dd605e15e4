"""The exported files, read by psrstats as any agency's: the same figures, markers and titles."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from psrstats.files.cells import Reading
from psrstats.files.read_grids import read_grids
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found, find_tables
from psrstats.model import Table
from psrstats.pipeline import publish
from psrstats.results import Results
from psrstats.writers.files import written
from psrstats.writers.said_once import said_once
from psrstats.writers.typed import typed

EXAMPLES = ("portsmouth-2019-20", "small-numbers", "worked-measures")


@pytest.fixture(scope="module", params=EXAMPLES)
def results(example: Path, request: pytest.FixtureRequest) -> Results:
    return publish(example.parent / str(request.param))


@pytest.fixture(scope="module", params=["xlsx", "ods", "html", "csv"])
def files(results: Results, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("export")
    for name, data in written(results, "report", [request.param]):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return sorted(path for path in folder.rglob("*.*") if path.suffix != ".json")


def tables_of(files: list[Path]) -> Iterator[tuple[Sheet, Found]]:
    for path in files:
        for grid in read_grids(path):
            sheet = Sheet(grid)
            yield from ((sheet, found) for found in find_tables(sheet))


def title_of(sheet: Sheet, found: Found) -> str:
    above = [sheet.text(row, 0) for row in range(found.rows[0])]
    return next((line for line in reversed(above) if line.startswith("Table ")), sheet.grid.title)


def headings(sheet: Sheet, found: Found) -> list[str]:
    [row] = found.header_rows
    return [typed_out(sheet.text(row, column).replace("\n", " ")) for column in found.columns]


def test_every_figure_marker_and_title_comes_back(results: Results, files: list[Path]) -> None:
    found = {title_of(sheet, one).split(" [note")[0]: (sheet, one) for sheet, one in tables_of(files)}
    suffix = max(path.suffix for path in files)
    for table in (as_read(table, suffix) for table in results.tables):
        sheet, one = found[table.title]
        assert len(one.body_rows) == len(table.rows)
        for number, column in enumerate(table.columns):
            place = one.columns[headings(sheet, one).index(column.title)]
            for row, cells in zip(one.body_rows, table.rows, strict=True):
                assert comes_back(sheet, row, place, cells[number].text, table, column.number)


def as_read(table: Table, suffix: str) -> Table:
    """Give a table as a file of that suffix has it, its dashes and spaces as they are typed."""
    if suffix == ".csv":
        return table
    once = said_once(table, set_as_type=suffix == ".html")
    columns = tuple(replace(column, title=typed_out(column.title)) for column in once.columns)
    rows = tuple(tuple(replace(cell, text=typed_out(cell.text)) for cell in row) for row in once.rows)
    return replace(once, columns=columns, rows=rows)


def typed_out(text: str) -> str:
    return text.translate({0x2011: "-", 0x2212: "-", 0xA0: " "})


def comes_back(sheet: Sheet, row: int, column: int, text: str, table: Table, number: bool) -> bool:
    if not number:
        return typed_out(sheet.text(row, column)) == text
    reading, figure = sheet.reading(row, column), typed(text)
    if figure is None:
        return typed_out(sheet.text(row, column)) == text
    if figure.tail in ("percentage points", "places", "=") and isinstance(sheet.raw(row, column), str):
        return sheet.text(row, column) in (text, format(figure.shown, "f"))
    assert isinstance(reading, Reading), (table.name, text)
    return same(reading, figure.shown)


def same(reading: Reading, shown: Decimal) -> bool:
    return reading.value is not None and Decimal(repr(reading.value)) == shown
