"""What a published file holds that a description can begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from msgspec import Struct

from psrstats.files.grid import Grid
from psrstats.files.kinds import kind_of
from psrstats.files.read_grids import plain_faults
from psrstats.load.published.areas_of import AreasOf, areas_of
from psrstats.load.published.format import Format
from psrstats.load.published.periods_of import period_named
from psrstats.load.published.records import Records
from psrstats.load.published.roles import Roles
from psrstats.load.published.rows_of_grid import header_of, rows_of_grid
from psrstats.load.published.rows_of_text import column_of, head_of, rows_of_text
from psrstats.load.published.wanted import area_key
from psrstats.periods import Period, known_period
from psrstats.starter.proposal import Proposed, proposed

NATION = "England"
FINANCIAL = "2023-24"  # any financial year: a reporting year is proposed as one
WARD = "E05"  # how the code of a ward begins


class PublishedSeen(Struct, frozen=True):
    """A published file as far as a description needs to know it."""

    title: str  # of its format
    own: bool  # whether it has rows about the report's area
    measures: Proposed
    periods: tuple[Period, ...]
    areas: tuple[str, ...]  # all that were looked at
    wards: tuple[str, ...]
    region: str  # of the report's area


def see_published(path: Path, file: str, area: str, comparators: Iterable[str]) -> PublishedSeen | None:
    """Look at a published CSV file without reading it whole; None where it is none, or must be read whole.

    That is where it has no row about the area, and where without an area nothing says which of its rows matter.

    Args:
        path: The file.
        file: What psrstats.toml calls it.
        area: The report's area, or blank for the nation.
        comparators: Other areas, some of which may be in the file.
    """
    with plain_faults(path, file):
        head = head_of(path) if kind_of(path, file) == "text" else None
    if head and not (area or head.format.level):
        return None
    wanted = {area_key(name): name for name in (*comparators, area or NATION)}
    records = rows_of_text(path, file, head, wanted) if head else None
    seen = _seen(records, head.format, area) if head and records else None
    return seen if seen and (seen.own or not area) else None


def see_published_sheet(grid: Grid, area: str) -> PublishedSeen | None:
    """Look at a sheet that is in a publisher's format; None where it is in none."""
    header = header_of(grid)
    return _seen(rows_of_grid(grid, header), header.format, area) if header else None


def _seen(records: Records, format: Format, area: str) -> PublishedSeen:
    wanted = {area_key(name): name for name in (area or NATION,)}
    roles = Roles(records, format)
    areas = areas_of(roles, wanted)
    rows = np.flatnonzero(areas.wanted)
    own = Roles(records.take(rows), format) if len(rows) and (area or format.level) else roles
    return PublishedSeen(
        format.title,
        bool(len(rows)),
        proposed(own),
        _periods(own),
        areas.names.words,
        _wards(areas),
        _region(own, area),
    )


def _periods(roles: Roles) -> tuple[Period, ...]:
    if roles.period < 0:
        return ()
    kinds = roles.coded(roles.period_kind) if roles.period_kind >= 0 else roles.coded(roles.period).mapped(lambda _: "")
    said = roles.coded(roles.period).paired(kinds, lambda text, kind: period_named(text, kind, FINANCIAL))
    return tuple(known_period(name) for name in said.words if name)


def _wards(areas: AreasOf) -> tuple[str, ...]:
    of: Mapping[str, str] = dict(zip(areas.names.texts(), areas.codes.texts(), strict=True))
    return tuple(name for name, code in of.items() if code.startswith(WARD))


def _region(roles: Roles, area: str) -> str:
    """Give the region in which the file says the area lies."""
    column = column_of(r"region name", roles.records.folded)
    said = [word for word in roles.coded(column).words if word] if area and column >= 0 else []
    return said[0] if len(said) == 1 else ""
