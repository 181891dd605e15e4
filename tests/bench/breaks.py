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


def only_parts(real: Any) -> Any:
    """Leave out the lines of areas, which stand last."""

    def lines(cells: Any, settings: Any, *more: Any) -> Iterator[Any]:
        for wholes, parts in real(cells, settings, *more):
            if len({cells.places[number][1] for number in (*wholes, *parts)}) == 1:
                yield wholes, parts

    return lines


def nothing_small(_: Any) -> Any:
    """Say that no count is small."""
    return lambda _, counts: np.zeros_like(counts, dtype=bool)


def no_attack(_: Any) -> Any:
    """Find nothing open."""
    return lambda *_, **__: Attack((), ())


def no_report(_: Any) -> Any:
    """Know of no report of last year."""
    return lambda *_, **__: None


def one_value(real: Any) -> Any:
    """Be content with one value fewer than are promised."""
    return lambda self, number, candidates: real(self, number, candidates - 1)


# The protections: of each a name, and where what does it stands with what is put there instead. One that is added to
# psrstats is added here; where several places do it together, each is named.
DISCLOSURE = "psrstats.disclosure"
OWN_ATTACK = (("psrstats.publication", "attack", no_attack),)
BREAKS: dict[str, tuple[tuple[str, str, Instead], ...]] = {
    "small counts left out": ((f"{DISCLOSURE}.policy.Policy", "is_small", nothing_small),),
    "others left out with them": ((f"{DISCLOSURE}.protection", "secondary", as_it_is), *OWN_ATTACK),
    "totals of groups and items": ((f"{DISCLOSURE}.relations", "_lines", none_of),),
    "totals of areas": ((f"{DISCLOSURE}.relations", "_lines", only_parts),),
    "the same count in two tables": ((f"{DISCLOSURE}.relations", "_agreements", none_of),),
    "what is left of a whole": ((f"{DISCLOSURE}.relations", "_rests", none_of),),
    "percentages beside counts": ((f"{DISCLOSURE}.publishable", "_told_by_others", no_rows),),
    "words about counts": ((f"{DISCLOSURE}.publishable", "_without_words", as_it_is),),
    "last year's report": (("psrstats.pipeline", "_shown_last_year", no_report),),
    "three values, not two": ((f"{DISCLOSURE}.program.Program", "is_narrow", one_value),),
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
    return int(not all([missed(name, reports) for name in names]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
