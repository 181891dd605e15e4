"""A column that nobody filled in is told with its cell; words that head no column stop the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import Measure, Report, Settings, Source
from psrstats.load import load


def outcome(folder: Path, sheet: str) -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
    (folder / "sources").mkdir()
    (folder / "sources" / "s.csv").write_text(sheet, encoding="utf-8")
    report = Report(title="T", area="Town", period="2019-20")
    measures = {name: Measure(name=name, title=name.title(), source="s") for name in ("due", "seen")}
    _, findings, faults = load(
        Settings(folder, report, (Source(name="s", agency="A", file="s.csv"),), measures, (), ())
    )
    return [(finding.message, finding.where) for finding in findings], list(map(str, faults))


def test_a_blank_column_is_told_with_its_cell_and_the_rest_is_read(tmp_path: Path) -> None:
    findings, faults = outcome(tmp_path, "Age,Due,Seen\n0-4,40,\n5-9,60,\n")
    assert faults == []
    assert findings == [("'Seen' stands here with no figure under it.", ("s.csv!s!C1",))]


@pytest.mark.parametrize("sheet", ["Age,Due\n0-4,40\n", "Seen\n\nAge,Due\n0-4,40\n", "Age,Due\n0-4,40\nSeen,\n"])
def test_words_that_head_no_column_stop_the_run(tmp_path: Path, sheet: str) -> None:
    _, faults = outcome(tmp_path, sheet)
    assert any("reads 'Seen'" in fault for fault in faults)
