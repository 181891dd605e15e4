"""Percentages of which one tells of part of those of another: within fewer days, younger, up to a row or a quarter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, permutations

from psrstats.disclosure.by_running import TO_DATE
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE, PERIOD
from psrstats.disclosure.numerators import Numerator, Numerators, lots_of
from psrstats.disclosure.rests import FEW_BANDS, reach_of, within
from psrstats.formulas.age_bands import ages
from psrstats.patterns import regex
from psrstats.periods import known_period

_RUNNING = regex(r"\b(?:cum(?:ulative(?:ly)?)?|running)\b", re.IGNORECASE)
APRIL = 4  # when most running totals begin again


def nested(numerators: Numerators) -> Iterator[tuple[int, int]]:
    """Give the numerators of one whole of which one is part of the other: within fewer days, younger, up to a row."""
    at = {one: number for number, one in enumerate(numerators.all)}
    for lot in lots_of(numerators):
        running = [one for one in lot if one.quotient and _RUNNING.search(one.words)]
        yield from ((at[one], at[other]) for one, other in pairwise(running) if one.low <= other.high)
        bands = {one: said for one in lot if any(map(_is_band, said := _labels(numerators, one)))}
        for one, other in permutations(bands, 2) if len(bands) <= FEW_BANDS else ():
            if _is_within(bands[one], bands[other]) and one.low <= other.high:
                yield at[one], at[other]


def _labels(numerators: Numerators, one: Numerator) -> tuple[str, str, str]:
    words = numerators.report.quotients.settings.measures[one.place[MEASURE]].words
    return words.strip(" %"), one.place[GROUP], one.place[ITEM]


def _is_band(label: str) -> bool:
    return bool(reach_of(label) or ages(label))


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two labels differ in one word only, which says of the first that it is part of the second."""
    differ = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(differ) != 1:
        return False
    part, whole = differ[0]
    near, far = reach_of(part), reach_of(whole)
    if near and far and near[0] == far[0]:
        return near[1] < far[1]
    young, wide = ages(part), ages(whole)
    return bool(young and wide and within(young, wide))


def grown(numerators: Numerators) -> Iterator[tuple[int, int]]:
    """Give the numerators of one period and of the next to which what is called a running total grew in its year."""
    every = numerators.all
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(every):
        if one.quotient and TO_DATE.search(one.words):
            lines[one.place[:PERIOD]].append(number)
    for line in lines.values():
        line.sort(key=lambda number: known_period(every[number].place[PERIOD]).end)
        for earlier, later in pairwise(line):
            part, whole = every[earlier], every[later]
            begins = known_period(whole.place[PERIOD]).start.month == APRIL
            if not begins and part.low <= whole.high and numerators.whole(part) <= numerators.whole(whole):
                yield earlier, later
