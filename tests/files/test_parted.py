"""Commas that are not quoted: put together where one way fits, else the row is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids


def read(folder: Path, text: str) -> Grid:
    path = folder / "sent.csv"
    path.write_text(text, encoding="utf-8")
    return read_grids(path, path.name)[0]


@pytest.mark.parametrize(
    ("text", "row", "cells"),
    [
        ("Measure,2019-20\nReferrals,200\nRate per 10,000,48.0\n", 2, ["Rate per 10,000", "48.0"]),
        ("Measure,2018-19,2019-20\nReferrals,1,204,1210\nPlans,7,9\n", 1, ["Referrals", "1,204", "1210"]),
        ("Measure,2018-19\nPlans,7\nSpend,£1,204,310\n", 2, ["Spend", "£1,204,310"]),
        ("Area,2019-20\nHull, City of,41\nYork,12\n", 1, ["Hull, City of", "41"]),
        ("Ward,Referrals,Rate per 10,000\nElm,20,48.0\nFir,21,49.5\n", 0, ["Ward", "Referrals", "Rate per 10,000"]),
    ],
)
def test_one_way_to_put_a_row_together_is_taken_and_told(tmp_path: Path, text: str, row: int, cells: list[str]) -> None:
    grid = read(tmp_path, text)
    assert grid.rows[row] == cells
    assert [place[0] for place in grid.joined] == [row]
    assert not grid.left_out


@pytest.mark.parametrize(
    "text",
    [
        "Measure,2018-19,2019-20\nPlans,7,9\nReferrals,12,204,310\n",  # 12,204 and 310, or 12 and 204,310
        "Ward,2018-19\nElm,41,144\nFir,52,157\n",  # every row is longer: two columns, or thousands
    ],
)
def test_a_row_of_several_meanings_is_left_out_with_its_cell(tmp_path: Path, text: str) -> None:
    grid = read(tmp_path, text)
    assert grid.left_out
    assert not grid.joined
    for row, column in grid.left_out:
        assert not any(grid.rows[row])
        assert column == 1


@pytest.mark.parametrize(
    "text",
    [
        "Measure,2018-19,2019-20\nReferrals,200,210\nPlans,7,9,see below\n",
        "Ward,2019-20\nElm,41\n\nWard,2018-19,2019-20,Change\nElm,12,204,310\nFir,13,205,192\n",
        "Ward,2018-19,2019-20\nElm,41,144,\nFir,52,157,\n",
    ],
)
def test_rows_that_are_longer_for_another_reason_stay(tmp_path: Path, text: str) -> None:
    grid = read(tmp_path, text)
    assert not grid.joined
    assert not grid.left_out
