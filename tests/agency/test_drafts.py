"""Each agency file that `psrstats init` alone described is checked without an error, and with few warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.agency.files import FILES
from tests.bench.drafts import MOST_WARNINGS, Psrstats, drafted, found, of


@pytest.mark.parametrize("file", FILES)
def test_a_drafted_file_is_checked_without_an_error(run: Psrstats, file: str, shared: Path, tmp_path: Path) -> None:
    drafted(shared / "agency-files" / file, tmp_path / "report", run)
    counts = found(tmp_path / "report", run)
    assert of(counts, "error") == 0, counts
    assert of(counts, "warning") <= MOST_WARNINGS, counts
