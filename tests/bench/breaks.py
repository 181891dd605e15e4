"""Whether each protection is needed, and missed: `python -m tests.bench.breaks [REPORTS [NAME ...]]`, 300 unless told.

Each protection is taken out of psrstats in its turn, all others left as they are; random reports are published and the
second attacker (tests/attacker) must then find more than it does with all of them. A protection that is taken out by a
name that psrstats has no more is told, and the command ends with 1, as it does where nothing is found.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
from msgspec import Struct

from psrstats.disclosure import Attack
from tests.attacker.apart_pieces import (
    between,
    by_sex_in_sheets,
    changed,
    running_total,
    total_elsewhere,
    two_breakdowns,
    years_together,
)
from tests.attacker.further_pieces import indexed, monthly_average, targeted
from tests.attacker.implied_pieces import elsewhere, outcomes
from tests.attacker.later_pieces import (
    ages_end_to_end,
    averaged,
    costed,
    reaching,
    shifted_years,
    suppressed_in_part,
)
from tests.attacker.made import Made
from tests.attacker.more_pieces import come_and_go, ranked, shared, shared_measures
from tests.attacker.pieces import (
    PIECES,
    Piece,
    added_up,
    by_group,
    by_ward,
    linked,
    of_which,
    part_of_whole,
    rates,
    scorecard,
    sent_rate,
    sent_ratio,
    two_ways,
)
from tests.attacker.reports import random_report
from tests.attacker.trying import tried

ENOUGH = 2  # reports breached by a break that are not without it: then the next break is tried
# What makes up for a protection when it is taken out: each takes the function or value that is there.
Part = Callable[[Random, str], Piece]
Instead = Callable[[Any], Any]


def none_of(_: Any) -> Any:
    """Give nothing, whatever is asked."""
    return lambda *_, **__: ()


def as_it_is(_: Any) -> Any:
    """Give back what is given first."""
    return lambda given, *_, **__: given


def no_rows(_: Any) -> Any:
    """Mark no row of the observations that are given first."""
    return lambda given, *_, **__: np.zeros(len(given), dtype=bool)


def nothing_small(_: Any) -> Any:
    """Say that no count is small."""
    return lambda _, counts: np.zeros_like(counts, dtype=bool)


def no_attack(_: Any) -> Any:
    """Find nothing open."""
    return lambda *_, **__: Attack((), ())


def no_report(real: Any) -> Any:
    """Know of no report of last year."""
    return lambda evidence, *_: real(evidence)


def no_places(_: Any) -> Any:
    """Leave nothing out."""
    return lambda *_, **__: set()


def no_twins(_: Any) -> Any:
    """Find no counts that are the same."""
    return lambda *_, **__: {}


def one_value(real: Any) -> Any:
    """Be content with one value fewer than are promised."""
    return lambda self, number, *more: real(self, number, *more[:-1], more[-1] - 1)


def no_links(_: Any) -> Any:
    """Find nothing that counts have to do with one another."""
    return lambda *_, **__: import_module(RELATIONS).Linked((), ())


def as_it_was(_: Any) -> Any:
    """Give the number as it was worked out, not as it is printed."""
    json = import_module("psrstats.writers.json")
    return lambda figures, row: json._number(figures, row)


# The protections: of each a name, and where what does it stands with what is put there instead. One that is added to
# psrstats is added here; where several places do it together, each is named.
DISCLOSURE = "psrstats.disclosure"
RELATIONS = f"{DISCLOSURE}.relations"
OWN_ATTACK = (("psrstats.report.editions", "attack", no_attack),)
SUMS = ((f"{DISCLOSURE}.by_sums.Sums", "through", none_of), (f"{DISCLOSURE}.by_sums.Sums", "of_blocks", none_of))
TWINS = (
    (RELATIONS, "same_counts", no_twins),
    (RELATIONS, "same_breakdowns", none_of),
    (RELATIONS, "agreements", none_of),
)
BESIDE = (f"{DISCLOSURE}.publishable", "sent_beside", no_rows)
IMPLIED = tuple((f"{DISCLOSURE}.implied", name, none_of) for name in ("of_lines", "of_places"))
ANY: tuple[Part, ...] = PIECES


class Break(Struct, frozen=True):
    """A protection: where what does it stands, what is put there instead, and the reports that show it."""

    patches: tuple[tuple[str, str, Instead], ...]
    of: tuple[Part, ...] = ANY
    years: float = 0.15


REST = tuple((RELATIONS, name, none_of) for name in ("of_shares", "of_labels", "of_ages"))
NARROW = (
    (f"{DISCLOSURE}.program.Program", "is_narrow", one_value),
    (f"{DISCLOSURE}.witnesses.Witnesses", "is_narrow", one_value),
    (f"{DISCLOSURE}.witnesses.Witnesses", "cover", one_value),
)
BREAKS: dict[str, Break] = {
    "small counts left out": Break(((f"{DISCLOSURE}.policy.Policy", "is_small", nothing_small),)),
    "others left out with them": Break(((f"{DISCLOSURE}.protection", "secondary", as_it_is), *OWN_ATTACK)),
    "all relations": Break(((f"{DISCLOSURE}.structure", "linked", no_links),), (by_group, by_ward, scorecard)),
    "totals by their sums": Break(SUMS, (by_group, by_ward)),
    "totals by their words and sums": Break(((RELATIONS, "named_totals", none_of), *SUMS), (two_ways,)),
    "parts and total as measures": Break(SUMS, (of_which,)),
    "quarters and their year": Break(((RELATIONS, "stretches", none_of), *SUMS), (scorecard,)),
    "sums and differences worked out": Break(((RELATIONS, "made_of", none_of), *SUMS, *TWINS), (added_up,)),
    "the same count in two tables": Break(TWINS, (linked,)),
    "what is left of a whole": Break(REST, (part_of_whole,)),
    "percentages beside counts": Break((BESIDE, *IMPLIED), (part_of_whole,)),
    "rates beside counts": Break((BESIDE, *IMPLIED), (sent_rate,)),
    "ratios beside counts": Break((BESIDE, *IMPLIED), (sent_ratio,)),
    "percentages that stand for counts": Break(IMPLIED[:1], (outcomes,), 0),
    "percentages of the same groups elsewhere": Break(IMPLIED[1:], (elsewhere,), 0),
    "words about counts": Break(((f"{DISCLOSURE}.publishable", "_without_words", as_it_is),), (by_group,)),
    "last year's report": Break((("psrstats.report.run", "published", no_report),), years=1),
    "last year's end and this year's": Break(((RELATIONS, "over_years", none_of),), (come_and_go,)),
    "totals and breakdowns apart": Break(
        ((f"{DISCLOSURE}.by_apart.Apart", "through", none_of),), (total_elsewhere, two_breakdowns, by_sex_in_sheets), 0
    ),
    "parts with other rows between": Break(((f"{DISCLOSURE}.by_apart.Apart", "through", none_of),), (between,), 0),
    "running totals and years together": Break(((RELATIONS, "running", none_of),), (running_total, years_together), 0),
    "averages among counts": Break(((f"{DISCLOSURE}.publishable", "_averages", no_rows), *OWN_ATTACK), (averaged,), 0),
    "averages of their own": Break(((f"{DISCLOSURE}.publishable", "sent_means", no_rows),), (monthly_average,), 0),
    "how far a count is from its target": Break(
        ((f"{DISCLOSURE}.changes.Changes", "_from_what_is_set", none_of), *OWN_ATTACK), (targeted,), 0
    ),
    "indexes of counts": Break(((f"{DISCLOSURE}.protection", "telling_indexes", no_places), *IMPLIED), (indexed,), 0),
    "costs and averages beside counts": Break((BESIDE, *IMPLIED), (costed,), 0),
    "reaches within reaches": Break(((RELATIONS, "of_reaches", none_of),), (reaching,), 0),
    "years that end apart": Break(((RELATIONS, "shifted", none_of),), (shifted_years,), 0),
    "ages end to end": Break(((RELATIONS, "of_bands", none_of), *SUMS, REST[2]), (ages_end_to_end,), 0),
    "totals of what an agency suppressed": Break(((RELATIONS, "of_suppressed", none_of),), (suppressed_in_part,), 0),
    "changes that are sent": Break(
        ((f"{DISCLOSURE}.changes.Changes", "telling", no_places), *OWN_ATTACK), (changed,), 0
    ),
    "groups that share children": Break(((RELATIONS, "overlapping", none_of),), (shared, shared_measures)),
    "ranks beside counts": Break(((f"{DISCLOSURE}.publishable", "sent_ranks", no_rows),), (ranked,)),
    "three values, not two": Break(NARROW, (by_group, two_ways)),
    "its own attack, and what it refuses": Break(OWN_ATTACK, (part_of_whole, rates)),
}


@contextmanager
def without(name: str) -> Iterator[None]:
    """Take a protection out of psrstats.

    Raises AttributeError or ImportError where it is not where it was.
    """
    with ExitStack() as stack:
        for owner, attribute, instead in BREAKS[name].patches:
            found = _found(owner)
            stack.enter_context(patch.object(found, attribute, instead(getattr(found, attribute))))
        yield


def _found(owner: str) -> Any:
    """Find a module, or a class in one."""
    module, _, name = owner.rpartition(".")
    return getattr(import_module(module), name) if name[0].isupper() else import_module(owner)


def breached(made: Made, missing: str = "") -> bool:
    """Say whether the second attacker finds anything in a report, fingerprints apart; missing: the protection."""
    with without(missing) if missing else ExitStack():
        try:
            return any(one.kind != "fingerprint" for one in tried(made, ("json",)).breaches)
        except AssertionError:  # what is printed contradicts itself, so that there is nothing to attack
            return False


def missed(name: str, reports: int) -> bool:
    """Take a protection out, and tell whether any report is open that is not open with it."""
    found, number = list[int](), 0
    try:
        while number < reports and len(found) < ENOUGH:
            made = random_report(number, BREAKS[name].of, BREAKS[name].years)
            found += [number] * (breached(made, name) and not breached(made))
            number += 1
    except (AttributeError, ImportError) as gone:
        print(f"NOT THERE   {name}: {gone}")
        return False
    said = "missed     " if found else "NOT MISSED "
    print(f"{said} {name}: {len(found)} of {number:,} reports are open without it {found}", flush=True)
    return bool(found)


def main(arguments: Sequence[str]) -> int:
    """Run and print; returns 1 where a protection is not missed."""
    reports = int(arguments[0]) if arguments else 300
    names = arguments[1:] or list(BREAKS)
    found = [missed(name, reports) for name in names]
    return int(not all(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
