"""The example's sheets hold every figure of the published report, and nothing invented."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl

NUMBER = re.compile(r"<?\d[\d,]*(\.\d+)?%?")
NOT_A_FIGURE = {"Year", "Period", "Time period", "Quarter", "Ref"}  # columns, whose cells may be numbers: 2019
PRINTED_SHARES = ("5.6", "5.9", "5.3", "2.7", "19.6")  # of the population, in population.xlsx beside the counts
COMMENTS = ("9", "7", "10", "4")  # that the report prints, counted by hand: what is no figure of it in figures.csv
Row = list[tuple[object, bool]]  # each cell's value, and whether it is shown as a percentage


def plain(text: str) -> str:
    """Write a number one way, however it was typed: 7,676 and 7676, 1.0 and 1, 16.7% and 16.7."""
    digits = text.strip().replace(",", "").removesuffix("%")
    return digits if digits.startswith("<") else f"{Decimal(digits).normalize():f}"


def workbook_tables(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of each sheet."""
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield [[(cell.value, "%" in cell.number_format) for cell in row] for row in sheet.iter_rows()]


def csv_tables(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of a CSV file, whichever separator and encoding its agency uses."""
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "cp1252")
    separator = ";" if ";" in text.splitlines()[0] else ","
    yield [[(value, False) for value in row] for row in csv.reader(text.splitlines(), delimiter=separator)]


def figures_in(rows: list[Row]) -> Iterator[str]:
    """Yield the figures of one table: every cell that is a number, or reads as one, outside the columns of periods."""
    skipped = {index for row in rows for index, (value, _) in enumerate(row) if value in NOT_A_FIGURE and not_year(row)}
    for row in rows:
        for index, (value, percentage) in enumerate(row):
            if index not in skipped and isinstance(value, int | float | str) and NUMBER.fullmatch(str(value)):
                yield plain(str(Decimal(str(value)) * 100 if percentage else value))


def not_year(row: Row) -> bool:
    """Say whether a header's "Year" means a column of periods, not the year's figure after its four quarters."""
    return "Q4" not in {value for value, _ in row}


def figures_of(paths: Iterable[Path]) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in paths:
        for rows in workbook_tables(path) if path.suffix == ".xlsx" else csv_tables(path):
            found.update(figures_in(rows))
    return found


def published_figures(shared: Path) -> list[str]:
    with (shared / "portsmouth-2019-20" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [row["value"] for row in csv.DictReader(file)]


def test_the_sheets_hold_every_published_figure_and_no_other(shared: Path, example: Path) -> None:
    published = published_figures(shared)
    assert len(published) == 162
    expected = Counter(plain(value) for value in [*published, *PRINTED_SHARES, *COMMENTS])

    found = figures_of(sorted((example / "sources").iterdir()))

    assert {"missing": expected - found, "invented": found - expected} == {"missing": {}, "invented": {}}


def test_each_workbook_is_signed_by_an_agency_and_no_person(example: Path) -> None:
    agencies = ("Portsmouth City Council", "Child Death Overview Panel", "Hampshire Constabulary")
    for path in sorted((example / "sources").glob("*.xlsx")):
        properties = openpyxl.load_workbook(path).properties
        assert properties.creator == properties.lastModifiedBy
        assert properties.creator in (*agencies, "Portsmouth Safeguarding Children Partnership"), path.name


def test_the_exports_keep_the_marks_of_the_programs_they_come_from(example: Path) -> None:
    health, early_help = ((example / "sources" / name).read_bytes() for name in ("child-health.csv", "early-help.csv"))
    assert health.startswith(b"\xef\xbb\xbf")
    assert not early_help.startswith(b"\xef\xbb\xbf")
    for export in (health, early_help):
        assert export.count(b"\n") == export.count(b"\r\n"), "line ends were changed: see .gitattributes"


def test_measures_are_those_of_the_report_then_the_derived_ones(shared: Path, example: Path) -> None:
    with (shared / "portsmouth-2019-20" / "figures.csv").open(encoding="utf-8", newline="") as file:
        published = list(dict.fromkeys(row["id"] for row in csv.DictReader(file)))
    with (example / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    sent = [row for row in rows if not row["count"]]  # what is counted is of no cell
    assert [row["name"] for row in sent if not row["numerator"]] == published
    assert all(not row["numerator"] for row in rows[: len(published)])
    assert {row["numerator"] for row in rows} | {row["denominator"] for row in rows} <= {"", *published}


def test_the_sheets_say_the_words_that_mark_each_measure(example: Path) -> None:
    paths = sorted((example / "sources").iterdir())
    tables = [rows for path in paths for rows in (workbook_tables if path.suffix == ".xlsx" else csv_tables)(path)]
    words = {value for rows in tables for row in rows for value, _ in row}
    with (example / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows_sent = [row for row in csv.DictReader(file) if row["source"] and (not row["count"] or row["label"])]
    marks = {row["name"]: row["label"] or row["title"] for row in rows_sent}

    assert [name for name, mark in marks.items() if mark not in words] == []
