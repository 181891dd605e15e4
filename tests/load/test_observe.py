"""Sheets laid out in other ways, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from psrstats.config import Correction, Measure, Report, Settings, Source
from psrstats.errors import Fault
from psrstats.load import load
from psrstats.model import Finding

Loaded = tuple[pd.DataFrame, tuple[Finding, ...], tuple[Fault, ...]]
MEASURES = (
    Measure(name="plans", title="Children on a plan", source="care"),
    Measure(name="poor", title="In poverty", source="care", label="% in poverty", unit="percent"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    return tmp_path


def read(folder: Path, rows: list[list[object]], merge: tuple[str, ...] = (), **given: Any) -> Loaded:
    """Load one sheet: its rows, and the ranges merged in it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet"
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    book.save(folder / "sources" / "care.xlsx")
    return settle(folder, **given)


def settle(
    folder: Path, corrections: tuple[Correction, ...] = (), names: tuple[str, ...] = ("plans",), **given: Any
) -> Loaded:
    source = Source(name="care", agency="Care", file="care.xlsx", **given)
    report = Report(title="T", area="Town", period="2019-20", comparators=("England",))
    measures = {measure.name: measure for measure in MEASURES if measure.name in names}
    observations, findings, faults = load(Settings(folder, report, (source,), measures, (), corrections))
    return observations.frame(), findings, faults


def told(loaded: Loaded) -> list[tuple[object, ...]]:
    observations, findings, faults = loaded
    assert (findings, faults) == ((), ())
    return [tuple(row) for row in observations[["area", "group", "period", "value", "cell"]].itertuples(index=False)]


def test_years_across(folder: Path) -> None:
    loaded = read(
        folder, [["Title"], [], ["Measure", "2018/19", "2019/20"], ["Children on a plan", 7, 9], [], ["A note."]]
    )
    assert told(loaded) == [
        ("Town", "", "2018-19", 7, "care.xlsx!Sheet!B4"),
        ("Town", "", "2019-20", 9, "care.xlsx!Sheet!C4"),
    ]


def test_years_merged_over_their_quarters(folder: Path) -> None:
    rows: list[list[object]] = [
        ["Measure", "2018-19", None, "2019-20", None],
        [None, "Q3", "Q4", "Q3", "Year"],
        ["Children on a plan", 1, None, 3, 4],
    ]
    assert told(read(folder, rows, ("A1:A2", "B1:C1", "D1:E1"))) == [
        ("Town", "", "Q3 2018-19", 1, "care.xlsx!Sheet!B3"),
        ("Town", "", "Q3 2019-20", 3, "care.xlsx!Sheet!D3"),
        ("Town", "", "2019-20", 4, "care.xlsx!Sheet!E3"),
    ]


def test_areas_across_and_a_year_column(folder: Path) -> None:
    rows: list[list[object]] = [["Measure", "Year", "Town", "England"], ["Children on a plan", 2019, 9, 100]]
    assert told(read(folder, rows)) == [
        ("Town", "", "2019", 9, "care.xlsx!Sheet!C2"),
        ("England", "", "2019", 100, "care.xlsx!Sheet!D2"),
    ]


def test_wards_down_and_measures_across(folder: Path) -> None:
    rows: list[list[object]] = [["Ward", "Children on a plan"], ["Hilsea", 3], ["Milton", 4]]
    assert told(read(folder, rows, period="2019")) == [
        ("Hilsea", "", "2019", 3, "care.xlsx!Sheet!B2"),
        ("Milton", "", "2019", 4, "care.xlsx!Sheet!B3"),
    ]


def test_groups_down_with_their_total(folder: Path) -> None:
    rows: list[list[object]] = [["Age", "Children on a plan"], ["0-4", 3], ["all-night", 4], ["Total", 7]]
    assert [row[:4] for row in told(read(folder, rows))] == [
        ("Town", "0-4", "2019-20", 3), ("Town", "all-night", "2019-20", 4), ("Town", "", "2019-20", 7),
    ]  # fmt: skip


def test_two_tables_under_one_another(folder: Path) -> None:
    rows: list[list[object]] = [
        ["Measure", "2018-19"],
        ["Children on a plan", 7],
        [],
        ["Measure", "2019-20"],
        ["Children on a plan", 9],
    ]
    assert [row[2:4] for row in told(read(folder, rows))] == [("2018-19", 7), ("2019-20", 9)]


def test_figures_of_no_measure_are_noted_and_not_lost(folder: Path) -> None:
    rows: list[list[object]] = [["Measure", "2019-20"], ["Children on a plan", 9], ["Something else", 5]]
    _, findings, faults = read(folder, rows)
    assert faults == ()
    assert [str(finding) for finding in findings] == [
        "care.xlsx!Sheet!A3: 'Something else' is no measure of this report; its figures are not used."
    ]


def test_a_period_that_cannot_be_leaves_out_its_column(folder: Path) -> None:
    rows: list[list[object]] = [["Measure", "2018/29", "2019/20"], ["Children on a plan", 7, 9]]
    observations, [finding], faults = read(folder, rows)
    assert faults == ()
    assert observations["period"].tolist() == ["2019-20"]
    assert finding.where == ("care.xlsx!Sheet!B1",)
    assert "'2018/29' is not two consecutive years, so 1 figure left out" in finding.message


def test_the_same_figure_in_two_cells_is_reported(folder: Path) -> None:
    rows: list[list[object]] = [["Measure", "2019-20", "2019/20"], ["Children on a plan", 7, 9]]
    _, [finding], _ = read(folder, rows)
    assert (finding.severity, finding.where) == ("error", ("care.xlsx!Sheet!B2", "care.xlsx!Sheet!C2"))


def test_a_cell_that_is_no_number_is_named(folder: Path) -> None:
    _, _, [fault] = read(folder, [["Measure", "2019-20"], ["Children on a plan", "about ten"]])
    assert (
        str(fault)
        == "care.xlsx!Sheet!B2: 'about ten' is not a number. Type the figure, or c, x or z where there is none."
    )


@pytest.mark.parametrize("formula", ["=1+1", "=1/0"])
def test_a_formula_without_a_number_is_named(folder: Path, formula: str) -> None:
    _, _, [fault] = read(folder, [["Measure", "2019-20", "2018-19"], ["Children on a plan", formula, 3]])
    assert fault.where == "care.xlsx!Sheet!B2"
    assert "never calculated" in fault.what


def test_a_measure_whose_words_stand_nowhere_is_named_with_the_nearest(folder: Path) -> None:
    _, _, [fault] = read(folder, [["Measure", "2019-20"], ["Childen on a plan", 9]])
    assert str(fault) == (
        "care.xlsx: no heading or row reads 'Children on a plan' (plans in measures.csv). "
        "Did you mean 'Childen on a plan' in care.xlsx!Sheet!A2?"
    )


def test_a_sheet_that_must_be_there_is_asked_for(folder: Path) -> None:
    _, _, [fault] = read(folder, [["Measure", "2019-20"], ["Children on a plan", 9]], sheets=("Sheets",))
    assert str(fault) == "care.xlsx: has no sheet 'Sheets'. Did you mean 'Sheet'?"


def test_a_file_that_is_not_there_is_asked_for(folder: Path) -> None:
    (folder / "sources" / "cares.xlsx").write_bytes(b"")
    _, _, [fault] = settle(folder)
    assert fault.where == "care.xlsx"
    assert "cares.xlsx" in str(fault)


ROWS: list[list[object]] = [["Measure", "2018/29"], ["Children on a plan", 7]]


def test_a_correction_is_read_in_place_of_the_cell(folder: Path) -> None:
    mend = Correction(where="care.xlsx!Sheet!B1", reads="2018/29", reason="typed wrong", **{"as": "2018-19"})
    observations, findings, faults = read(folder, ROWS, corrections=(mend,))
    assert (findings, faults) == ((), ())
    assert observations["period"].tolist() == ["2018-19"]
    assert observations["correction"].tolist() == [
        "care.xlsx!Sheet!B1 reads '2018/29', taken as '2018-19': typed wrong"
    ]


@pytest.mark.parametrize(
    ("where", "reads", "said"),
    [
        ("care.xlsx!Sheet!B1", "2018/28", "reads '2018/29', not '2018/28'"),
        ("care.xlsx!Sheet!Z99", "2018/29", "reads '', not '2018/29'"),
        ("care.xlsx!Sheet!here", "2018/29", "reads '', not '2018/29'"),
        ("car.xlsx!Sheet!B1", "2018/29", "no source has that file. Did you mean 'care.xlsx'?"),
        ("care.xlsx!Shee!B1", "2018/29", "is no cell of a sheet that is read"),
    ],
)
def test_a_correction_that_no_longer_fits_is_refused(folder: Path, where: str, reads: str, said: str) -> None:
    mend = Correction(where=where, reads=reads, reason="typed wrong", **{"as": "2018-19"})
    _, _, faults = read(folder, ROWS, corrections=(mend,), sheets=("Sheet",))
    assert any(said in str(fault) and fault.where == where for fault in faults)


def test_a_percentage_beside_its_count_is_read_too(folder: Path) -> None:
    rows: list[list[object]] = [["Age", "Children on a plan", "% in poverty"], ["0-4", 3, "16.7%"]]
    observations, _, faults = read(folder, rows, names=("plans", "poor"))
    assert faults == ()
    assert observations[["measure", "value", "cell_unit"]].to_numpy().tolist() == [
        ["plans", 3, ""],
        ["poor", 16.7, "percent"],
    ]


WARD: list[object] = ["Ward code", "Ward", "Children on a plan"]


def test_areas_of_one_name_are_told_apart_by_their_codes(folder: Path) -> None:
    observations, findings, _ = read(
        folder, [WARD, ["E05002455", "St Thomas", 5], ["E05009999", "St Thomas", 7], ["E05002444", "Fratton", 9]]
    )
    assert list(observations["area"]) == ["St Thomas (E05002455)", "St Thomas (E05009999)", "Fratton"]
    (finding,) = findings
    assert finding.where == ("care.xlsx!Sheet!C2", "care.xlsx!Sheet!C3")
    assert "2 areas are named 'St Thomas': E05002455, E05009999" in finding.message


def test_an_area_of_two_names_is_one_by_its_code(folder: Path) -> None:
    rows: list[list[object]] = [["Year", *WARD], ["2018-19", "E05002442", "Eastney and Craneswater", 5]]
    rows += [["2019-20", "E05002442", "Eastney & Craneswater", 7]]
    observations, findings, _ = read(folder, rows)
    assert set(observations["area"]) == {"Eastney and Craneswater"}
    assert [finding.severity for finding in findings] == ["note"]


def test_the_report_s_own_name_for_an_area_wins(folder: Path) -> None:
    rows: list[list[object]] = [
        ["Year", "Code", "Area", "Children on a plan"],
        ["2018-19", "E92000001", "ENGLAND (all)", 5],
    ]
    observations, *_ = read(folder, [*rows, ["2019-20", "E92000001", "England", 7]])
    assert set(observations["area"]) == {"England"}


def test_a_row_s_code_is_that_of_its_own_name_and_not_its_country_s(folder: Path) -> None:
    heads: list[object] = ["country_code", "country_name", "new_la_code", "la_name", "Children on a plan"]
    rows: list[list[object]] = [
        heads,
        ["E92000001", "England", "E06000044", "Portsmouth", 5],
        ["E92000001", "England", "E06000045", "Southampton", 7],
        ["E92000001", "England", "", "", 90],
    ]
    observations, findings, _ = read(folder, rows)
    assert list(observations["area"]) == ["Portsmouth", "Southampton", "England"]
    assert list(observations["area_code"]) == ["E06000044", "E06000045", "E92000001"]
    assert findings == ()
