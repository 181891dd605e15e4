"""Publish many random reports, attack what is published as an outsider does, and say what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles

from tests.attacker.attacking import Breach
from tests.attacker.publishing import FULL, QUICK
from tests.attacker.trying import Tried, tried
from tests.attacker.wider import any_report

EVERY = 25  # of so many reports one is published in every format
SAID = 12  # breaches that are told one by one


def account(reports: int, first: int = 0) -> Iterator[str]:
    """Publish and attack so many reports, and give the lines of what came of it.

    reports: how many; first: the number of the first.
    """
    tries = [one for seed in range(first, first + reports) for one in _tried(seed)]
    yield from account_of(tries)
    if len(tries) < reports:
        yield f"not read as they should be, so not attacked: {reports - len(tries):,}"


def _tried(seed: int) -> Iterator[Tried]:
    formats = FULL if seed % EVERY == 0 else QUICK
    try:
        yield tried(any_report(seed), formats, ask=True)
    except AssertionError as what:  # what is printed contradicts what is true: the attacker does not understand it
        print(f"report {seed}: {what}")


def account_of(tries: Sequence[Tried]) -> Iterator[str]:
    """Give the lines that say what came of attacks."""
    published = [one for one in tries if not one.refused]
    counts, primary, more = (sum(getattr(one, name) for one in published) for name in ("counts", "primary", "more"))
    shares = f"{primary / counts:.1%} small, {more / counts:.1%} left out as well"
    yield f"{len(tries):,} reports, {counts:,} counts: {shares}"
    refused = [one for one in tries if one.refused]
    yield f"refused: {len(refused):,}, of them {sum('PSR021' in one.refused for one in refused):,} by PSR021"
    found = [breach for one in published for breach in one.breaches]
    with_any = sum(bool(one.breaches) for one in published)
    yield f"breaches of the second attacker: {len(found):,} in {with_any:,} reports"
    by_sums = [one for one in published if _open(one.breaches)]
    yield f"not counting fingerprints: {len(by_sums):,} reports"
    silent = sum(not one.admitted for one in by_sums)
    admitted = sum(one.admitted for one in published)
    yield f"breaches that psrstats attack admits: {admitted:,}; reports of these that it calls safe: {silent:,}"
    yield from _kinds(published)
    times = [one.seconds for one in tries]
    late = quantiles(times, n=100)[-1] if len(times) > 1 else times[0]
    yield f"seconds a report: median {median(times):.2f}, 99th percentile {late:.2f}, slowest {max(times):.2f}"
    told = [f"{one.made.name}: {breach}" for one in published for breach in _open(one.breaches)]
    yield from told[:SAID]


def _open(breaches: Iterable[Breach]) -> list[Breach]:
    return [breach for breach in breaches if breach.kind != "fingerprint"]


def _kinds(published: Sequence[Tried]) -> Iterator[str]:
    """Give how many reports were breached in each way, the most first."""
    kinds = Counter(kind for one in published for kind in {(each.way, each.kind) for each in one.breaches})
    for (way, kind), number in kinds.most_common():
        yield f"  {number:5,} by {way}: {kind}"
