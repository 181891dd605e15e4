"""What sums by chance cost: `python -m tests.bench.chance_sums [REPORTS]`, 100 unless told.

Random reports whose totals are all named are protected twice: by the relations that their words tell, and by every sum
that holds as well. What the second leaves out beyond the first is lost to coincidences.
"""

from __future__ import annotations

import sys
from unittest.mock import patch

from psrstats.disclosure import Structure, hidden_places
from psrstats.disclosure.by_sums import Sums
from psrstats.lineage import Figures
from psrstats.measures import measure
from tests.bench.random_reports import random_report


def left_out(seed: int) -> tuple[int, int, int]:
    """Give how many counts a report has, how many are small, and how many are left out as well."""
    made = random_report(seed)
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    small = int(structure.primary.sum())
    return len(structure.cells), small, len(hidden_places(structure)) - small


def main(reports: int) -> None:
    """Run and print."""
    with_sums = [left_out(seed) for seed in range(reports)]
    with patch.object(Sums, "through", lambda *_: ()), patch.object(Sums, "of_blocks", lambda *_: ()):
        by_words = [left_out(seed) for seed in range(reports)]
    counts, small = (sum(each[at] for each in with_sums) for at in (0, 1))
    before, after = (sum(each[2] for each in some) for some in (by_words, with_sums))
    print(f"{reports:,} reports, {counts:,} counts: {small / counts:.1%} small")
    print(f"left out as well: {before / counts:.1%} by words, {after / counts:.1%} by sums too")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
