"""Every code of the words' own arithmetic has an example that it is told of, and one right beside it that passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.arithmetic import arithmetic
from psrstats.draft.numbers import numbers_of
from psrstats.draft.reading import read_draft
from psrstats.draft.review import Found

EXAMPLES = Path(__file__).parents[3] / "examples" / "drafts"
CODES = [f"PSR{code}" for code in range(106, 120)]


def found(path: Path) -> tuple[Found, ...]:
    draft = read_draft(path)
    return arithmetic(draft, {paragraph.number: numbers_of(paragraph) for paragraph in draft.paragraphs})[0]


@pytest.mark.parametrize("code", CODES)
def test_what_fails_is_told_once_and_of_nothing_else(code: str) -> None:
    assert [flag.code for flag in found(EXAMPLES / code / "fail.md")] == [code]


@pytest.mark.parametrize("code", CODES)
def test_what_passes_is_told_of_nothing(code: str) -> None:
    assert found(EXAMPLES / code / "pass.md") == ()
