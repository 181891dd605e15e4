"""Every code of a draft's ties has an example that fails it and one that passes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from psrstats.draft.reading import read_draft
from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions

EXAMPLES = Path(__file__).parents[3] / "examples"
CODES = ("PSR101", "PSR102", "PSR103", "PSR104", "PSR105", "PSR120", "PSR121")


@cache
def report(name: str) -> Editions:
    return editions(EXAMPLES / name)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("verdict", ["fail", "pass"])
def test_an_example_fails_and_one_passes(code: str, verdict: str) -> None:
    figures = report("small-numbers" if code > "PSR119" else "portsmouth-2019-20")
    found = reviewed(read_draft(EXAMPLES / "drafts" / code / f"{verdict}.md"), figures).findings
    assert [one.code for one in found] == ([code] if verdict == "fail" else [])
