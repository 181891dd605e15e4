"""The shape of a file: its sheets, the headings and labels of each, and the latest period that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from msgspec import Struct, field

from psrstats.files.grid import Grid
from psrstats.files.read_grids import read_grids
from psrstats.load.account import tables_seen
from psrstats.load.column import LABELS, SheetColumn
from psrstats.load.sheet import Sheet
from psrstats.load.words import fold
from psrstats.moved import without_years
from psrstats.periods import ImpossiblePeriod, Period, read_period

MOST_LABELS = 500  # of a column: one of more holds records, and those are others every year
NEAR = 0.6  # of two names, from which one may be the other's new one
MOST_COMPARED = 40  # names that are gone or new, for which such a pair is looked for
Names = dict[str, str]  # by how they are compared, as they are written


class _Sheet(Struct):
    name: str
    columns: Names = field(default_factory=dict)
    rows: Names = field(default_factory=dict)


class Shape(Struct):
    """What a file looks like, whatever its figures."""

    sheets: dict[str, _Sheet] = field(default_factory=dict)
    latest: Period | None = None


def shape_of(path: Path, name: str, only: tuple[str, ...] = ()) -> Shape:
    """Look at a file's headings and labels.

    only: the sheets that are read, none for every visible one.
    Raises UserError where it cannot be read.
    """
    shape = Shape()
    for grid in read_grids(path, name):
        if grid.sheet in only or (not only and grid.state == "visible"):
            shape.sheets[_key(grid.sheet)] = _sheet(grid, shape)
    return shape


def shape_of_records(headings: Iterable[str]) -> Shape:
    """Give the shape of a sheet with a row a record: its headings, for what stands below is another every year."""
    shape = Shape()
    shape.sheets[""] = only = _Sheet("")
    for heading in headings:
        _add(only.columns, heading, shape)
    shape.latest = None  # a heading such as Status at June 2020 says when it was looked at
    return shape


def differences(was: Shape, now: Shape) -> Iterator[str]:
    """Tell what of last year's shape is gone, renamed or new in this year's."""
    yield from _told("sheet", {k: s.name for k, s in was.sheets.items()}, {k: s.name for k, s in now.sheets.items()})
    for key, sheet in now.sheets.items():
        if before := was.sheets.get(key):
            lead = f"{sheet.name}: " if len(now.sheets) > 1 else ""
            for kind in ("column", "row"):
                names = (before.columns, sheet.columns) if kind == "column" else (before.rows, sheet.rows)
                yield from (f"{lead}{said}" for said in _told(kind, *names))
    if was.latest and now.latest and now.latest.end <= was.latest.end:
        yield f"its latest figures are of {now.latest}, as last year's were of {was.latest}"


def _told(kind: str, was: Names, now: Names) -> Iterator[str]:
    gone = {key: name for key, name in was.items() if key not in now}
    new = {key: name for key, name in now.items() if key not in was}
    for key, name in list(gone.items()) if len(gone) + len(new) <= MOST_COMPARED else ():
        near = max(new, key=lambda other: _likeness(key, other), default=None)
        if near is not None and _likeness(key, near) >= NEAR:
            yield f"{kind} '{name}' is gone, '{new.pop(near)}' is new: renamed?"
            del gone[key]
    yield from (f"{kind} '{name}' is gone" for name in gone.values())
    yield from (f"{kind} '{name}' is new" for name in new.values())


def _likeness(one: str, other: str) -> float:
    """Say how alike two names are, from 0 to 1; one that has all words of the other is quite alike."""
    words, others = set(one.split()), set(other.split())
    within = bool(words and others) and (words <= others or others <= words)
    return max(SequenceMatcher(None, one, other).ratio(), NEAR * within)


def _sheet(grid: Grid, shape: Shape) -> _Sheet:
    sheet, seen = Sheet(grid), _Sheet(grid.sheet)
    for table in tables_seen(sheet):
        for column in table.columns:
            _add(seen.columns, column.heading, shape)
            if column.role in LABELS:
                _add_labels(seen, sheet, table.found.body_rows, column, shape)
    return seen


def _add_labels(
    seen: _Sheet, sheet: Sheet, rows: range | tuple[int, ...] | list[int], column: SheetColumn, shape: Shape
) -> None:
    labels = dict.fromkeys(sheet.text(row, column.index) for row in rows)
    if len(labels) <= MOST_LABELS:
        for label in labels:
            _add(seen.rows, label, shape)


def _add(names: Names, text: str, shape: Shape) -> None:
    """Add a heading or a label; of a period only which is the latest is kept, for it is another every year."""
    if period := _period(text):
        shape.latest = max(shape.latest or period, period)
    elif key := _key(text):
        names.setdefault(key, text)
        for part in text.split(" | "):
            if period := _period(part):
                shape.latest = max(shape.latest or period, period)


def _period(text: str) -> Period | None:
    try:
        return read_period(text)
    except ImpossiblePeriod:
        return None


def _key(text: str) -> str:
    return fold(without_years(text))
