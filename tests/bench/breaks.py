"""Whether each protection is needed, and missed: `python -m tests.bench.breaks [REPORTS [NAME ...]]`, 300 unless told.

Each protection is taken out of psrstats in its turn, all others left as they are; random reports are published and the
second attacker (tests/attacker) must then find more than it does with all of them. A protection that is taken out by a
name that psrstats has no more is told, and the command ends with 1, as it does where nothing is found.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from typing import Any
from unittest.mock import patch

import numpy as np

from psrstats.disclosure import Attack
from tests.attacker.reports import random_report
from tests.attacker.trying import tried

ENOUGH = 2  # reports breached by a break that are not without it: then the next break is tried
# What makes up for a protection when it is taken out: each takes the function or value that is there.
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


def no_report(_: Any) -> Any:
    """Know of no report of last year."""
    return lambda *_, **__: None


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
OWN_ATTACK = (("psrstats.publication", "attack", no_attack),)
SUMS = ((f"{DISCLOSURE}.by_sums.Sums", "through", none_of), (f"{DISCLOSURE}.by_sums.Sums", "of_blocks", none_of))
TWINS = (
    (RELATIONS, "same_counts", no_twins),
    (RELATIONS, "same_breakdowns", none_of),
    (RELATIONS, "agreements", none_of),
)
BREAKS: dict[str, tuple[tuple[str, str, Instead], ...]] = {
    "small counts left out": ((f"{DISCLOSURE}.policy.Policy", "is_small", nothing_small),),
    "others left out with them": ((f"{DISCLOSURE}.protection", "secondary", as_it_is), *OWN_ATTACK),
    "all relations": ((f"{DISCLOSURE}.structure", "linked", no_links),),
    "totals by their sums": SUMS,
    "totals by their words and sums": ((RELATIONS, "named_totals", none_of), *SUMS),
    "quarters and their year": ((RELATIONS, "stretches", none_of), *SUMS),
    "sums and differences worked out": ((RELATIONS, "made_of", none_of), *SUMS, *TWINS),
    "the same count in two tables": TWINS,
    "what is left of a whole": tuple((RELATIONS, name, none_of) for name in ("of_shares", "of_labels", "of_ages")),
    "percentages, rates and ratios beside counts": ((f"{DISCLOSURE}.publishable", "sent_beside", no_rows),),
    "one cell of several about the same": ((f"{DISCLOSURE}.publishable", "_used", as_it_is),),
    "words about counts": ((f"{DISCLOSURE}.publishable", "_without_words", as_it_is),),
    "printed values only": (("psrstats.writers.json", "_printed", as_it_was),),
    "last year's report": (("psrstats.pipeline", "_shown_last_year", no_report),),
    "three values, not two": (
        (f"{DISCLOSURE}.program.Program", "is_narrow", one_value),
        (f"{DISCLOSURE}.witnesses.Witnesses", "is_narrow", one_value),
        (f"{DISCLOSURE}.witnesses.Witnesses", "cover", one_value),
    ),
    "its own attack, and what it refuses": OWN_ATTACK,
}


@contextmanager
def without(name: str) -> Iterator[None]:
    """Take a protection out of psrstats.

    Raises AttributeError or ImportError where it is not where it was.
    """
    with ExitStack() as stack:
        for owner, attribute, instead in BREAKS[name]:
            found = _found(owner)
            stack.enter_context(patch.object(found, attribute, instead(getattr(found, attribute))))
        yield


def _found(owner: str) -> Any:
    """Find a module, or a class in one."""
    module, _, name = owner.rpartition(".")
    return getattr(import_module(module), name) if name[0].isupper() else import_module(owner)


@cache
def breached(seed: int, missing: str = "") -> bool:
    """Say whether the second attacker finds anything in a report, fingerprints apart; missing: the protection."""
    with without(missing) if missing else ExitStack():
        try:
            return any(one.kind != "fingerprint" for one in tried(random_report(seed), ("json",)).breaches)
        except AssertionError:  # what is printed contradicts itself, so that there is nothing to attack
            return False


def missed(name: str, reports: int) -> bool:
    """Take a protection out, and tell whether any report is open that is not open with it."""
    found, number = list[int](), 0
    try:
        while number < reports and len(found) < ENOUGH:
            found += [number] * (breached(number, name) and not breached(number))
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
    return int(not min(missed(name, reports) for name in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
