"""One cell read, in the ways agencies type a figure."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psrstats.files.cells import read_cell, text_of
from psrstats.files.grid import Raw


@pytest.mark.parametrize(
    ("raw", "number_format", "value", "places", "percent"),
    [
        (0.196, "0.0%", 19.6, 1, True), (0.36, "0%", 36, 0, True), (0.0006, "0.00%", 0.06, 2, True),
        (0.29, "0%", 29, 0, True), (1, "0%", 100, 0, True), (0.2, "0.0%", 20, 1, True), (0.125, "0%", 12.5, 0, True),
        (12087, "#,##0", 12087, 0, False), (40.8, "", 40.8, 1, False), (48, "", 48, 0, False),
        (3.5, "0.00", 3.5, 2, False), ("22,020", "@", 22020, 0, False), ("19.6%", "", 19.6, 1, True),
        ("16.7 %", "", 16.7, 1, True), ("1.0", "", 1, 1, False), ("-4", "", -4, 0, False),
        ("\u22124", "", -4, 0, False), (" 1\u00a0204 ", "", 1204, 0, False), (".5", "", 0.5, 1, False),
        ("£1.2m", "", 1200000, 0, False), ("£3k", "", 3000, 0, False), ("1.25 million", "", 1250000, 0, False),
        ("(12)", "", -12, 0, False), ("6*", "", 6, 0, False), ("6**", "", 6, 0, False), ("12 [r]", "", 12, 0, False),
        ("6.3% \n(1.5 million adults)", "", 6.3, 1, True), ("2, 8483", "", 2848, 0, False),
        ("around 24", "", 24, 0, False),
        ("\uff11\uff12", "", 12, 0, False), ("1,204,300.50", "", 1204300.5, 2, False), ("nil", "", 0, 0, False),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_decimals(
    raw: Raw, number_format: str, value: float | None, places: int | None, percent: bool | None
) -> None:
    reading = read_cell(raw, number_format)
    if value is None:
        assert reading is None
    else:
        assert reading is not None
        assert (reading.value, reading.places, reading.percent, reading.marker) == (value, places, percent, "")


@pytest.mark.parametrize(
    ("raw", "marker"),
    [
        ("<5", "c"), ("Fewer than 5", "c"), ("< 10", "c"), ("*", "c"), ("c", "c"), ("[c]", "c"), ("Supp", "c"),
        ("x", "x"), ("..", "x"), (":", "x"), ("N/A", "x"), ("z", "z"), ("-", "z"),
        ("Not held", "x"), ("REFUSED", "x"), ("Exempt", "x"), ("not  recorded", "x"), ("[no data]", "x"),
        ("Withheld", "c"),
        ("~", "low"), ("k", "low"), ("u", "u"), (".", "x"), ("1 to 4", "c"), ("≤5", "c"), ("[low]", "low"),
    ],
)  # fmt: skip
def test_a_marker_is_read_and_is_never_a_number(raw: str, marker: str) -> None:
    reading = read_cell(raw)
    assert reading is not None
    assert reading.marker == marker
    assert math.isnan(reading.value)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "abc",
        "1.2.3",
        "12,34",
        "%",
        "3k",
        "12 children",
        "(12",
        "[note 1]",
        "Q4",
        "5-9",
        True,
        date(2020, 3, 31),
        "1e5",
        "nan",
        "inf",
        "12\t463",
        "2\n848",
        "1:30",
        "7:14",
        "210rp",
    ],
)
def test_anything_else_is_neither(raw: Raw) -> None:
    assert read_cell(raw) is None


@pytest.mark.parametrize(
    ("raw", "value", "status"),
    [
        ("305r", 305, "revised"), ("92p", 92, "provisional"), ("1,208 [e]", 1208, "estimated"),
        ("41 (r)", 41, "revised"),
        ("17.5%p", 17.5, "provisional"), ("17", 17, ""),
    ],
)  # fmt: skip
def test_what_a_sender_says_of_a_figure_is_kept(raw: str, value: float, status: str) -> None:
    reading = read_cell(raw)
    assert reading is not None
    assert (reading.value, reading.status, bool(reading.doubt)) == (value, status, bool(status))


@pytest.mark.parametrize(("raw", "value", "places"), [("9.26:1", 9.26, 2), ("3 to 1", 3, 0), ("2.5 : 1.0", 2.5, 1)])
def test_so_many_to_one_is_a_ratio(raw: str, value: float, places: int) -> None:
    reading = read_cell(raw)
    assert reading is not None
    assert (reading.value, reading.places, reading.ratio) == (value, places, True)


def test_a_length_of_time_is_hours_and_says_so() -> None:
    reading = read_cell(timedelta(days=2, hours=1, minutes=45))
    assert reading is not None
    assert (reading.value, reading.places) == (49.75, 2)
    assert "49.75 hours" in reading.doubt
    assert text_of(timedelta(days=2, hours=1, minutes=45)) == "49:45"


def test_a_nil_return_is_nought_and_says_so() -> None:
    reading = read_cell("Nil return")
    assert reading is not None
    assert (reading.value, reading.doubt) == (0, "is taken for 0")


@given(st.decimals(min_value=0, max_value=10, places=4, allow_nan=False, allow_infinity=False))
def test_a_percentage_is_a_hundred_times_what_is_stored(stored: Decimal) -> None:
    reading = read_cell(float(stored), "0.00%")
    assert reading is not None
    assert Decimal(repr(reading.value)) == stored * 100
