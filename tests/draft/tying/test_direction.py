"""Words of direction against the figures that a draft's numbers are tied to."""

from __future__ import annotations

from pathlib import Path

import pytest

from psrstats.draft.reviewing import reviewed
from psrstats.pipeline import editions
from psrstats.results import Editions
from tests.draft.lines import document

EXAMPLE = Path(__file__).parents[3] / "examples" / "portsmouth-2019-20"


@pytest.fixture(scope="module")
def report() -> Editions:
    return editions(EXAMPLE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Children in Need with an allocated social worker have {} to 96% in Q4.", {"increased": 0, "fallen": 1}),
        ("Re-referrals to social care are 22.2% in Q4. This is {} from 19.8% in 2018-19.", {"up": 0, "a reduction": 1}),
        ("Repeat conferences that were inquorate {} from 10% in Q2 to 3% in Q3.", {"dropped": 0, "rose": 1}),
        ("The number of looked after children is planned to {} to 463.", {"rise": 0}),
        ("The number of looked after children {} to 463 in Q4.", {"fell": 0, "rose": 1}),
    ],
)  # fmt: skip
def test_a_word_that_the_figures_go_against_is_told_once(text: str, told: dict[str, int], report: Editions) -> None:
    for word, times in told.items():
        found = reviewed(document(text.format(word)), report).findings
        assert [one.code for one in found if one.severity != "note"] == ["PSR111"] * times, word
