"""A second draft over those figures, in other words and with tables: nothing in it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.reading import read_draft
from psrstats.draft.review import Review
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions

EXAMPLE = Path(__file__).parents[3] / "examples" / "trafford-2023-24"


@pytest.fixture(scope="module")
def read() -> Review:
    return reviewed(read_draft(Path(__file__).with_name("trafford_review.txt")), editions(EXAMPLE))


def test_nothing_is_told(read: Review) -> None:
    assert [(one.code, one.message) for one in read.findings if one.severity != "note"] == []


def test_all_is_tied_but_what_the_report_has_not(read: Review) -> None:
    loose = [one.number for one in read.statements if one.verdict not in ("tied", "other")]
    assert loose == ["One in five", "nine times", "6", "14", "91%"]


@pytest.mark.parametrize(
    ("number", "figure"),
    [
        ("67 per 10,000", "looked-after-rate@2023-24"),
        ("56,000", "population-children@2023-24"),
        ("7.7%", "looked-after-percent-change@2023-24"),
        ("0.3%", "looked-after-percent-change:England@2023-24"),
        ("93.8", "looked-after-rate:North West@2023-24"),
        ("62.9", "looked-after-rate@2022-23"),
        ("30.3%", "looked-after-started-percent-change@2023-24"),
        ("109", "looked-after-started@2022-23"),
        ("395", "re-referrals@2022-23"),
        ("4.8%", "referrals-percent-change@2023-24"),
        ("half", "protection-plans-share:Neglect@2023-24"),
        ("40%", "protection-plans-share:Neglect@2022-23"),
        ("12.5%", "missing-incidents-percent-change@Q4 2023-24"),
        ("90", "missing-incidents@Q1 2023-24"),
        ("6.9%", "ward-deprivation:Hale@2023-24"),
    ],
)
def test_numbers_are_tied_to_what_they_are_said_of(number: str, figure: str, read: Review) -> None:
    assert figure in [one.figure for one in read.statements if one.number == number]


def test_the_same_number_of_another_year_is_another_figure(read: Review) -> None:
    tied = [one.figure for one in read.statements if one.number == "377"]
    assert tied == ["looked-after@2023-24", "looked-after@2023-24", "looked-after@2019-20"]
