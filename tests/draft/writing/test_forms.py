"""A review as a list, as JSON and as a page."""

from __future__ import annotations

import json as reader
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from psrstats.draft.writing.json import json
from psrstats.draft.writing.listing import listing
from psrstats.draft.writing.page import page
from psrstats.lint.linting import lint
from tests.draft.writing.made import DOCUMENT, REVIEW, found


def test_the_list_begins_with_the_worst_and_ends_with_the_counts() -> None:
    assert listing(REVIEW) == (
        'error PSR106 page 3, "Early help", paragraph 2\n'
        "  There was change with 435 (>65%<) of the 730 families, and 740 (41%) of 1,826 others in 2019.\n"
        "  435 of 730 is 59.6%, printed 65%.\n"
        "\n"
        'note PSR104 page 3, "Early help", paragraph 3, table row\n'
        "  Abbey | >12< <b>¹\n"
        "  No figure gives 12.\n"
        "  Expected: 59.6%.\n"
        "\n"
        'accepted PSR103 page 3, "Early help", paragraph 2\n'
        "  There was change with 435 (65%) of the 730 families, and >740< (41%) of 1,826 others in 2019.\n"
        "  It may be either.\n"
        "  Expected: 59.6%.\n"
        "\n"
        "Not read: Page 7 is a picture: nothing on it was read.\n"
        "6 numbers: 4 statistics (1 tied, 1 mismatched, 1 ambiguous, 1 unsupported), 1 of other kinds, 1 not read.\n"
        "2 of 2 statements about two or more numbers could be judged.\n"
        "1 error, 1 note; 1 accepted.\n"
    )


def test_a_short_list_says_how_many_are_left() -> None:
    said = listing(REVIEW, 1)
    assert said.count("PSR") == 1
    assert "And 2 more: --all lists them." in said
    assert "1 error, 1 note; 1 accepted." in said


def test_the_json_has_every_number_with_its_place() -> None:
    told = reader.loads(json(REVIEW))
    assert set(told) == {"draft", "report", "statements", "findings", "checked", "unread", "notes", "summary"}
    assert told["statements"][0] == {
        "paragraph": 2, "page": 3, "offset": 22, "length": 3, "text": DOCUMENT.paragraphs[1].text, "number": "435",
        "verdict": "tied", "what": "", "figure": "families@2019", "source": "early-help.csv!A!B2", "candidates": [],
    }  # fmt: skip
    assert [each["figure"] for each in told["statements"][2]["candidates"]] == ["a@2019", "b@2019"]
    assert told["findings"][1] == {
        "code": "PSR106", "severity": "error", "message": "435 of 730 is 59.6%, printed 65%.",
        "paragraph": 2, "page": 3, "offset": 27, "length": 3, "quote": DOCUMENT.paragraphs[1].text,
        "printed": "65%", "expected": "59.6%", "accepted": False,
    }  # fmt: skip
    assert told["checked"][0]["working"] == "740 of 1,826 is 40.5%."
    assert told["unread"][0]["why"] == "It cannot be read for sure."
    assert told["summary"] == {
        "numbers": 6, "tied": 1, "ambiguous": 1, "mismatched": 1, "unsupported": 1, "other": 1, "unread": 1,
        "judged": 2, "not_judged": 0, "error": 1, "warning": 0, "note": 1, "accepted": 1,
    }  # fmt: skip


def test_each_number_of_the_page_has_a_mark_a_letter_and_what_is_told_of_it() -> None:
    said = page(REVIEW)
    assert '<mark class="tied">435 <b>T</b></mark> (<mark class="mismatched">65% <b>M</b></mark>)' in said
    assert "<li>435: tied. families@2019, from early-help.csv!A!B2</li>" in said
    assert "<li>740: ambiguous. a@2019, from a.csv!A!B3; or b@2019, from a.csv!A!B4" in said
    assert '<a href="#p2">Error PSR106: 435 of 730 is 59.6%, printed 65%.</a>' in said
    assert "&lt;b&gt;" in said
    assert "<b>¹" not in said
    assert "5 not read" not in said


@pytest.mark.parametrize("against", ["examples/anytown", ""])
def test_the_page_passes_every_check_of_accessibility(tmp_path: Path, against: str) -> None:
    path = tmp_path / "checked.html"
    path.write_text(page(replace(REVIEW, against=against)), encoding="utf-8")
    (linted,) = lint([path])
    assert linted.counts["fail"] == 0
    assert linted.passed >= 8


def test_without_a_report_no_number_is_said_to_be_unsupported() -> None:
    alone = replace(REVIEW, against="")
    assert "tied" not in listing(alone).splitlines()[-3]
    assert "a statistic; it was held against no report" in page(alone)


def test_what_is_not_to_be_shown_is_in_no_form() -> None:
    blanked = replace(
        DOCUMENT, paragraphs=tuple(replace(each, text=each.text.replace("12", "██")) for each in DOCUMENT.paragraphs)
    )
    statements = [
        replace(each, number="██", sentence="") if each.number == "12" else each for each in REVIEW.statements
    ]
    hidden = replace(found("PSR120", "error", "12", "It is not to be shown.", number=3), quote="", printed="██")
    review = replace(REVIEW, document=blanked, statements=tuple(statements), findings=(hidden,))
    for form in (listing, json, page):
        told = re.sub(r'12 <b>|"(offset|length)": \d+', "", form(review))  # the key to the marks, and places
        assert "██" in told
        assert not re.findall(r"(?<![\d.])12(?!\d)", told), form
