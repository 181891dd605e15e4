"""The sample layouts as a workbook, as text and as an OpenDocument sheet, and with their rows in another order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from openpyxl import Workbook

from psrstats.files.cells import text_of
from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids
from tests.load.invented.laid import Laid, judged
from tests.load.test_blurred import layouts_of
from tests.load.test_more_layouts import write_ods

NAMES = (
    *("indented_rows", "indented_with_totals", "of_which", "groups_under_years", "years_under_groups"),
    *("groups_under_years_with_n", "measures_under_years", "number_and_per_cent_pairs", "wards_across"),
    *("a_block_a_measure", "a_sheet_a_year", "a_sheet_a_ward", "a_sheet_a_measure", "quarters_with_year_to_date"),
    *("months_across", "long_form", "national_long_form", "profile_long_form", "footnoted", "units_in_a_column"),
    *("two_tables_beside", "merged_ward_rows", "section_rows", "year_rows_with_change", "words_for_years"),
    *("wide_with_codes", "scorecard_with_comparators", "marks_on_names", "quarters_and_months_of_the_year"),
    "local_wording",
)
DRAWN_BY_LOOK = ("indented_rows", "months_across")  # what a text file does not keep: indentation, a date's format
IN_ORDER = (
    "indented_rows",
    "indented_with_totals",
    "of_which",
    "merged_ward_rows",
    "section_rows",
    "a_block_a_measure",
)


@pytest.fixture(scope="module")
def layouts(shared: Path) -> ModuleType:
    return layouts_of(shared)


def laid(layouts: ModuleType, name: str) -> tuple[Workbook, Laid]:
    made = layouts.LAYOUTS[name](None)
    want = {(m, a, g, p, float(v)) for m, a, g, p, v in made[1]}
    return made[0], Laid({}, want, labels=made[2] if len(made) > 2 else {})


def typed(book: Workbook) -> Grid:
    """Give the one sheet of a workbook as a text file has it, nothing merged."""
    sheet = book.worksheets[0]
    rows = [[text_of(value) or None for value in row] for row in sheet.iter_rows(values_only=True)]  # type: ignore[arg-type]
    return Grid("s.csv", "s", [list(row) for row in rows])


def claims(verdict: Any, want: set[tuple[str, str, str, str, float]]) -> set[tuple[str, ...]]:
    """Give the figures that were read wrong: about something that is known, and not the value that it has."""
    known = {each[:4] for each in want}
    return {each for each in verdict.false if each[:4] in known}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DRAWN_BY_LOOK])
def test_a_sample_layout_is_read_from_a_text_file(layouts: ModuleType, name: str, tmp_path: Path) -> None:
    book, sample = laid(layouts, name)
    if len(book.worksheets) > 1:
        pytest.skip("a text file holds one sheet")
    verdict = judged(sample, tmp_path, as_text=True, given=[typed(book)])
    assert verdict.missed == set(), verdict.said
    assert claims(verdict, sample.want) == set()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DRAWN_BY_LOOK])
def test_a_sample_layout_is_read_from_an_opendocument_sheet(layouts: ModuleType, name: str, tmp_path: Path) -> None:
    book, sample = laid(layouts, name)
    if len(book.worksheets) > 1:
        pytest.skip("the writer of these tests writes one sheet")
    path = tmp_path / "s.ods"
    write_ods(path, [list(row) for row in book.worksheets[0].iter_rows(values_only=True)])  # type: ignore[arg-type]
    verdict = judged(sample, tmp_path, given=read_grids(path, "s.xlsx"))
    assert verdict.missed == set(), verdict.said
    assert claims(verdict, sample.want) == set()


def turned_round(book: Workbook) -> Iterator[Grid]:
    """Give each sheet with the rows that hold figures in the opposite order, all else where it was."""
    for sheet in book.worksheets:
        rows: list[list[Any]] = [list(row) for row in sheet.iter_rows(values_only=True)]
        held = [number for number, row in enumerate(rows) if sum(isinstance(raw, int | float) for raw in row) > 1]
        moved = dict(zip(held, reversed(held), strict=True))
        merged = tuple((r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in sheet.merged_cells.ranges)
        body = [rows[moved.get(number, number)] for number in range(len(rows))]
        yield Grid("s.xlsx", sheet.title, body, merged=merged)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (*IN_ORDER, *DRAWN_BY_LOOK)])
def test_a_sample_layout_is_read_with_its_rows_turned_round(layouts: ModuleType, name: str, tmp_path: Path) -> None:
    book, sample = laid(layouts, name)
    verdict = judged(sample, tmp_path, given=list(turned_round(book)))
    assert verdict.missed == set(), verdict.said
    assert claims(verdict, sample.want) == set()
