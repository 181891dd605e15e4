"""A number in a content control that `psrstats fill` has named is tied to that figure, whatever its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.reading import read_draft
from psrstats.draft.review import Review
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions
from tests.draft.reading.word_file import p, r, tbl, tc, word_file

EXAMPLE = Path(__file__).parents[3] / "examples" / "portsmouth-2019-20"
FIGURE = "looked-after@Q4 2019-20"


@pytest.fixture(scope="module")
def report() -> Editions:
    return editions(EXAMPLE)


def control(name: str, *content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr><w:sdtContent>{"".join(content)}</w:sdtContent></w:sdt>'


def read(folder: Path, report: Editions, *body: str) -> Review:
    path = folder / "draft.docx"
    path.write_bytes(word_file(*body))
    return reviewed(read_draft(path), report)


def verdicts(review: Review) -> list[tuple[str, str, str | None]]:
    return [(one.number, one.verdict, one.figure) for one in review.statements]


@pytest.mark.parametrize("name", [FIGURE, "looked-after"])
@pytest.mark.parametrize("number", ["463", "400"])
def test_words_that_tell_nothing_are_tied_by_the_control(
    tmp_path: Path, report: Editions, name: str, number: str
) -> None:
    found = read(tmp_path, report, p(r("It stood at "), control(f"figure:{name}", r(number)), r(", and 12 others.")))
    verdict = "tied" if number == "463" else "mismatched"
    assert verdicts(found) == [(number, verdict, FIGURE), ("12", "unsupported", None)]
    told = [one for one in found.findings if one.severity == "error"]
    assert [(one.code, one.expected) for one in told] == ([] if number == "463" else [("PSR101", "463")])


def test_controls_around_paragraphs_and_in_cells_are_read(tmp_path: Path, report: Editions) -> None:
    cell = tc(p(control(f"figure:{FIGURE}", r("463"))))
    found = read(tmp_path, report, control(f"figure:{FIGURE}", p("463 children")), tbl(("What", "It"), ("This", cell)))
    assert verdicts(found) == [("463", "tied", FIGURE)] * 2


@pytest.mark.parametrize("name", ["figure:no-such-measure", "table:wards", "Click here"])
def test_other_controls_are_read_as_any_text(tmp_path: Path, report: Editions, name: str) -> None:
    found = read(tmp_path, report, p(r("It stood at "), control(name, r("463")), r(".")))
    assert [one.verdict for one in found.statements] == ["unsupported"]
