"""What the tests of the formulas share."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def published(shared: Path) -> Callable[[str], Rows]:
    """Read a table of published answers, as `published("rates_expected")`; some of its rows may be held back."""

    def rows(name: str) -> Rows:
        with (shared / "published-values" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert found
        return found

    return rows
