"""The group of each row: what its filters say, where they tell rows apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from psrstats.columns import repeats, together
from psrstats.load.published.coded import Coded, Codes, Rows, same
from psrstats.load.published.roles import Roles
from psrstats.load.words import fold
from psrstats.totals import is_total

SEVERAL = 3  # areas and periods in which a filter makes no difference, so that it is not by chance
SEXES = {"m": "Males", "f": "Females", "1": "Males", "2": "Females"}  # as files of estimates number them


class Filter(Struct, frozen=True):
    """A column that tells groups apart: what it says in each row, blank for all."""

    column: int
    said: Coded
    has_total: bool


class Grouped(Struct, frozen=True):
    """The rows that are a measure's figures, and the group and the item of each; blank for all."""

    rows: Rows
    groups: Coded
    items: Coded


def grouped(roles: Roles, rows: Rows, about: Mapping[str, Codes], fixed: frozenset[int], group: str) -> Grouped:
    """Choose the rows that are a measure's figures, and give the group of each.

    Each filter tells groups apart, one at a time: girls, and those aged 5 to 9, but not girls aged 5 to 9, unless a
    filter has no total. Where the source names the filter that groups the rows, the others tell its items. A filter
    over which no figure differs is none.

    Args:
        roles: What the file's columns hold.
        rows: The rows that the measure's label names.
        about: What each of them is about, its group aside, and what its figure says: area, code, period, figure.
        fixed: The filters that the label names a value of.
        group: The heading of the filter that groups the rows; blank where the source names none.
    """
    filters = filters_of(roles, rows, fixed)
    named = [one for one in filters if group and fold(roles.records.headings[one.column]) == fold(group)]
    others = [one for one in filters if one not in named]
    kept = np.flatnonzero(_told([one for one in others if one.has_total], len(rows)) < 2)
    named, others = _taken(named, kept), _taken(others, kept)
    if named:
        return Grouped(rows[kept], groups_of(named, len(kept)), groups_of(others, len(kept)))
    if roles.format.filters:  # they are known to tell groups apart
        return Grouped(rows[kept], groups_of(others, len(kept)), same("", len(kept)))
    first, groups = _without_idle(others, {name: codes[kept] for name, codes in about.items()}, kept)
    return Grouped(rows[first], groups, same("", len(first)))


def filters_of(roles: Roles, rows: Rows, fixed: frozenset[int]) -> list[Filter]:
    """Give the filters that tell some rows apart.

    A filter that the measure's label fixes is none, nor one that says the same in all rows of the file, nor one whose
    labels follow from another's, such as a characteristic's type.

    Args:
        roles: What the file's columns hold.
        rows: The rows of a measure.
        fixed: The filters that its label names a value of.
    """
    columns = [column for column in roles.filters if column not in fixed]
    found = [one for column in columns if (one := _filter(roles, rows, column)) is not None]
    return [one for one in found if not any(_follows(one, other) for other in found if other is not one)]


def groups_of(filters: list[Filter], count: int) -> Coded:
    """Join what several filters say of each row, those that say all left out: "Female | 5 to 9"."""
    return reduce(lambda one, other: one.paired(other, _joined), (one.said for one in filters), same("", count))


def totals(words: tuple[str, ...], known: tuple[str, ...]) -> set[str]:
    """Give the labels that stand for all of a filter: blank, the barest words for it, or else the one total there is.

    >>> totals(("Total", "Total boys", "Girls"), ("total",)), totals(("All pupils", "SEN support"), ("total",))
    ({'Total'}, {'All pupils'})
    """
    bare = {word for word in words if not word or fold(word) in known}
    others = [word for word in words if is_total(word)]
    return bare or (set(others) if len(others) == 1 else set())


def _told(filters: list[Filter], count: int) -> npt.NDArray[np.int64]:
    """Count the filters that tell each row apart."""
    told = np.zeros(count, np.int64)
    for one in filters:
        told += one.said.has(bool)
    return told


def _taken(filters: list[Filter], kept: Rows) -> list[Filter]:
    return [replace(one, said=one.said.take(kept)) for one in filters]


def _without_idle(filters: list[Filter], about: Mapping[str, Codes], kept: Rows) -> tuple[Rows, Coded]:
    """Leave out a filter over which no figure differs, as a population beside each of several counts is the same."""
    for one in filters:
        groups = groups_of([other for other in filters if other is not one], len(kept))
        others = (*(codes for name, codes in about.items() if name != "figure"), groups.codes)
        if not one.has_total and _is_same(together(*others), about["figure"]):
            first = np.flatnonzero(~repeats(*others))
            return kept[first], groups.take(first)
    return kept, groups_of(filters, len(kept))


def _is_same(place: Codes, figure: Codes) -> bool:
    """Tell whether several places have more than one figure each, and each the same ones, though not all alike."""
    several, size = int(place.max(initial=-1)) + 1 >= SEVERAL, np.bincount(place)
    different = np.bincount(place[~repeats(place, figure)])
    return several and len(np.unique(figure)) > 1 and bool((size > 1).all() and (different == 1).all())


def _filter(roles: Roles, rows: Rows, column: int) -> Filter | None:
    said = roles.coded(column).take(rows)
    whole = totals(said.words, roles.format.total)
    if len(said.words) < 2 and (whole or column in roles.records.constant or roles.named >= 0):
        return None
    sexes = fold(roles.records.headings[column]) in ("sex", "gender") and {*map(str.casefold, said.words)} <= {*SEXES}
    named = said.mapped(lambda word: "" if word in whole else SEXES[word.casefold()] if sexes else word)
    return Filter(column, named, bool(whole))


def _follows(one: Filter, other: Filter) -> bool:
    """Tell whether what a filter says follows from what another says of the same row; of two alike, the later one."""
    pairs = len(np.unique(one.said.codes * len(other.said.words) + other.said.codes))
    ones, others = len(np.unique(one.said.codes)), len(np.unique(other.said.codes))
    if ones < 2 or pairs > others:
        return False
    return pairs > ones or one.column > other.column


def _joined(one: str, other: str) -> str:
    return " | ".join(filter(None, (one, other)))
