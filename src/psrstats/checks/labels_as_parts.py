"""Totals whose parts are measures of their own: Police, Schools and Total, one below or beside another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from psrstats.columns import Array, Observations
from psrstats.config import Settings
from psrstats.files.grid import place_of
from psrstats.totals import is_bare_total, is_part, is_total


class Place(Struct, frozen=True):
    """Where a figure stands in its sheet."""

    row: int
    down: int
    across: int


def labels_as_parts(observations: Observations, settings: Settings) -> Observations:
    """Give the counts of such totals and parts as groups of the total's measure, so that they can be held together.

    A total's parts are the measures next to it in its column or its row, as far as the total before it, with no empty
    cell between; where it stands before all others, those that follow. One that says what it is a total of, such as
    Total plans, may stand below other things: its parts are those that add up to it in another column or row.
    """
    counts = {name: measure.words for name, measure in settings.measures.items() if measure.unit == "count"}
    wholes = {name for name, words in counts.items() if is_total(words)}
    found = list(_candidates(observations, counts, wholes)) if wholes else []
    names, values = observations.texts("measure"), observations["value"]
    agreed = {tuple(names[one]) for one in found if values[one[0]] == values[one[1:]].sum()}
    kept: dict[int, tuple[str, str]] = {}
    for one in found:
        whole = names[one[0]]
        if (is_bare_total(counts[whole]) or tuple(names[one]) in agreed) and not kept.keys() & set(one):
            kept |= {one[0]: (whole, "")} | {row: (whole, counts[names[row]]) for row in one[1:]}
    rows = sorted(kept)
    named = (observations.words.codes([kept[row][at] for row in rows]) for at in (0, 1))
    return observations.take(np.array(rows, np.intp)).change(**dict(zip(("measure", "group"), named, strict=True)))


def _candidates(observations: Observations, counts: Mapping[str, str], wholes: set[str]) -> Iterator[list[int]]:
    """Give the rows of each total and, behind it, of the counts that may be its parts."""
    names, sheets = observations.texts("measure"), observations.sheets
    near = np.isin(sheets, sheets[observations.says("measure", *wholes)])
    for line in _lines(
        observations, np.flatnonzero(near & observations.says("group", "") & observations.says("item", ""))
    ):
        for whole, parts in _parted(line, [names[row] in wholes for row in line]):
            plain = [row for row in parts if names[row] in counts and not is_part(counts[names[row]])]
            if len({names[row] for row in (whole, *plain)}) == len(plain) + 1 > 2:
                yield [whole, *plain]


def _lines(observations: Observations, rows: Array) -> Iterator[list[int]]:
    """Give the runs of some figures about one area and period, next to one another in a column or a row."""
    lines: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    about = (observations.texts(name, rows).tolist() for name in ("cell", "area", "period"))
    for cell, area, period, row in zip(*about, rows.tolist(), strict=True):
        sheet, _, address = cell.rpartition("!")
        found = place_of(address)
        if found:
            place = Place(row, *found)
            lines["down", sheet, place.across, area, period].append(place)
            lines["across", sheet, place.down, area, period].append(place)
    for (way, *_), places in lines.items():
        yield from _runs(places, "down" if way == "down" else "across")


def _runs(places: Sequence[Place], way: str) -> Iterator[list[int]]:
    run: list[int] = []
    before = 0
    for at, row in sorted((getattr(place, way), place.row) for place in places):
        if run and at != before + 1:
            yield run
            run = []
        run, before = [*run, row], at
    yield run


def _parted(line: list[int], wholes: list[bool]) -> Iterator[tuple[int, list[int]]]:
    """Part a run at its totals; they stand all behind their parts, or all before them."""
    if not any(wholes):
        return
    if wholes[0]:
        line, wholes = line[::-1], wholes[::-1]
    parts: list[int] = []
    for row, whole in zip(line, wholes, strict=True):
        if whole:
            yield row, parts
        parts = [] if whole else [*parts, row]
