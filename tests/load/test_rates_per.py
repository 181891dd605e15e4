"""A rate that a sheet says per 1,000 is never taken for one per 10,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.config import SOURCES_FOLDER, Measure, Report, Settings, Source
from psrstats.files.grid import Grid
from psrstats.load import load
from psrstats.load.shelf import Shelf


@pytest.mark.parametrize("title", ["Looked after", "Looked after per 1,000 children"])
@pytest.mark.parametrize("heading", ["Rate per 1,000", "Per 1k", "Rate per 10,000", "per 10k", "Rate"])
def test_a_rate_is_per_what_its_sheet_says(title: str, heading: str, tmp_path: Path) -> None:
    (tmp_path / SOURCES_FOLDER).mkdir()
    (tmp_path / SOURCES_FOLDER / "s.xlsx").write_bytes(b"Sheet")
    shelf = Shelf()
    shelf.files["s.xlsx"] = [Grid("s.xlsx", "Sheet1", [[title], [None, heading], ["Town", 6.5], ["England", 6.7]])]
    measure = Measure(name="rate", title="Looked after", source="s", unit="rate", per=10000)
    report = Report(title="T", area="Town", period="2019-20", comparators=("England",))
    settings = Settings(tmp_path, report, (Source(name="s", agency="A", file="s.xlsx"),), {"rate": measure}, (), ())
    sent, findings, faults = load(settings, shelf)
    other = "1,000" in title or "1k" in heading or "1,000" in heading
    assert len(sent) == (0 if other else 2)
    assert other == any("measures.csv per 10,000" in str(one) for one in (*findings, *faults))
