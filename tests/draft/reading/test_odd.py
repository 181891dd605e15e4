"""Damaged and odd drafts: each is read or refused in a user's words, in time, and nothing is read that is not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draft.reading.trying import tried

SOME = 40  # the bench tries all of 500


@pytest.mark.parametrize("seed", range(SOME))
def test_an_odd_draft_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    assert tried(seed, tmp_path) in ("read", "refused")
