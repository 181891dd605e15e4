"""The gap between an area and those it is compared with: another area, or the report's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from psrstats.columns import ABSENT, Array, Columns
from psrstats.config import Settings
from psrstats.formulas.comparison import side
from psrstats.formulas.interval import Interval
from psrstats.formulas.polarity import JUDGED, PLAIN
from psrstats.measures.change import difference, in_words
from psrstats.measures.interval import interval_rows
from psrstats.measures.pairs import Pairs
from psrstats.measures.polarity import polarity
from psrstats.model import comparison_with, gap_to

BY_VALUE = {1: "higher", -1: "lower", 0: "the same"}


def gap(figures: Columns, settings: Settings) -> Iterator[Columns]:
    """State how far the report's area lies from each comparator, and each ward from its benchmark, and what it means.

    A figure with an interval is better, similar or worse, or without a polarity higher, similar or lower; with two
    levels, best and worst, or highest and lowest, beyond the wider. One without is only higher, lower or the same.
    """
    report = settings.report
    own = figures.only(figures.plain, area=report.area)
    for area in report.compared_with:
        yield from _gaps(figures, settings, own, figures.find(own, area=area), area)
    benchmarks = {measure.name: measure.benchmark for measure in settings.measures.values() if measure.benchmark}
    for name, benchmark in benchmarks.items():
        rows = figures.plain_of.get(name, own[:0])
        rows = rows[figures["area"][rows] != figures.words.code(report.area)]
        second = figures.find(rows, area=report.area, measure=benchmark)
        yield from _gaps(figures, settings, rows, second, report.area)


def _gaps(figures: Columns, settings: Settings, first: Array, second: Array, area: str) -> Iterator[Columns]:
    pairs = Pairs(figures, first, second)
    pairs = pairs.only(pairs.met)
    gaps = difference(pairs, gap_to(area))
    sides = _sides(figures, pairs, settings.report.intervals)
    by_value = in_words(gaps, BY_VALUE, statistic=comparison_with(area), unit="comparison")
    measured = np.flatnonzero(sides == sides)
    yield gaps
    yield by_value.change(np.flatnonzero(sides != sides))
    yield from _judged(by_value.change(measured, value=sides[measured]), settings)


def _sides(figures: Columns, pairs: Pairs, levels: tuple[float, ...]) -> Array:
    """Say on which side of its comparator each figure's intervals lie, 0 for similar; missing without an interval."""
    total = np.where(len(levels) > 0, 0.0, np.nan) + np.zeros(len(pairs.first))
    for level in levels:
        lower, upper = interval_rows(figures, pairs.first, level)
        limits = (np.where(rows == ABSENT, np.nan, figures["value"][rows]) for rows in (lower, upper))
        total = total + side(Interval(*limits), pairs.both("value")[1])
    return total


def _judged(sides: Columns, settings: Settings) -> Iterator[Columns]:
    signs = polarity(sides, settings)
    judged = sides.change(np.arange(len(sides)), value=sides["value"] * np.where(signs, signs, 1))
    for chosen, words in ((signs != 0, JUDGED), (signs == 0, PLAIN)):
        yield _said(judged.change(np.flatnonzero(chosen)), words)


def _said(sides: Columns, words: Mapping[int, str]) -> Columns:
    text = sides.words.spell(sides["value"], lambda one: words.get(one, ""))
    return sides.change(np.arange(len(sides)), text=text)
