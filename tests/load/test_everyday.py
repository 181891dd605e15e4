"""Everyday layouts of other words and numbers than the samples': each figure read with all that it is about."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from psrstats.config import Measure, Report, Settings, Source
from psrstats.load import load

YEARS = ("2020-21", "2021-22", "2022-23")
MEASURES = {"referrals": "Referrals received", "contacts": "Contacts with the front door"}
SEXES = ("Female", "Male", "Not stated")
WARDS = ("Elm", "Fir", "Oak", "Yew")
Rows = list[list[object]]
Want = set[tuple[str, str, str, str, float]]


def figure(*about: object) -> int:
    """Give a figure that no other place has."""
    return 200 + random.Random(repr(about)).randrange(10**6)


def numbered() -> tuple[Rows, Want]:
    rows: Rows = [["Indicator", *YEARS]]
    want: Want = set()
    for number, (name, title) in enumerate(MEASURES.items(), 1):
        rows.append([f"{number}. {title}", *(figure(name, "", year) for year in YEARS)])
        rows += [
            [f"{number}{'abc'[at]}. {sex}", *(figure(name, sex, year) for year in YEARS)]
            for at, sex in enumerate(SEXES)
        ]
        want |= {(name, "Town", sex, year, figure(name, sex, year)) for sex in ("", *SEXES) for year in YEARS}
    return rows, want


def dashed() -> tuple[Rows, Want]:
    rows, want = numbered()
    for row in rows[1:]:
        head, _, words = str(row[0]).partition(". ")
        row[0] = words if head.isdigit() else f"- {words}"
    return rows, want


def three_levels() -> tuple[Rows, Want]:
    blank = [""] * (len(SEXES) - 1)
    head = [year for year in YEARS[:2] for _ in MEASURES for year in (year, *blank)]
    head = [text if not at % (len(SEXES) * 2) else "" for at, text in enumerate(head)]
    middle = [text for _ in YEARS[:2] for title in MEASURES.values() for text in (title, *blank)]
    rows: Rows = [["", *head], ["", *middle], ["Ward", *(sex for _ in range(4) for sex in SEXES)]]
    places = [(name, sex, year) for year in YEARS[:2] for name in MEASURES for sex in SEXES]
    rows += [[ward, *(figure(ward, *place) for place in places)] for ward in WARDS]
    return rows, {
        (name, ward, sex, year, figure(ward, name, sex, year)) for ward in WARDS for name, sex, year in places
    }


def counts_and_rates() -> tuple[Rows, Want]:
    rows: Rows = [["Measure", *YEARS]]
    for name, title in MEASURES.items():
        rows += [
            [title, None, None, None],
            ["Number", *(figure(name, year) for year in YEARS)],
            ["Rate per 10,000", 41.2, 42.3, 44.0],
        ]
    return rows, {(name, "Town", "", year, figure(name, year)) for name in MEASURES for year in YEARS}


def metric_and_value() -> tuple[Rows, Want]:
    rows: Rows = [["Area", "Period", "Metric", "Value"]]
    want = {(name, ward, "", year, figure(ward, name, year)) for name in MEASURES for ward in WARDS for year in YEARS}
    body: Rows = [[ward, year, MEASURES[name], value] for name, ward, _, year, value in sorted(want)]
    random.Random(7).shuffle(body)
    return rows + body, {(*about[:4], float(about[4])) for about in want}


def comparators_in_rows() -> tuple[Rows, Want]:
    rows: Rows = [[MEASURES["referrals"]], ["", *YEARS]]
    areas = ("Town", "South East", "England")
    rows += [[area, *(figure(area, year) for year in YEARS)] for area in areas]
    return rows, {("referrals", area, "", year, figure(area, year)) for area in areas for year in YEARS}


def snapshots() -> tuple[Rows, Want]:
    days = ("31 March 2021", "31 March 2022")
    rows: Rows = [["Measure", *(f"As at {day}" for day in days)]]
    rows += [[title, *(figure(name, day) for day in days)] for name, title in MEASURES.items()]
    return rows, {(name, "Town", "", day, figure(name, day)) for name in MEASURES for day in days}


def years_ending_and_pivot() -> tuple[Rows, Want]:
    rows: Rows = [[f"Sum of {MEASURES['contacts']}", "Column Labels", "", ""]]
    rows += [["Row Labels", "Year ending March 2021", "Year ending March 2022", "Grand Total"]]
    rows += [[ward, *(figure(ward, year) for year in YEARS[:2]), 999] for ward in WARDS]
    return rows, {("contacts", ward, "", year, figure(ward, year)) for ward in WARDS for year in YEARS[:2]}


LAYOUTS: tuple[Callable[[], tuple[Rows, Want]], ...] = (
    numbered, dashed, three_levels, counts_and_rates, metric_and_value, comparators_in_rows, snapshots,
    years_ending_and_pivot,
)  # fmt: skip


def write(folder: Path, rows: Rows, suffix: str) -> None:
    path = folder / "sources" / f"s{suffix}"
    path.parent.mkdir(exist_ok=True)
    if suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            book.worksheets[0].cell(number, column).value = None if value == "" else value  # type: ignore[assignment]
    book.save(path)


def told(folder: Path, suffix: str) -> Want:
    report = Report(title="T", area="Town", period="2021-22", comparators=("England", "South East"), areas=WARDS)
    source = Source(name="s", agency="A", file=f"s{suffix}")
    measures = {name: Measure(name=name, title=title, source="s") for name, title in MEASURES.items()}
    sent, _, _ = load(Settings(folder, report, (source,), measures, (), ()))
    about = sent.rows("measure", "area", "group", "period", "value")
    return {(str(m), str(a), str(g), str(p), float(str(v))) for m, a, g, p, v in about}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_figure_is_read_with_all_that_it_is_about(
    layout: Callable[[], tuple[Rows, Want]], suffix: str, tmp_path: Path
) -> None:
    rows, want = layout()
    write(tmp_path, rows, suffix)
    assert told(tmp_path, suffix) == {(*about[:4], float(about[4])) for about in want}


@pytest.mark.parametrize("total", [0, 1, 2])
def test_rows_indented_by_their_look_are_groups_of_the_one_above(tmp_path: Path, total: int) -> None:
    rows, want = numbered()
    rows = [rows[0], *([str(row[0]).partition(". ")[2], *row[1:]] for row in rows[1:])]
    write(tmp_path, rows, ".xlsx")
    book = openpyxl.load_workbook(tmp_path / "sources" / "s.xlsx")
    for cell in book.worksheets[0]["A"][1:]:
        if cell.value in SEXES:
            cell.alignment = Alignment(indent=1)
    book.save(tmp_path / "sources" / "s.xlsx")
    assert told(tmp_path, ".xlsx") == want
    table: Rows = [["Ward", *YEARS], *([ward, *(figure(ward, year) for year in YEARS)] for ward in WARDS)]
    write(tmp_path, [["Referrals received"], [], *table, ["Total", 1, 2, 3]], ".xlsx")
    book = openpyxl.load_workbook(tmp_path / "sources" / "s.xlsx")
    book.worksheets[0].cell(len(table) + 3, 1).alignment = Alignment(indent=total)  # as accountants set it in
    book.save(tmp_path / "sources" / "s.xlsx")
    found = {about for about in told(tmp_path, ".xlsx") if about[1] in WARDS}
    assert found == {("referrals", ward, "", year, figure(ward, year)) for ward in WARDS for year in YEARS}
