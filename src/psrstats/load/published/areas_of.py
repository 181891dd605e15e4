"""The area of each row: its name as the report writes it, its code, and which of two areas of one name is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from psrstats.load.published.coded import Coded, Rows, Texts, as_coded, as_objects, same
from psrstats.load.published.roles import Roles
from psrstats.load.published.rows_of_text import level_columns
from psrstats.load.published.wanted import area_key
from psrstats.load.words import fold
from psrstats.model import Finding
from psrstats.periods import known_period

# Areas that followed another of the same name: the code of each, that of the one before, and since when.
SUCCEEDED = {
    "E06000057": ("E06000048", date(2013, 4, 1)),  # Northumberland
    "E08000037": ("E08000020", date(2013, 4, 1)),  # Gateshead
    "E06000059": ("E10000009", date(2019, 4, 1)),  # Dorset
    "E06000060": ("E10000002", date(2020, 4, 1)),  # Buckinghamshire
    "E06000065": ("E10000023", date(2023, 4, 1)),  # North Yorkshire
    "E06000066": ("E10000027", date(2023, 4, 1)),  # Somerset
}
COUNTY = "E10"  # which a unitary authority of the same name follows


class AreasOf(Struct, frozen=True):
    """The area of each row, as the report names it, and its code; and whether the report names it at all."""

    names: Coded
    codes: Coded
    wanted: npt.NDArray[np.bool_]


def areas_of(roles: Roles, areas: Mapping[str, str]) -> AreasOf:
    """Read the area of each row from the column that its level names."""
    pairs = [pair for pair in _by_level(roles) if len(pair[2])]
    rows = np.concatenate([rows for _, _, rows in pairs] or [np.array([], np.int64)])
    names = np.concatenate([names.texts() for names, _, _ in pairs] or [as_objects([])])
    codes = np.concatenate([codes.texts() for _, codes, _ in pairs] or [as_objects([])])
    blank = as_objects([""] * len(roles.records))
    named, coded = blank.copy(), blank.copy()
    named[rows], coded[rows] = names, codes
    said, code_of = as_coded(named), as_coded(coded)
    known = said.paired(code_of, lambda name, code: areas.get(area_key(name)) or areas.get(area_key(code) or "-") or "")
    own = said.paired(known, lambda name, given: given or name)
    return AreasOf(own, code_of, known.has(bool))


def _by_level(roles: Roles) -> Iterator[tuple[Coded, Coded, Rows]]:
    """Give the names and codes of the areas of each level, and the rows that they stand in."""
    count = len(roles.records)
    level = roles.coded(roles.level).mapped(fold) if roles.level >= 0 else same("", count)
    left = np.ones(count, np.bool_)
    for each, name, code in level_columns(roles.format, roles.records.folded):
        here = left & level.has(lambda word, each=each: word in ("", each.name) or not each.name)  # type: ignore[misc]
        here &= roles.coded(name).has(bool)
        rows = np.flatnonzero(here)
        left &= ~here
        codes = roles.coded(code).take(rows) if code >= 0 else same("", len(rows))
        yield roles.coded(name).take(rows), codes, rows


def current(observed: Mapping[str, Texts]) -> tuple[dict[str, Texts], tuple[Finding, ...]]:
    """Of two areas of one name keep in each period the one that is current in it, where both have figures.

    observed: columns of rows, with area, area_code, period and cell.
    """
    codes: dict[str, list[str]] = {}
    for area, code in dict.fromkeys(zip(observed["area"].tolist(), observed["area_code"].tolist(), strict=True)):
        codes.setdefault(area, []).extend([code] if code else [])
    several = {area: tuple(found) for area, found in codes.items() if len(found) > 1}
    if not several:
        return dict(observed), ()
    dropped = np.zeros(len(observed["area"]), np.bool_)
    for name, found in several.items():
        dropped |= _past(observed, name, found)
    kept = {name: column[~dropped] for name, column in observed.items()}
    return kept, tuple(_told(kept, several))


def _past(observed: Mapping[str, Texts], name: str, codes: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Mark the rows of an area in the periods in which another of its name is the current one and has figures."""
    own = observed["area"] == name
    dropped = np.zeros(len(own), np.bool_)
    for period in dict.fromkeys(observed["period"][own].tolist()):
        here = own & (observed["period"] == period)
        there = [code for code in codes if (here & (observed["area_code"] == code)).any()]
        if len(there) > 1:
            dropped |= here & (observed["area_code"] != _current_of(there, known_period(period).end))
    return dropped


def _current_of(codes: list[str], day: date) -> str:
    """Give the code of the area that there was on a day.

    >>> dorsets = ["E10000009", "E06000059"]
    >>> _current_of(dorsets, date(2019, 3, 31)), _current_of(dorsets, date(2020, 3, 31))
    ('E10000009', 'E06000059')
    """
    begun = {code: SUCCEEDED[code][1] for code in codes if code in SUCCEEDED and SUCCEEDED[code][0] in codes}
    past = [before for code, (before, since) in SUCCEEDED.items() if code in codes and before in codes and day >= since]
    left = [code for code in codes if code not in past and begun.get(code, day) <= day] or codes
    return max(left, key=lambda code: (not code.startswith(COUNTY), code))


def _told(kept: Mapping[str, Texts], several: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    for name, codes in several.items():
        own = kept["area"] == name
        first = dict(reversed(list(zip(kept["area_code"][own], kept["cell"][own], strict=True))))
        said = f"{len(codes)} areas are named '{name}': {', '.join(codes)}; in each period the one of its day is taken."
        yield Finding("area-names", "note", said, tuple(reversed(first.values())))
