"""The reference pages say what the code says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import get_args

from psrstats.config import Layout
from psrstats.tables import LAYOUTS

ROOT = Path(__file__).parents[1]


def test_the_reference_is_not_stale() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))["pages"]()
    folder = ROOT / "docs" / "reference"
    assert {page.name: page.read_text(encoding="utf-8") for page in folder.glob("*.md")} == made


def test_every_layout_may_be_asked_for() -> None:
    assert set(get_args(Layout)) == set(LAYOUTS)
