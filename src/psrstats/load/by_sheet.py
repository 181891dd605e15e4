"""Sheets of one shape that only their name, or their title, tells apart: what it says is a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from psrstats.columns import lots, matches, numbered, together
from psrstats.files.cells import text_of
from psrstats.files.grid import Grid
from psrstats.load.readings import ABOUT, Reading
from psrstats.load.roots import is_generic_sheet
from psrstats.load.sheet import Array
from psrstats.load.terms import Terms
from psrstats.load.words import fold, is_group

ENOUGH = 3  # sheets that differ: of two one may be an older copy
MOSTLY = 0.5  # of the figures in two sheets that differ, from which on they are about different things


def told_by_sheet(grids: Sequence[Grid], readings: Sequence[Reading], terms: Terms) -> list[Reading]:
    """Give the figures of sheets that hold different ones about the same the group that the sheet says.

    Only where every sheet has a word of its own, of which nothing is known but that it is a group or a total, and there
    are three, or one of them stands for all or is a group such as Girls: else what tells them apart may be an area or a
    period that was misspelt, and both figures are refused.
    """
    clash = sorted({number for pair in _clashing(readings) for number in pair})
    words = _words([grids[number] for number in clash], terms)
    named = [grid.sheet for grid, read in zip(grids, readings, strict=True) if len(read) and not is_generic_sheet(grid)]
    if not words or any(_tells_else(name, terms) for name in (*named, *words)):
        return list(readings)
    made = list(readings)
    for number, word in zip(clash, words, strict=True):
        made[number] = _grouped(readings[number], "" if terms.read(word).total else word)
    return made


def _tells_else(word: str, terms: Terms) -> bool:
    term = terms.read(word)
    return bool(term.measure or term.area or term.dated or term.statistic)


def _clashing(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Give the pairs of sheets most of whose figures about the same differ."""
    if sum(map(bool, map(len, readings))) < 2:
        return
    columns = {name: np.concatenate([each.columns[name] for each in readings]) for name in (*ABOUT, "value")}
    sheet, value = np.repeat(np.arange(len(readings)), list(map(len, readings))), columns["value"]
    about = together(*(numbered(columns[name])[0] for name in ABOUT))
    rows = np.flatnonzero((np.bincount(about)[about] > 1) & ~np.isnan(value))
    one, other = (rows[side] for side in matches([about[rows]], [about[rows]]))
    pairs = sheet[one] < sheet[other]
    one, other = one[pairs], other[pairs]
    for lot in lots(sheet[one], sheet[other]):
        if (value[one[lot]] != value[other[lot]]).mean() > MOSTLY:
            yield int(sheet[one[lot[0]]]), int(sheet[other[lot[0]]])


def _words(grids: Sequence[Grid], terms: Terms) -> list[str]:
    """Give what tells sheets apart, a word for each: their names, or what differs in their titles; none otherwise."""
    unnamed = any(is_generic_sheet(grid) and not terms.read(grid.sheet).total for grid in grids)
    names = [] if unnamed else [grid.sheet.strip() for grid in grids]
    return next((words for words in (names, _differing(list(map(_title, grids)))) if _part(words, terms)), [])


def _part(words: Sequence[str], terms: Terms) -> bool:
    """Tell words that part sheets: each has one of its own, and they are several, or known to be of groups."""
    if not words or not all(words) or len(set(map(fold, words))) < len(words):
        return False
    return len(words) >= ENOUGH or any(terms.read(word).total or is_group(word) for word in words)


def _title(grid: Grid) -> str:
    return next((text for row in grid.rows for raw in row if (text := text_of(raw))), "")


def _differing(titles: Sequence[str]) -> list[str]:
    """Take off titles the words with which all of them begin and end.

    >>> _differing(["Waiting 0-1 weeks by service", "Waiting over 52 weeks by service"])
    ['0-1', 'over 52']
    """
    said = [title.split() for title in titles]
    shortest = min(map(len, said), default=0)
    before = next((n for n in range(shortest) if len({words[n] for words in said}) > 1), shortest)
    after = next((n for n in range(shortest - before) if len({words[-1 - n] for words in said}) > 1), 0)
    return [" ".join(words[before : len(words) - after]) for words in said]


def _grouped(read: Reading, word: str) -> Reading:
    """Give a sheet's figures a group: the first that they have, or one within it."""
    if not word:
        return read
    group, item = read.columns["group"], read.columns["item"]
    bare = group == ""
    within = np.where(item == "", word, item + " | " + word).astype(object)
    columns: dict[str, Array] = read.columns | {
        "group": np.where(bare, word, group).astype(object),
        "item": np.where(bare, item, within).astype(object),
    }
    return replace(read, columns=columns)
