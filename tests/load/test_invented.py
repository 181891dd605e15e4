"""Made-up everyday layouts: each is read right, or what it says that has no one meaning is told; never wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.load.invented import (
    analysts,
    councils,
    dashboards,
    exports,
    neighbours,
    officers,
    others,
    partners,
    periods,
    rows,
    senders,
    summed,
)
from tests.load.invented.laid import Laid, judged, layouts_in

MODULES = (
    dashboards,
    councils,
    partners,
    analysts,
    periods,
    rows,
    senders,
    others,
    summed,
    officers,
    exports,
    neighbours,
)
LAYOUTS = [layout for module in MODULES for layout in layouts_in(module)]
TOLD = {"share_in_the_same_cell", "measure_beside_a_year"}  # left out, with cell and words; all others are read


@pytest.mark.parametrize("as_text", [False, True], ids=["workbook", "text"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_an_invented_layout_is_read_right_or_told(layout: Callable[[], Laid], as_text: bool, tmp_path: Path) -> None:
    laid = layout()
    if as_text and len(laid.sheets) > 1:
        pytest.skip("a text file holds one sheet")
    verdict = judged(laid, tmp_path, as_text)
    assert verdict.false == set(), verdict.said
    assert verdict.word == ("told" if layout.__name__ in TOLD else "right"), (verdict.missed, verdict.said)
