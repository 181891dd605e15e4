"""The same log in every kind of file, and columns that are found by their words or said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.records.logs import counted, described

Rows = Sequence[tuple[str, str, str | None, str]]
ROWS: Rows = [
    ("A", "2019-05-01 10:00", "2019-05-03 10:00", "Fratton"),
    ("A", "2019-06-01 00:00", None, "Copnor"),
    ("B", "2019-06-13 09:30", "2019-06-13 11:00", "Copnor"),
    ("C", "2020-04-01 00:00", None, "Copnor"),
]
HEADINGS = ("Client ID", "Missing from", "Date found", "Home ward")
COUNTS = {"events": "events", "children": "children", "open": "open at", "long": "lasting 24 hours"}
EXPECTED = {"events": 3.0, "children": 2.0, "open": 1.0, "long": 1.0}


def csv(path: Path, rows: Rows = ROWS, delimiter: str = ",", code: str = "utf-8") -> None:
    lines = [HEADINGS, *rows]
    text = "\r\n".join(delimiter.join(cell or "" for cell in row) for row in lines) + "\r\n"
    path.write_bytes(text.encode(code))


def with_semicolons(path: Path) -> None:
    csv(path, delimiter=";")


def of_windows(path: Path) -> None:
    csv(path, [*ROWS, ("É", "2018-01-01 00:00", "2018-01-02 00:00", "Châtelet")], code="cp1252")


def utf_16(path: Path) -> None:
    csv(path, delimiter="\t", code="utf-16")


def titled(path: Path) -> None:
    csv(path)
    path.write_text(
        "Missing children\r\nPrinted on 1 May 2020\r\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )


def quoted(path: Path) -> None:
    rows = [(f'"{child}"', f'"{start}"', f'"{end or ""}"', f'"{ward}, ""north"""') for child, start, end, ward in ROWS]
    csv(path, rows)


def xlsx(path: Path, rows: Rows = ROWS) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Missing children"])
    sheet.append(HEADINGS)
    for child, start, end, ward in rows:
        sheet.append([child, datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None, ward])
    book.save(path)


def parquet(path: Path, rows: Rows = ROWS, kind: str = "TIMESTAMP") -> None:
    with duckdb.connect() as connection:
        named = ", ".join(f'"{name}" {"VARCHAR" if at in (0, 3) else kind}' for at, name in enumerate(HEADINGS))
        connection.execute(f"CREATE TABLE log ({named})")
        connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", rows)
        connection.execute(f"COPY log TO '{path}' (FORMAT parquet)")


def parquet_of_texts(path: Path) -> None:
    parquet(path, kind="VARCHAR")


WRITERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "csv": ("log.csv", csv),
    "csv with semicolons": ("log.csv", with_semicolons),
    "csv of Windows": ("log.csv", of_windows),
    "csv in UTF-16": ("log.csv", utf_16),
    "csv with titles": ("log.csv", titled),
    "csv with quotes": ("log.csv", quoted),
    "xlsx": ("log.xlsx", xlsx),
    "parquet": ("log.parquet", parquet),
    "parquet of texts": ("log.parquet", parquet_of_texts),
}


def numbers(folder: Path, file: str, **given: str) -> dict[str, float]:
    found, _, faults = counted(described(folder, COUNTS, file=file, **given))
    assert not faults, faults
    return {name: value for (name, area, group, period), value in found.items() if period == "2019-20"}


@pytest.mark.parametrize("kind", WRITERS)
def test_a_log_is_the_same_in_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    file, write = WRITERS[kind]
    (tmp_path / "sources").mkdir()
    write(tmp_path / "sources" / file)
    assert numbers(tmp_path, file) == EXPECTED


def test_a_folder_holds_a_file_a_month_of_any_kind(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "missing"
    folder.mkdir(parents=True)
    csv(folder / "2019-05.csv", ROWS[:1])
    xlsx(folder / "2019-06.xlsx", ROWS[1:3])
    parquet(folder / "2020-04.parquet", ROWS[3:])
    (folder / ".~lock.2019-05.csv#").write_text("in use", encoding="utf-8")
    assert numbers(tmp_path, "missing") == EXPECTED


def test_a_folder_of_parquet_is_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "missing"
    folder.mkdir(parents=True)
    for at, row in enumerate(ROWS):
        parquet(folder / f"{at}.parquet", [row])
    assert numbers(tmp_path, "missing") == EXPECTED


def test_columns_may_stand_in_another_order_in_each_file(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "missing"
    folder.mkdir(parents=True)
    csv(folder / "1.csv", ROWS[:2])
    lines = ["Ward,End,Start,Child", *(f"{ward},{end or ''},{start},{child}" for child, start, end, ward in ROWS[2:])]
    (folder / "2.csv").write_text("\n".join(lines), encoding="utf-8")
    assert numbers(tmp_path, "missing") == EXPECTED


def test_columns_that_words_do_not_tell_are_said(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    lines = ["Ref,Left,Back", *(f"{child},{start},{end or ''}" for child, start, end, _ in ROWS)]
    (tmp_path / "sources" / "log.csv").write_text("\n".join(lines), encoding="utf-8")
    assert numbers(tmp_path, "log.csv", more='child = "Ref"\nstart = "Left"\nend = "back"') == EXPECTED


def test_real_dates_of_a_workbook_and_of_parquet_are_days(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Child", "Date"])
    sheet.append([12, date(2019, 4, 1)])
    sheet.append([12.0, date(2020, 3, 31)])
    book.save(tmp_path / "sources" / "log.xlsx")
    found, _, faults = counted(described(tmp_path, {"children": "children"}, file="log.xlsx"))
    assert not faults
    assert found["children", "", "", "2019-20"] == 1


def test_numbers_with_a_point_part_figures_and_what_is_missing_is_not_known(tmp_path: Path) -> None:
    settings = described(tmp_path, {"events": "events", "children": "children"}, file="log.parquet", by="Level")
    made = "VALUES (1.0, 1.5), (1.0, 2.0), (2.0, 2.5), (2.5, 2.5), ('nan'::DOUBLE, 'nan'::DOUBLE)"
    select = f"SELECT a::DOUBLE AS Child, DATE '2019-06-01' AS Date, b::DOUBLE AS Level FROM ({made}) t(a, b)"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{tmp_path / 'sources' / 'log.parquet'}' (FORMAT parquet)")

    found, _, faults = counted(settings)

    assert not faults
    assert found["children", "", "", "2019-20"] == 3  # 1, 2 and 2.5
    levels = {group: value for (name, _, group, _), value in found.items() if name == "events" and group}
    assert levels == {"1.5": 1, "2": 1, "2.5": 2, "Not known": 1}
