"""A few of the random reports that the bench makes by the thousand: nobody can bring a count under what is promised."""

from __future__ import annotations

import pytest

from tests.attacker.publishing import FULL, QUICK
from tests.attacker.reports import random_report
from tests.attacker.trying import tried
from tests.attacker.wider import apart_report, derived_report, later_report, wider_report

FOUND = (45, 1044, 1052, 1065, 1066, 1129, 1146, 1171, 1229, 1266, 1273)  # in which something was once left open
SEEDS = (*(seed for seed in range(32) if seed not in FOUND), *FOUND)
EVERY = 10  # of so many one is published in every format


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_shown_cannot_be_worked_out(seed: int) -> None:
    done = tried(random_report(seed), QUICK if seed % EVERY else FULL)
    assert [str(one) for one in done.breaches] == []
    assert not done.refused or "PSR021" in done.refused


@pytest.mark.parametrize("seed", range(24))
def test_what_ranks_years_and_shared_groups_do_not_tell(seed: int) -> None:
    done = tried(wider_report(seed), ("json",))
    assert [str(one) for one in done.breaches] == []
    assert not done.refused


@pytest.mark.parametrize("seed", range(24))
def test_what_adds_up_apart_tells_nothing(seed: int) -> None:
    done = tried(apart_report(seed), ("json",))
    assert [str(one) for one in done.breaches] == []
    assert not done.refused


@pytest.mark.parametrize("seed", range(24))
def test_what_is_no_sum_tells_nothing(seed: int) -> None:
    done = tried(later_report(seed), ("json",))
    assert [str(one) for one in done.breaches] == []
    assert not done.refused


@pytest.mark.parametrize("seed", range(18))
def test_what_is_worked_out_from_others_tells_nothing(seed: int) -> None:
    done = tried(derived_report(seed), ("json",))
    assert [str(one) for one in done.breaches] == []
    assert not done.refused


def test_the_reports_in_which_no_sum_tells_are_of_every_kind() -> None:
    kinds = {kind.removesuffix(" (init)") for seed in range(150) for kind in later_report(seed).kinds}
    assert kinds >= {
        *("averaged", "costed", "reaching", "shifted", "ages", "in part"),
        *("monthly average", "ratio of two", "months", "remainder", "gap", "two years"),
        *("targeted", "indexed", "sections"),
    }


def test_the_reports_that_add_up_apart_are_of_every_kind() -> None:
    kinds = {kind.removesuffix(" (init)") for seed in range(150) for kind in apart_report(seed).kinds}
    assert kinds >= {
        *("total apart", "two breakdowns", "sent again", "sexes in sheets", "between"),
        *("running", "years together", "changed", "localities"),
    }


def test_the_wider_reports_are_of_every_kind_too() -> None:
    made = [wider_report(seed) for seed in range(100)]
    kinds = {kind.split(",")[0] for one in made for kind in one.kinds}
    assert kinds >= {"ranks sent", "come and go", "shared"}
    assert any(one.toml for one in made)
    assert any(one.rule.midpoint for one in made)
    assert any(one.rule.least for one in made)


def test_the_same_number_makes_the_same_report() -> None:
    assert random_report(7) == random_report(7)


def test_the_reports_are_of_every_kind() -> None:
    kinds = {kind.split(" ")[0].split("+")[0] for seed in range(300) for kind in random_report(seed).kinds}
    assert kinds == {
        "outcomes",
        "elsewhere",
        *("groups", "wards", "quarters", "measures", "rate", "ratio", "share", "two", "linked", "added", "of", "rates"),
    }
