"""What sums by chance cost: `python -m tests.bench.chance_sums [REPORTS]`, 100 unless told.

Random reports whose totals are all named are protected twice: by the relations that their words tell, and by every sum
that holds as well. What the second leaves out beyond the first is lost to coincidences. And random scorecards in which
nothing adds up are protected with and without what their percentages stand for; those whose wholes nobody sends with
and without being held against the counts beside them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from unittest.mock import patch

from psrstats.disclosure import Structure, hidden_places, implied, publishable
from psrstats.disclosure.by_sums import Sums
from psrstats.disclosure.unsent_wholes import UnsentWholes
from psrstats.lineage import Figures
from psrstats.measures import measure
from tests.bench.honest_cards import SHARE, bare_card, honest_card
from tests.bench.random_reports import Made, random_report


def left_out(seed: int) -> tuple[int, int, int]:
    """Give how many counts a report has, how many are small, and how many are left out as well."""
    made = random_report(seed)
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    small = int(structure.primary.sum())
    return len(structure.cells), small, len(hidden_places(structure)) - small


def left_out_of_card(made: Made) -> tuple[int, int, int, int]:
    """Count a card: its counts, those left out beyond the small; its percentages, those left out."""
    structure = Structure.of(Figures(measure(made.observations, made.settings)), made.settings)
    shown = publishable(made.observations, hidden_places(structure), made.settings, structure.numerators.wholes).frame()
    percentages, gone = shown["measure"].str.endswith(SHARE), shown["marker"] == "c"
    more = int((gone & ~percentages).sum()) - int(structure.primary.sum())
    return int((~percentages).sum()), more, int(percentages.sum()), int((gone & percentages).sum())


def main(reports: int) -> None:
    """Run and print."""
    with_sums = [left_out(seed) for seed in range(reports)]
    with patch.object(Sums, "through", lambda *_: ()), patch.object(Sums, "of_blocks", lambda *_: ()):
        by_words = [left_out(seed) for seed in range(reports)]
    counts, small = (sum(each[at] for each in with_sums) for at in (0, 1))
    before, after = (sum(each[2] for each in some) for some in (by_words, with_sums))
    print(f"{reports:,} reports, {counts:,} counts: {small / counts:.1%} small")
    print(f"left out as well: {before / counts:.1%} by words, {after / counts:.1%} by sums too")
    _print_cards("with what percentages stand for", honest_card, reports)
    with patch.object(implied, "of_lines", lambda *_: ()), patch.object(implied, "of_places", lambda *_: ()):
        _print_cards("without", honest_card, reports)
    _print_cards("of wholes that nobody sends", bare_card, reports)
    with patch.object(UnsentWholes, "readings", ()):
        _print_cards("not held against counts", bare_card, reports)


def _print_cards(how: str, make: Callable[[int], Made], cards: int) -> None:
    tried = [left_out_of_card(make(seed)) for seed in range(cards)]
    counts, more, percentages, gone = (sum(column) for column in zip(*tried, strict=True))
    said = f"{more / counts:.1%} of {counts:,} counts left out as well, {gone / percentages:.1%} of {percentages:,}"
    print(f"{cards} scorecards, {how}: {said} percentages")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
