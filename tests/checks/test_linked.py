"""Jumps in the ratio of two linked counts."""

from __future__ import annotations

import pytest

from psrstats.checks.linked import linked
from psrstats.config import Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import observed, settings_of

CONTACTS = Measure(name="contacts", title="Contacts", source="s")
CHILDREN = Measure(name="children", title="Children", source="s")
RATIO = Measure(name="each", title="Each", unit="ratio", numerator="contacts", denominator="children")
SETTINGS = settings_of((CONTACTS, CHILDREN, RATIO))


def found(
    contacts: tuple[int, int], children: tuple[int, int], periods: tuple[str, str] = ("2018-19", "2019-20")
) -> list[Finding]:
    sent = [
        observed(name, count, period)
        for name, counts in (("contacts", contacts), ("children", children))
        for period, count in zip(periods, counts, strict=True)
    ]
    return list(linked(evidence_of(SETTINGS, *sent)))


@pytest.mark.parametrize(
    ("contacts", "children", "told"),
    [
        ((10000, 11000), (10000, 8800), 1),  # one rose by 10%, the other fell by 12%: 1.25 times
        ((10000, 11000), (10000, 8801), 0),  # a little less than 1.25 times
        ((10000, 8800), (10000, 11000), 1),  # the other way
        ((10000, 10400), (10000, 8000), 0),  # one rose by less than 5%: 1.3 times is not 2
        ((10000, 10500), (10000, 8000), 1),  # by 5%
        ((10000, 30000), (10000, 15000), 1),  # both rose: twice
        ((10000, 29999), (10000, 15000), 0),
        ((10, 13), (10, 8), 0),  # so few may be chance
        ((10000, 10000), (10000, 0), 0),
    ],
)
def test_a_ratio_that_jumps_is_a_warning(contacts: tuple[int, int], children: tuple[int, int], told: int) -> None:
    assert [one.severity for one in found(contacts, children)] == ["warning"] * told


def test_all_four_counts_are_named_with_what_became_of_their_ratio() -> None:
    (finding,) = found((24000, 22000), (8000, 11000))
    cells = ("contacts 2019-20", "children 2019-20", "contacts 2018-19", "children 2018-19")
    assert (finding.where, finding.printed, finding.expected) == (cells, "2.00", "3.00")
    assert "one fell by 8.3% while the other rose by 37.5%" in finding.message


def test_only_a_year_before_is_held_against() -> None:
    assert found((10000, 30000), (10000, 10000), ("2017-18", "2019-20")) == []
    assert found((10000, 30000), (10000, 10000), ("Q3 2019-20", "Q4 2019-20")) == []
    assert len(found((10000, 30000), (10000, 10000), ("Q4 2018-19", "Q4 2019-20"))) == 1
