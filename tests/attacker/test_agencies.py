"""An agency that sent nothing, and is in the total of all agencies that another file has."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from psrstats.config import Measure
from tests.attacker.enumerating import Count, Report, opened
from tests.disclosure.reports import hidden, settings_of
from tests.measures.reports import observed

AGENCIES = ("police", "health")


def _three_of_others(labels: Mapping[str, str]) -> Report:
    """60 of all, 40 of police and 17 of health: three came from others."""
    of = dict(zip(labels, ("police", "health", "police + health + others"), strict=True))
    return Report(
        {f"s{at}": (("Measure", "2019-20"), (labels[name], Count(of[name]))) for at, name in enumerate(of)},
        [
            {"name": f"m{at}", "title": labels[name], "source": f"s{at}", "label": labels[name]}
            for at, name in enumerate(of)
        ],
        {"police": 40, "health": 17, "others": 3},
        {"police": 60, "health": 60, "others": 60},
        {"others": "others"},
        layout="listing",
    )


@pytest.mark.parametrize("said", ["Contacts, {}", "Contacts ({})"])
@pytest.mark.parametrize("every", ["all agencies", "all partner agencies", "total"])
def test_what_the_total_of_all_agencies_leaves(said: str, every: str) -> None:
    assert opened(_three_of_others({name: said.format(name) for name in (*AGENCIES, every)})) == {}


@pytest.mark.parametrize("every", ["All contacts", "Any contacts"])
@pytest.mark.parametrize("said", ["Contacts from {}", "Contacts by {}"])
def test_what_all_leave_beside_those_from_each(said: str, every: str) -> None:
    assert opened(_three_of_others({**{name: said.format(name) for name in AGENCIES}, "every": every})) == {}


@pytest.mark.parametrize(("others", "left_out"), [(3, 1), (30, 0)])
def test_what_is_left_by_many_stays(others: int, left_out: int) -> None:
    labels = {"Contacts by police": 40, "Contacts, all agencies": 40 + others}
    measures = [Measure(name=f"m{at}", title=label, source=f"s{at}") for at, label in enumerate(labels)]
    sent = [observed(f"m{at}", count, source=f"s{at}") for at, count in enumerate(labels.values())]
    assert len(hidden(sent, settings_of(*measures))) == left_out
