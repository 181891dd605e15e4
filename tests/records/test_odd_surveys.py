"""What stands among replies and is none, and what is counted and nobody answers: told, and never counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.records.surveys import Counts, counted, described, write

HEARD, HELPED = "I was heard", "Who helped?"
REPLIES: list[Sequence[object]] = [("ID", HEARD, "Number of visits"), (1, "Yes", 3), (2, "No", 4), (3, "Yes", 2)]
COUNTS: Counts = {
    "replies": ("replies", ""),
    "yes": ("number choice yes", HEARD),
    "visits": ("answers", "Number of visits"),
}
SUMMED: list[Sequence[object]] = [
    ("Total", 3, 9),  # in the column of numbers, which asks nothing
    ("Total", "", 9),
    ("", "Total", 9),  # under a question, before nothing but numbers
    ("Grand total", "2 Yes", 9),
]


@pytest.mark.parametrize("last", SUMMED)
def test_a_row_of_totals_is_no_reply(tmp_path: Path, last: Sequence[object]) -> None:
    write(tmp_path, [*REPLIES, last])
    found, findings, faults = counted(described(tmp_path, COUNTS))
    assert not faults
    assert found == {("replies", ""): 3, ("yes", ""): 2, ("visits", ""): 3}
    at = "asked.csv!asked!A5" if last[0] else "asked.csv!asked!B5"
    assert [(one.message, one.where) for one in findings] == [("1 is a total, and not counted.", (at,))]


def test_all_may_be_what_is_answered(tmp_path: Path) -> None:
    write(tmp_path, [(HELPED, HEARD), ("All", "Yes"), ("All", "No"), ("School", "Yes")])
    found, findings, _ = counted(described(tmp_path, {"all": ("number choice all", HELPED)}))
    assert found == {("all", ""): 2}
    assert not findings


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("yess", ["nobody answers 'yess' to 'I was heard': m counts none of it. Did you mean 'Yes'?"]),
        ("unsure", []),  # which nobody chose
        ("yes", []),
        ("mother", []),  # what one reply alone writes is not repeated
    ],
)
def test_an_answer_that_is_misspelt_is_told(tmp_path: Path, choice: str, told: list[str]) -> None:
    write(tmp_path, [(HEARD,), ("Yes",), ("Yes",), ("No",), ("No",), ("my mother",)])
    _, findings, faults = counted(described(tmp_path, {"m": (f"number choice {choice}", HEARD)}))
    assert not faults
    assert [one.message for one in findings] == told


def test_one_question_of_several_choices_is_one_column(tmp_path: Path) -> None:
    write(tmp_path, [(HELPED,), ("School;Police;",), ("School;",), ("Health;",), ("Police;School;",), ("Health;",)])
    found, _, faults = counted(described(tmp_path, {"helped": ("choices", HELPED)}))
    assert not faults
    assert found == {
        ("helped", "School"): 3, ("helped", "Police"): 2, ("helped", "Health"): 2, ("helped", ""): 5,
    }  # fmt: skip
