"""Names of groups in psrstats.toml that no agency sends: told, for otherwise nobody sees that nothing was done."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.config.decided import Overlap
from psrstats.disclosure import unknown_places
from tests.disclosure.reports import frame, sent, settings_of

COUNTS = {"CSE": 40.0, "CCE": 30.0, "Both": 4.0, "": 66.0}


def told(overlap: Overlap | None = None, *no_totals: str) -> list[str]:
    settings = replace(settings_of(no_totals=list(no_totals)), overlaps=(overlap,) if overlap else ())
    return [str(fault) for fault in unknown_places(frame(sent(COUNTS)), settings)]


def test_groups_that_are_sent_are_let_be() -> None:
    assert told(Overlap(measure="plans", groups=("CSE", "CCE"), both="Both"), "plans", "plans:CSE", "plans:Town") == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"groups": ("CSE", "CCEE")}, "'plans' has no figures of 'CCEE'. Did you mean 'CCE'?"),
        ({"groups": ("CSE", "CCE"), "both": "Bot"}, "'plans' has no figures of 'Bot'. Did you mean 'Both'?"),
        ({"groups": ("CSE", "CCE"), "total": "Total"}, "'Total'. The total itself has no name; leave it out."),
    ],
)
def test_a_group_of_an_overlap_that_nobody_sends(given: dict[str, object], said: str) -> None:
    (fault,) = told(Overlap.model_validate({"measure": "plans", **given}))
    assert fault.startswith("psrstats.toml [[overlap]]")
    assert said in fault


def test_no_total_that_nobody_sends() -> None:
    (fault,) = told(None, "plans:Nowhere")
    assert fault.startswith("psrstats.toml [disclosure] no_totals: 'plans' has no figures of 'Nowhere'. There are: ")
