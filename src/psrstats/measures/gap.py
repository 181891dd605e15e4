"""The gap between an area and those it is compared with: another area, or the report's own."""

from __future__ import annotations

from psrstats.config import Settings
from psrstats.measures.change import difference, in_words
from psrstats.measures.pairs import Array, Columns, Pairs
from psrstats.model import comparison_with, gap_to

COMPARISONS = {1.0: "higher", -1.0: "lower", 0.0: "the same"}


def gap(figures: Columns, settings: Settings) -> Columns:
    """State how far the report's area lies from each comparator, and each ward from its benchmark; higher or lower.

    Better and worse are not said: that takes an interval, and these figures came without their counts.
    """
    report = settings.report
    plain = figures.plain
    own = plain[figures["area"][plain] == report.area]
    gaps = [_gaps(figures, own, figures.find(own, area=area), area) for area in report.comparators]
    benchmarks = {measure.name: measure.benchmark for measure in settings.measures.values() if measure.benchmark}
    for name, benchmark in benchmarks.items():
        rows = figures.plain_of.get(name, plain[:0])
        rows = rows[figures["area"][rows] != report.area]
        gaps.append(_gaps(figures, rows, figures.find(rows, area=report.area, measure=benchmark), report.area))
    return figures.change(plain[:0]).stack(*gaps)


def _gaps(figures: Columns, first: Array, second: Array, area: str) -> Columns:
    pairs = Pairs(figures, first, second)
    gaps = difference(pairs.only(pairs.met), gap_to(area))
    return gaps.stack(in_words(gaps, comparison_with(area), COMPARISONS, unit="comparison"))
