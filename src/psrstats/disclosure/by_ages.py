"""Totals that ages tell: bands that lie end to end make up the band that begins and ends as they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from psrstats.disclosure.by_words import Total
from psrstats.disclosure.lines import GROUP, ITEM, MEASURE, Lines
from psrstats.formulas.age_bands import Ages, ages

MANY = 20  # ways in which one band may be made up
_ages = cache(ages)  # a label stands in many lines


def of_bands(lines: Lines) -> Iterator[Total]:
    """Give each age band with the narrower ones of its line that make it up, whatever their counts.

    A nought beside one count makes a sum that numbers alone do not tell: 0-3 none and 4-5 six are 0-5 six.
    """
    for dimension in (MEASURE, GROUP, ITEM):
        for line in lines.alike(dimension) if any(map(_ages, lines.labels(dimension))) else ():
            bands = {number: band for number in line if (band := _ages(lines.label(number, dimension)))}
            for whole, band in bands.items():
                narrower = {number: one for number, one in bands.items() if one != band}
                found = _tilings(band.low, band.high, narrower) if len(narrower) > 1 else ()
                yield from ((whole, parts) for parts in islice(found, MANY) if len(parts) > 1)


def _tilings(low: int, high: int | None, bands: Mapping[int, Ages]) -> Iterator[tuple[int, ...]]:
    """Give the bands that lie end to end from an age to another, or to no end."""
    for number, band in bands.items():
        if band.low != low:
            continue
        if band.high == high:
            yield (number,)
        elif band.high is not None and (high is None or band.high < high):
            yield from ((number, *more) for more in _tilings(band.high + 1, high, bands))
