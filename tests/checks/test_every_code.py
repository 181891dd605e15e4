"""Every code has a page, and every check an example that fails it and one that passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psrstats.checks import CHECKS
from psrstats.codes import CODES, Code
from psrstats.pipeline import validate

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "checks"
CODES_WITH_EXAMPLES = sorted(folder.name for folder in EXAMPLES.iterdir()) if EXAMPLES.exists() else []


def test_codes_and_names_are_given_once_and_in_order() -> None:
    codes = [code.code for code in CODES]
    assert codes == sorted(set(codes))
    assert len({code.name for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_every_code_has_a_page(code: Code) -> None:
    page = (ROOT / "docs" / "checks" / f"{code.code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code.code}: ")


def test_every_check_has_examples() -> None:
    assert len(CODES_WITH_EXAMPLES) >= len(CHECKS)


@pytest.mark.parametrize("code", CODES_WITH_EXAMPLES)
@pytest.mark.parametrize("verdict", ["pass", "fail"])
def test_an_example_fails_and_one_passes(code: str, verdict: str) -> None:
    found = [finding for finding in validate(EXAMPLES / code / verdict).findings if finding.code == code]
    assert bool(found) == (verdict == "fail")
    assert all(
        re.fullmatch(r"[^!]+(![^!]+!([A-Z]+\d+|[a-z][^!]*))?", cell) for finding in found for cell in finding.where
    )
