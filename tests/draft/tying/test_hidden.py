"""Numbers that a report does not show, printed in a draft or following from it: told without the number."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from psrstats.draft.figures import printables
from psrstats.draft.review import Review
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions
from tests.draft.lines import document

EXAMPLE = Path(__file__).parents[3] / "examples" / "small-numbers"


@pytest.fixture(scope="module")
def report() -> Editions:
    return editions(EXAMPLE)


def codes(text: str, report: Editions) -> list[str]:
    return [found.code for found in reviewed(document(text), report).findings if found.severity == "error"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two children aged 0-9 were at risk of exploitation.", ["PSR120"]),
        ("In 2019-20, 23 children aged 10-12 were at risk of exploitation.", ["PSR120"]),
        ("Three children aged 0-9 were at risk of exploitation.", ["PSR120"]),  # whatever it is
        ("Age\tAt risk of exploitation\n0-9\t2\n13-15\t61\n16-17\t48", ["PSR120"]),
        ("Seven child deaths had factors that could be changed.", ["PSR120"]),
        ("64% of the child deaths that were reviewed had factors that could be changed.", ["PSR121"]),
        ("132 children at risk of exploitation were older than that.", ["PSR121"]),  # 134 less the two
        ("Fewer than 6 children aged 0-9 were at risk of exploitation.", []),
        ("61 children aged 13-15 were at risk of exploitation, of 134 in all.", []),
        ("11 child deaths were reviewed, 3 fewer than the 14 of 2018-19.", []),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_told(text: str, told: list[str], report: Editions) -> None:
    assert codes(text, report) == told


def test_no_part_of_a_review_holds_what_is_not_shown(report: Editions) -> None:
    text = "Of 134 children at risk of exploitation, 23 (17%) were aged 10-12 and 61 were aged 13-15."
    review = reviewed(document(text), report)
    assert "PSR120" in [found.code for found in review.findings]
    assert "23" not in everything(review)
    assert review.document.paragraphs[0].text == text.replace("23", "\u2588\u2588")


def test_the_internal_edition_shows_it() -> None:
    review = reviewed(
        document("23 children aged 10-12 were at risk of exploitation."), editions(EXAMPLE, internal=True)
    )
    assert [one.verdict for one in review.statements if one.number == "23"] == ["tied"]


def everything(review: Review) -> str:
    """Give all that a review says, but the lengths and places."""
    parts = (review.document, [(s.number, s.sentence, s.candidates) for s in review.statements])
    told = [(f.message, f.quote, f.printed, f.expected) for f in review.findings]
    rest = [(one.quote, one.working) for one in review.checked], [(one.quote, one.why) for one in review.unread]
    return repr((parts, told, rest))


LABELS = [
    ("10-12    [c]    [c]", ["10", "12"]),
    ("At risk of exploitation: 10-12    2019-20    number    [c]", ["10", "12"]),
    ("2019-20\t10\u201312\t61", ["10", "12"]),
    ("61    10-12", ["10", "12"]),
    ("10-12 children", []),  # a range that is stated, of no row
    ("10-11    61", []),  # the report has no such group
    ("12    61", []),
]


@pytest.mark.parametrize(("text", "labels"), LABELS)
def test_the_label_of_a_row_states_nothing(text: str, labels: list[str], report: Editions) -> None:
    """The report has the groups 0-9, 10-12, 13-15 and 16-17."""
    found = reviewed(document(text), report).statements
    assert [one.number for one in found if one.what == "label"] == labels


def test_a_number_that_is_printed_is_judged_alike_whatever_is_hidden(tmp_path: Path) -> None:
    """55 stands in the report, of children missing: that a group at risk is as many, or one fewer, is not told."""
    said = []
    for young, older in ((2, 55), (3, 54)):
        folder = Path(copytree(EXAMPLE, tmp_path / str(older)))
        sheet = folder / "sources" / "exploitation.csv"
        text = sheet.read_text(encoding="utf-8").replace("0-9,2", f"0-9,{young}").replace("10-12,23", f"10-12,{older}")
        sheet.write_text(text.replace("134", "166"), encoding="utf-8")
        figures = editions(folder)
        assert [one.value for one in printables(figures.sent, figures.public, "Anytown") if one.value == 55]
        said.append([codes(words, figures) for words in WORDS])
    assert said[0] == said[1]


WORDS = (
    "55 children at risk were missing.",
    "Children missing or at risk: 55 in 2019-20.",
    "Of those at risk of exploitation, 55 were missing.",
    "Age 10-12: missing children and children at risk of exploitation    55",
)
