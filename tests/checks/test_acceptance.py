"""Findings that an analyst has asked about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psrstats.checks import check
from psrstats.checks.acceptance import accepted
from psrstats.checks.evidence import Evidence
from psrstats.config import Acceptance, Measure
from psrstats.model import Finding
from tests.checks.evidence import evidence_of
from tests.measures.reports import observed, settings_of

PLANS = Measure(name="plans", title="Plans", source="s")
FOUND = Finding("parts", "error", "Parts do not add up.", ("s.csv!s!B2", "s.csv!s!B3"))


def evidence(code: str = "PSR002", where: str = "s.csv!s!B2", reads: str = "40") -> Evidence:
    settings = settings_of((PLANS,))
    one = Acceptance(code=code, where=where, reads=reads, reason="It is right", by="manager", when="2020-06-02")
    settings = replace(settings, acceptances=(one,))
    now, before = observed("plans", 40, cell="s.csv!s!B2"), observed("plans", 31, "2018-19", cell="s.csv!s!B3")
    return evidence_of(settings, now, before)


@pytest.mark.parametrize(("where", "reads"), [("s.csv!s!B2", "40"), ("s.csv!s!B3", "31")])
def test_a_finding_that_was_asked_about_is_told_with_its_reason(where: str, reads: str) -> None:
    (finding,) = accepted([FOUND], evidence(where=where, reads=reads))
    assert (finding.accepted, finding.message) == ("It is right (manager, 2020-06-02)", FOUND.message)


def test_an_acceptance_holds_no_longer_once_the_cell_reads_otherwise() -> None:
    finding, stale = accepted([FOUND], evidence(reads="41"))
    assert finding == FOUND
    assert (stale.code, stale.severity, stale.where) == ("PSR029", "warning", ("s.csv!s!B2",))
    assert stale.message == "PSR002 was accepted when the cell read '41'; it reads '40'."


@pytest.mark.parametrize(("code", "where"), [("PSR001", "s.csv!s!B2"), ("PSR002", "s.csv!s!C2")])
def test_an_acceptance_of_another_code_or_cell_accepts_nothing(code: str, where: str) -> None:
    finding, stale = accepted([FOUND], evidence(code, where))
    assert finding == FOUND
    assert (stale.code, stale.message) == ("PSR029", f"{code} is accepted here, but there is no such finding.")


def test_a_finding_of_a_cell_that_is_no_figure_may_be_accepted() -> None:
    of_file = Finding("file", "warning", "The file is older.", ("s.csv!s!A1",))
    (finding,) = accepted([of_file], evidence("PSR027", "s.csv!s!A1", "any words"))
    assert finding.accepted


def test_what_was_accepted_comes_last() -> None:
    small = Finding("file", "note", "The file has a blank row.", ("s.csv!s!A9",))
    assert [one.accepted != "" for one in check(evidence(), [FOUND, small])] == [False, True]
