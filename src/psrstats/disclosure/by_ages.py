"""Totals that ages tell: bands that lie end to end make up the band that begins and ends as they do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import islice

from psrstats.disclosure.by_words import Total
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE, Line, Lines
from psrstats.formulas.age_bands import Ages, age_bands, ages
from psrstats.totals import is_total

MANY = 20  # ways in which one band may be made up
_ages = cache(ages)  # a label stands in many lines


def of_bands(lines: Lines) -> Iterator[Total]:
    """Give each age band with the narrower ones of its line that make it up, whatever their counts.

    A nought beside one count makes a sum that numbers alone do not tell: 0-3 none and 4-5 six are 0-5 six. What is
    called a total reaches from the first age to the last.
    """
    for dimension in (MEASURE, GROUP, ITEM):
        for line in lines.alike(dimension) if any(map(_ages, lines.labels(dimension))) else ():
            bands = {number: band for number in line if (band := _ages(lines.label(number, dimension)))}
            for whole, band in {**_totals(lines, line, dimension, bands.values()), **bands}.items():
                narrower = {number: one for number, one in bands.items() if one != band}
                found = _tilings(band.low, band.high, narrower) if len(narrower) > 1 else ()
                yield from ((whole, parts) for parts in islice(found, MANY) if len(parts) > 1)


def _totals(lines: Lines, line: Line, dimension: int, bands: Collection[Ages]) -> dict[int, Ages]:
    """Give what is called a total in a line of bands, as the band that all of them make up."""
    all_of_them = age_bands(map(str, bands))
    if all_of_them is None:
        return {}
    labels = ((number, lines.label(number, dimension)) for number in line)
    return {number: all_of_them.ages for number, label in labels if not label or (is_total(label) and not _ages(label))}


def _tilings(low: int, high: int | None, bands: Mapping[int, Ages]) -> Iterator[tuple[int, ...]]:
    """Give the bands that lie end to end from an age to another, or to no end."""
    for number, band in bands.items():
        if band.low != low:
            continue
        if band.high == high:
            yield (number,)
        elif band.high is not None and (high is None or band.high < high):
            yield from ((number, *more) for more in _tilings(band.high + 1, high, bands))
