"""What is a list of children, whose rows nobody is shown, and what is a table with a code of each authority."""

from __future__ import annotations

from typing import Any

import pytest

from psrstats.files.grid import Grid
from psrstats.records.log_seen import see_log


@pytest.mark.parametrize(
    ("headings", "row", "listed"),
    [
        (["LA code", "Local authority", 2018, 2019], [840, "Durham", 810, 820], False),
        (["LA code", "Date", "Cases"], [840, "3/5/2019", 12], False),
        (["Age group", "Adult", "Child"], ["5 to 9", 120, 131], False),
        (["URN", "School", "Inspection date"], [100126, "Alder Primary", "3/5/2019"], False),
        (["ID", "Date", "DOB"], ["T7", "3/5/2019", "1/2/2009"], True),
        (["LA child ID", "Ward"], ["77123", "Alder"], True),
        (["Child ID", "Ward"], [1, "Alder"], True),
        (["Child", "Ward"], ["A12", "Alder"], True),
        (["UPN", "School"], ["H80120000000", "Alder Primary"], True),
    ],
)
def test_a_code_of_an_authority_and_a_number_of_children_are_no_identifiers(
    headings: list[Any], row: list[Any], listed: bool
) -> None:
    assert (see_log(Grid("a.csv", "a", [headings, row, row])) is not None) == listed
