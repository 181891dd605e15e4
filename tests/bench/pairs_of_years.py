"""Attack pairs of public editions together: `python -m tests.bench.pairs_of_years [PAIRS [FIRST]]`, or 200 from 0.

Each pair is two years of the same children. First the later report is held `against` the earlier, as `rollover` leaves
it: the second attacker (tests/attacker), who has both editions, is to narrow no count beyond what is promised, and
`psrstats diff` to say that the two give nothing away. Then the two are published without knowing of each other: of
the pairs that the second attacker opens then, `diff` is to tell.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec import Struct

from tests.attacker.commands import ran
from tests.attacker.folders import write
from tests.attacker.made import Made
from tests.attacker.publishing import Refused, published
from tests.attacker.reports import random_rule, two_years
from tests.attacker.seen import seen
from tests.attacker.trying import found_in

FORMATS = ("json", "csv", "html")


class Pair(Struct, frozen=True):
    """What came of a pair: how many counts were narrowed, and how many diff names; None where it was not published."""

    narrowed: int | None
    told: int
    error: str = ""


def pair(seed: int) -> Made:
    """Make two years by a number."""
    rng = Random(seed)
    return two_years(rng, f"pair-{seed}", random_rule(rng))


def attacked(made: Made, *, held: bool) -> Pair:
    """Publish both and attack them together; held: whether the later names the earlier as `against`."""
    with TemporaryDirectory() as folder:
        here = write(made, Path(folder) / made.name)
        assert made.before is not None
        last = here.parent / made.before.name
        if not held:
            file = here / "psrstats.toml"
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.startswith("against")), encoding="utf-8")
        try:
            before, now = seen(published(last, ("json",))), seen(published(here, FORMATS))
        except Refused:
            return Pair(None, 0)
        done = ran("diff", last, here, "--format", "json")
        if done.status not in (0, 1):
            return Pair(0, 0, done.err)
        told = json.loads(done.out)["summary"]["given_away_together"]
        return Pair(len(found_in(made, now, before)), len(told))


def main(pairs: int, first: int) -> None:
    """Print what came of the pairs."""
    start = perf_counter()
    for held in (True, False):
        found = {seed: attacked(pair(seed), held=held) for seed in range(first, first + pairs)}
        refused = [seed for seed, one in found.items() if one.narrowed is None]
        narrowed = [seed for seed, one in found.items() if one.narrowed]
        told = [seed for seed, one in found.items() if one.told]
        errors = [(seed, one.error) for seed, one in found.items() if one.error]
        print("Held against each other:" if held else "Published without knowing of each other:")
        print(f"  {pairs} pairs, {len(refused)} not published, {len(narrowed)} narrowed: {narrowed[:20]}")
        print(f"  diff tells of {len(told)}; narrowed and not told: {sorted(set(narrowed) - set(told))[:20]}")
        print(f"  told though the second attacker finds nothing: {sorted(set(told) - set(narrowed))[:20]}")
        print(f"  errors: {errors[:3]}", flush=True)
    print(f"{perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main(*(int(each) for each in (*sys.argv[1:], *("200", "0")[len(sys.argv) - 1 :])))
