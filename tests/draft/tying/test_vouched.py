"""What psrstats.toml says of a draft: numbers that no sheet holds, and findings that were asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from psrstats.config import Acceptance, Settings, StatedElsewhere
from psrstats.draft.review import Review
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions
from tests.draft.lines import document

EXAMPLE = Path(__file__).parents[3] / "examples" / "portsmouth-2019-20"
STATED = StatedElsewhere(words="helpline answered", reads="1,240", source="Helpline log", by="analyst", when="May 2020")
ACCEPTED = Acceptance(code="PSR101", words="are Looked After", reads="436", reason="x", by="analyst", when="May 2020")
TEXT = "The helpline answered 1,240 calls.\n436 children are Looked After."


@pytest.fixture(scope="module")
def report() -> Editions:
    return editions(EXAMPLE)


def read(text: str, report: Editions, **settings: object) -> Review:
    described: Settings = replace(report.settings, **settings)
    return reviewed(document(text), replace(report, settings=described))


def told(review: Review) -> list[tuple[str, str, bool]]:
    return [(found.code, found.printed, found.accepted) for found in review.findings]


def test_without_them_both_are_told(report: Editions) -> None:
    assert told(read(TEXT, report)) == [("PSR104", "1,240", False), ("PSR101", "436", False)]


def test_a_number_that_is_vouched_for_is_tied_to_its_source(report: Editions) -> None:
    review = read(TEXT, report, stated=(STATED,))
    assert told(review) == [("PSR101", "436", False)]
    (one,) = [one for one in review.statements if one.number == "1,240"]
    assert (one.verdict, one.figure, one.source) == ("tied", None, "Helpline log")


def test_an_accepted_finding_is_marked(report: Editions) -> None:
    assert told(read(TEXT, report, acceptances=(ACCEPTED,)))[-1] == ("PSR101", "436", True)


@pytest.mark.parametrize("words", ["helpline took", "answered 1,241"])
def test_one_that_matches_nothing_is_told(words: str, report: Editions) -> None:
    review = read(TEXT, report, stated=(STATED.model_copy(update={"words": words}),))
    assert ("PSR029", "1,240", False) in told(review)


def test_one_whose_number_has_changed_is_told(report: Editions) -> None:
    review = read(TEXT.replace("1,240", "1,420"), report, stated=(STATED,))
    assert ("PSR104", "1,420", False) in told(review)
    assert ("PSR029", "1,240", False) in told(review)


def test_one_that_held_until_last_year_is_told_again(report: Editions) -> None:
    review = read(TEXT, report, stated=(STATED.model_copy(update={"until": "2018-19"}),))
    assert [one for one in told(review) if one[1] == "1,240"] == [
        ("PSR029", "1,240", False),
        ("PSR104", "1,240", False),
    ]
    assert "until 2018-19" in review.findings[0].message


def test_one_that_holds_until_this_year_is_quiet(report: Editions) -> None:
    assert "PSR104" not in [
        code for code, _, _ in told(read(TEXT, report, stated=(STATED.model_copy(update={"until": "2019-20"}),)))
    ]


def test_an_acceptance_of_a_cell_is_none_of_a_draft(report: Editions) -> None:
    of_cell = Acceptance(code="PSR101", where="a.csv!a!B2", reads="436", reason="x", by="analyst", when="May 2020")
    assert told(read(TEXT, report, acceptances=(of_cell,)))[-1] == ("PSR101", "436", False)


def test_an_acceptance_names_a_cell_or_words() -> None:
    for given in ({}, {"where": "a.csv!a!B2", "words": "x"}):
        with pytest.raises(ValueError, match="'where' for a finding of a cell, or 'words'"):
            Acceptance(code="PSR101", reads="4", reason="x", by="analyst", when="May 2020", **given)
