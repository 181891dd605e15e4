"""Rows found in a file by its bytes are those that the ordinary reader of CSV finds."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

from psrstats.load.published import scan as scanning
from psrstats.load.published.scan import Asked, Layout, scan

NAMES = ["York", "Kingston upon Hull, City of", 'The "Isle" of Wight', "Bristol, City of", "Ely", "", "Ynys Môn"]


def write(path: Path, rows: list[list[str]], end: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator=end).writerows(rows)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("block", [40, 200, 1 << 22])
@pytest.mark.parametrize("seed", range(4))
def test_the_same_rows_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, block: int, seed: int
) -> None:
    """Whatever the size of the pieces, with delimiters, quotation marks and line ends within the cells."""
    monkeypatch.setattr(scanning, "BLOCK", block)
    chance = Random(seed)
    rows = [["level", "name", "note", "last"]]
    for _ in range(200):
        note = chance.choice(["a", "b, c", "two\nlines", 'says "no"', ""])
        rows.append([chance.choice(["LA", "Region"]), chance.choice(NAMES), note, chance.choice(["1", "", "22"])])
    write(tmp_path / "a.csv", rows, end)
    wanted = {"york", "kingston upon hull, city of", "ynys môn"}
    asked = Asked(1, frozenset(name.encode() for name in wanted), 0, b"la")
    start = len(f"level,name,note,last{end}")
    kept = scan(tmp_path / "a.csv", Layout(start, 4, ord(","), (0, 1, 2)), (asked,))
    assert kept is not None
    expected = [n for n, row in enumerate(rows) if row[0] == "LA" and row[1].casefold() in wanted]
    assert kept.numbers == expected
    assert [next(csv.reader([line.decode()]))[:2] for line in kept.lines] == [rows[n][:2] for n in expected]
    assert kept.constant == frozenset()


@pytest.mark.parametrize("middle", ["x", ""])
def test_a_column_that_varies_in_the_middle_is_not_constant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, middle: str
) -> None:
    monkeypatch.setattr(scanning, "BLOCK", 64)
    rows = [["name", "filter"], *([["York", ""]] * 40), ["York", middle], *([["York", ""]] * 40)]
    write(tmp_path / "a.csv", rows, "\n")
    kept = scan(tmp_path / "a.csv", Layout(12, 2, ord(","), (0, 1)), (Asked(0, frozenset([b"york"])),))
    assert kept is not None
    assert kept.constant == ({0} if middle else {0, 1})
    assert len(kept.lines) == 81


def test_rows_of_another_width_are_left_to_the_ordinary_reader(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [["name", "filter"], ["York", "a"], ["York"]], "\n")
    assert scan(tmp_path / "a.csv", Layout(12, 2, ord(","), ()), (Asked(0, frozenset([b"york"])),)) is None
