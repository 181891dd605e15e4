"""Ties kept by sentence: an old sentence with new numbers is tied as it was, and no count is written down."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from psrstats.draft.review import Review
from psrstats.draft.reviewing import review
from psrstats.draft.tying.remembered import KEPT_FILE
from psrstats.draft.writing.listing import listing
from psrstats.errors import UserError
from psrstats.report import Run
from tests.draft.lines import document

EXAMPLE = Path(__file__).parents[3] / "examples" / "portsmouth-2019-20"
TEXT = "In Q4, 463 children were looked after."
COURSES = "training-courses@2019-20"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "report"
    shutil.copytree(EXAMPLE, folder)
    return folder


def begin(report: Path, lines: str = "") -> Path:
    path = report / KEPT_FILE
    path.write_text(lines, encoding="utf-8")
    return path


def verdicts(read: Review) -> list[tuple[str, str, str | None]]:
    return [(one.number, one.verdict, one.figure) for one in read.statements if one.verdict != "other"]


def test_nothing_is_kept_unless_the_file_is_there(report: Path) -> None:
    review(document(TEXT), Run(report))
    assert not (report / KEPT_FILE).exists()


def test_what_is_kept_holds_no_number_and_no_year(report: Path) -> None:
    path = begin(report)
    review(document("In Q4 2019-20, 463 children were looked after, compared with 483 in Q4 2018-19."), Run(report))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["0 +0 Q4 | looked-after", "1 -1 Q4 | looked-after"]


def test_an_old_sentence_is_tied_as_it_was_whatever_its_number(report: Path) -> None:
    sentence = "They held {} courses."  # too little is said to tell a slip
    slipped = document(sentence.format("70"))
    assert verdicts(review(slipped, Run(report))) == [("70", "unsupported", None)]
    path = begin(report)
    assert verdicts(review(document(sentence.format("71")), Run(report))) == [("71", "tied", COURSES)]
    assert path.read_text(encoding="utf-8").rstrip().endswith("0 +0 1 4 to 31 3 | training-courses")
    assert verdicts(review(slipped, Run(report))) == [("70", "mismatched", COURSES)]


def test_another_period_of_the_same_words_has_the_same_key(report: Path) -> None:
    path = begin(report)
    review(document("In Q4 2019-20, 463 children were looked after."), Run(report))
    first = path.read_text(encoding="utf-8")
    review(document("In Q4 2020-21, 463 children were looked after."), Run(report))
    assert path.read_text(encoding="utf-8") == first


def test_a_sentence_that_stands_twice_is_dropped(report: Path) -> None:
    path = begin(report)
    review(document("463 children were looked after.\n483 children were looked after."), Run(report))
    assert path.read_text(encoding="utf-8") == ""


def test_a_line_of_another_hand_is_told(report: Path) -> None:
    begin(report, "hello\n")
    with pytest.raises(UserError, match=rf"{KEPT_FILE} line 1: is no tie"):
        review(document(TEXT), Run(report))


def test_what_is_not_shown_is_not_kept(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    shutil.copytree(EXAMPLE.parent / "small-numbers", folder)
    path = begin(folder)
    review(document("Two children aged 0-9 were at risk of exploitation."), Run(folder))
    assert path.read_text(encoding="utf-8") == ""


def test_a_second_run_says_what_is_new_and_leaves_out_the_notes_that_were_told(report: Path) -> None:
    begin(report)
    text = "In Q4, 463 children were looked after. A tool was used by 512 people and 77 teams."
    first = review(document(text), Run(report))
    assert [one.new for one in first.statements if one.verdict != "other"] == [None, None, None]
    assert "since the last run" not in listing(first)
    again = review(document(text), Run(report))
    assert [one.new for one in again.statements if one.verdict != "other"] == [False, False, False]
    said = listing(again)
    assert "0 statistics are new or changed since the last run, 3 as before." in said
    assert "PSR104" not in said
    assert "And 2 notes on numbers that are as before: --all lists them." in said
    assert "PSR104" in listing(again, whole=True)


def test_an_edit_is_new_and_a_slip_is_told_each_time(report: Path) -> None:
    begin(report)
    review(document("In Q4, 463 children were looked after. It was used by 77 teams."), Run(report))
    told = []
    for _ in range(2):
        text = "In Q4, 436 children were looked after. It was used by 77 teams. Of these, 12 left."
        found = review(document(text), Run(report))
        told.append({one.number: one.new for one in found.statements if one.verdict != "other"})
        assert [one.code for one in found.findings if one.severity == "error"] == ["PSR101"]
    assert told == [{"436": True, "77": False, "12": True}, {"436": True, "77": False, "12": False}]


def test_what_is_kept_holds_no_number_of_what_is_tied_to_nothing(report: Path) -> None:
    path = begin(report)
    review(document("It was used by 8,765 teams and 4,321 schools."), Run(report))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[2] for line in lines] == ["0 +0 untied | -", "1 +0 untied | -"]
