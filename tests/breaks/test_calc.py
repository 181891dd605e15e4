"""calc with what nobody would type: refused in words, or answered without what cannot be said."""

from __future__ import annotations

from pathlib import Path

import pytest

import psrstats
from psrstats.cli.calc.sheet import Sheet, read_sheet
from psrstats.errors import UserError


@pytest.mark.parametrize("digits", [10, 400, 4000])
def test_an_absurd_multiplier_is_refused(digits: int) -> None:
    with pytest.raises(UserError, match=r"per: is more than 1,000,000,000"):
        psrstats.rate(3, 1000, per=10**digits)
    with pytest.raises(UserError, match=r"per: is more than 1,000,000,000"):
        psrstats.fits("3.0", 3, 1000, per=10**digits)


@pytest.mark.parametrize("pair", [("3.7", "10"), ("3", "10.5"), ("0.1", "10"), ("2.9999", "3")])
def test_part_of_a_child_has_no_interval(pair: tuple[str, str]) -> None:
    answer = psrstats.percent(pair[0], pair[1])
    assert (answer.lower, answer.upper) == (None, None)
    assert "no interval: " in answer.line
    assert "is no whole number" in answer.line


def test_whole_children_have_one_however_they_are_written() -> None:
    assert psrstats.percent("3.0", "10.00").lower == psrstats.percent(3, 10).lower
    assert psrstats.percent([3.0, 3.7], [10, 10])["lower"].notna().tolist() == [True, False]


def test_a_rate_may_be_of_a_mean_population_but_not_of_part_of_an_event() -> None:
    assert psrstats.rate(3, "1000.5", per=1000).lower is not None
    assert psrstats.rate("3.5", 1000, per=1000).lower is None


def sheet_of(text: str, folder: Path, encoding: str = "utf-8") -> Sheet:
    file = folder / "figures.csv"
    file.write_bytes(text.encode(encoding))
    return read_sheet(str(file))


@pytest.mark.parametrize("header", ["numerator,numerator,denominator", "Numerator,denominator, numerator "])
def test_two_columns_of_a_name_that_is_needed_are_told(tmp_path: Path, header: str) -> None:
    with pytest.raises(UserError, match="has 2 columns 'numerator'"):
        sheet_of(f"{header}\n1,2,3\n", tmp_path).needed("numerator")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_sheet_is_read_as_excel_saves_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = f"café{delimiter}numerator\r\nx{delimiter}3\r\n"
    sheet = sheet_of(text, tmp_path, encoding)
    assert (sheet.header, sheet.rows) == (["café", "numerator"], [["x", "3"]])
