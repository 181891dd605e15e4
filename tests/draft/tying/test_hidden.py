"""Numbers that a report does not show, printed in a draft or following from it: told without the number."""

from __future__ import annotations

from pathlib import Path

import pytest

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
