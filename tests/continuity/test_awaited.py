"""Between rolling over and the first file: everything is awaited, and nothing of last year's is this year's."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from psrstats.continuity.status import status
from psrstats.pipeline import compute
from tests.attacker.commands import ran
from tests.continuity.test_rollover import roll


@pytest.fixture
def rolled(copy_example: Path, tmp_path: Path) -> Path:
    """Roll the example report over."""
    return roll(copy_example, tmp_path / "portsmouth-2020-21")


def test_with_no_new_file_every_figure_is_awaited(rolled: Path) -> None:
    done = ran("compute", rolled, "--format", "json")
    assert (done.status, "Awaited: population.xlsx" in done.err) == (1, True)
    said = json.loads(done.out)
    assert said["figures"]
    assert {one["marker"] for one in said["figures"]} == {"x"}
    assert {one["period"] for one in said["figures"]} <= {"2020-21", "2019-20", "2020"}
    for table in said["tables"]:
        cells = [cell for row in table["rows"] for cell in row]
        assert "[x]" in cells
        assert [note for note in table["notes"] if note.startswith("[x] awaited from ")]
        assert not [cell for row in table["rows"] for cell in row if re.fullmatch(r"[-+]?[\d,.]+%?", cell)]


def test_nothing_of_last_years_report_is_printed(rolled: Path) -> None:
    last = compute(rolled.parent / "portsmouth-2019-20")
    printed = {cell.text for table in last.tables for row in table.rows for cell in row if cell.figure is not None}
    now = compute(rolled)
    cells = {cell.text for table in now.tables for row in table.rows for cell in row}
    assert {text for text in printed & cells if re.search(r"\d", text)} == set()


def test_what_was_exported_names_no_file_that_has_not_come(rolled: Path) -> None:
    done = ran("export", rolled, "--to", "json", "--output", rolled / "export")
    assert done.status == 1
    manifest = json.loads((rolled / "export" / "portsmouth-2020-21-manifest.json").read_text(encoding="utf-8"))
    own = [name for name in manifest["inputs"] if not name.startswith("../")]
    assert own == ["psrstats.toml", "measures.csv"]


def test_a_file_that_came_is_no_longer_awaited(rolled: Path) -> None:
    shutil.copy(rolled.parent / "portsmouth-2019-20" / "sources" / "audit.xlsx", rolled / "sources")
    found = {one.file: one for one in status(rolled).sources}
    assert found["audit.xlsx"].state == "came"
    assert found["audit.xlsx"].differs == ("it is last year's file, byte for byte",)
    assert found["mash.xlsx"].state == "awaited"
    assert "audit.xlsx" not in compute(rolled).waiting


def test_a_file_that_is_not_said_to_be_awaited_is_missed(copy_example: Path) -> None:
    (copy_example / "sources" / "audit.xlsx").unlink()
    done = ran("compute", copy_example)
    assert (done.status, "audit.xlsx: does not exist" in done.err) == (2, True)
    done = ran("status", copy_example)
    assert (done.status, "missing     audit.xlsx" in done.out) == (1, True)


def test_what_differs_in_shape_is_told_and_years_are_no_difference(rolled: Path) -> None:
    book = openpyxl.load_workbook(rolled.parent / "portsmouth-2019-20" / "sources" / "poverty.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Fratton":
                    cell.value = "Fratton & Kingston"
                elif isinstance(cell.value, str):
                    cell.value = cell.value.replace("2019/20", "2020/21").replace("2019", "2020")
                elif cell.value == 2019:
                    cell.value = 2020
    book["City"].delete_cols(5)
    added = book.create_sheet("Notes")
    added.append(["Ward", "Number"])
    added.append(["Hilsea", 12])
    book.save(rolled / "sources" / "poverty.xlsx")
    shutil.copy(rolled / "sources" / "poverty.xlsx", rolled / "sources" / "poverty (2).xlsx")
    settings = rolled / "psrstats.toml"
    text = settings.read_text(encoding="utf-8").replace('sheets = ["Wards", "City"]\n', "")
    settings.write_text(text, encoding="utf-8")
    told = status(rolled)
    (found,) = (one for one in told.sources if one.file == "poverty.xlsx")
    assert found.differs == (
        "sheet 'Notes' is new",
        "Wards: row 'Fratton' is gone, 'Fratton & Kingston' is new: renamed?",
        "City: column 'South East' is gone",
    )
    assert told.unknown == ("poverty (2).xlsx",)


def test_a_file_whose_years_were_not_moved_on_is_told(rolled: Path) -> None:
    book = openpyxl.load_workbook(rolled.parent / "portsmouth-2019-20" / "sources" / "mash.xlsx")
    book.properties.title = "MASH, sent again"
    book.save(rolled / "sources" / "mash.xlsx")
    (found,) = (one for one in status(rolled).sources if one.file == "mash.xlsx")
    assert [said for said in found.differs if said.startswith("its latest figures are of")]


def test_a_damaged_file_is_told_with_its_reason(rolled: Path) -> None:
    (rolled / "sources" / "mash.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (found,) = (one for one in status(rolled).sources if one.file == "mash.xlsx")
    assert (found.state, bool(found.says)) == ("unreadable", True)
