"""Every cell of a sheet accounted for: each that holds something is in exactly one class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from msgspec import Struct

from psrstats.files.cells import text_of
from psrstats.files.grid import Area, Place
from psrstats.load.axes import banners
from psrstats.load.by_place import ByPlace, outside
from psrstats.load.column import SheetColumn
from psrstats.load.columns import read_columns
from psrstats.load.sheet import Sheet
from psrstats.load.tables import Found, find_tables
from psrstats.load.terms_of import Seen, TermSeen
from psrstats.load.understand import decisions, terms_for
from psrstats.load.words import Vocabulary
from psrstats.totals import is_total

Class = Literal["title", "note", "header", "label", "value", "marker", "total", "unread"]
CLASSES: tuple[Class, ...] = get_args(Class)
NO_WORDS = Vocabulary("", "", {}, {}, "", "", {})


class Issue(Struct, frozen=True):
    """Something about a cell that its reader should know."""

    place: Place
    kind: str
    message: str


class TableSeen(Struct, frozen=True):
    """A table that was found, and what its columns hold."""

    found: Found
    columns: tuple[SheetColumn, ...]

    @property
    def area(self) -> Area:
        """Its range."""
        return self.found.rows[0], self.found.columns[0], self.found.rows[-1], self.found.columns[-1]


class Account(Struct, frozen=True, dict=True):
    """A sheet as it was understood: its tables, and the class of each of its cells."""

    sheet: Sheet
    tables: tuple[TableSeen, ...]
    classes: dict[Place, Class]
    words: Vocabulary = NO_WORDS

    @cached_property
    def counts(self) -> dict[Class, int]:
        """How many cells are in each class; together, all that hold something."""
        given = list(self.classes.values())
        return {name: given.count(name) for name in CLASSES}

    @cached_property
    def terms(self) -> dict[Place, tuple[TermSeen, ...]]:
        """The words that each figure was taken to be about: its headings, its labels, and what stands above."""
        seen = map(Seen, decisions(self.sheet, self.words, ("value", "total")))
        taken = {place: table.terms(place) for table in seen for place in table.places}
        found = tuple(table.found for table in self.tables)
        by_place = [ByPlace(self.sheet, table.found, table.columns, found) for table in self.tables]
        inside = {place: table.terms(place, taken.get(place, ())) for table in by_place for place in table.places}
        return dict(sorted((taken | inside | dict(outside(self.sheet, found))).items()))

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """What is odd about single cells, in reading order."""
        return tuple(sorted(_issues(self), key=lambda issue: issue.place))


def account(sheet: Sheet, words: Vocabulary = NO_WORDS) -> Account:
    """Class every cell of a sheet that holds something.

    words: what the report's settings know of its words; without them the shape alone tells.
    """
    tables = tables_seen(sheet, words)
    classes: dict[Place, Class] = dict(_outside(sheet, tables))
    for table in tables:
        classes |= dict(_inside(sheet, table))
    return Account(sheet, tuple(tables), classes, words)


def tables_seen(sheet: Sheet, words: Vocabulary = NO_WORDS) -> list[TableSeen]:
    """Find the tables of a sheet and what their columns hold, without a look at each of its cells."""
    terms = terms_for(sheet, words)
    return [TableSeen(found, tuple(read_columns(sheet, found, terms))) for found in find_tables(sheet)]


def _outside(sheet: Sheet, tables: list[TableSeen]) -> Iterator[tuple[Place, Class]]:
    """Class every cell as if no table were there: the first text and those right above a table are titles."""
    heads = {table.found.rows[0] - above for table in tables for above in (1, 2)}
    first = True
    for row, columns in enumerate(sheet.filled):
        for column in columns:
            reading = sheet.reading(row, column)
            if (reading and not reading.marker) or not sheet.text(row, column):
                yield (row, column), "unread"
            else:
                yield (row, column), "title" if first or (row in heads and len(columns) == 1) else "note"
                first = False


def _inside(sheet: Sheet, table: TableSeen) -> Iterator[tuple[Place, Class]]:
    for row in table.found.header_rows:
        yield from (((row, column), "header") for column in sheet.filled[row] if column in table.found.columns)
    columns = {column.index: column for column in table.columns}
    values = [column.index for column in table.columns if column.role == "value"]
    rows = [row for row in table.found.body_rows if sheet.has[row, values].any()]
    over = set(banners(sheet, np.array(rows, dtype=np.int32))) if rows else set()
    for row in table.found.body_rows:
        if row in over:
            yield (row, sheet.filled[row][0]), "label"
            continue
        total = any(is_total(sheet.text(row, c.index)) for c in table.columns if c.role in ("group", "area"))
        for index in sheet.filled[row]:
            if index in columns:
                yield (row, index), _class(sheet, row, columns[index], total)


def _class(sheet: Sheet, row: int, column: SheetColumn, total: bool) -> Class:
    place = (row, column.index)
    if place in sheet.grid.errors or place in sheet.grid.uncalculated:
        return "unread"
    if column.role not in ("value", "total"):
        return "note" if column.role in ("note", "commentary") else "label"
    reading = sheet.reading(*place)
    if reading is None:
        return "unread"
    if reading.marker:
        return "marker"
    whole = total or column.role == "total" or any(map(is_total, column.heading.split(" | ")))
    return "total" if whole else "value"


def _issues(account: Account) -> Iterator[Issue]:
    sheet, grid = account.sheet, account.sheet.grid
    yield from (Issue(place, "error", f"holds the error {error}") for place, error in grid.errors.items())
    for place in grid.uncalculated:
        yield Issue(place, "uncalculated", "holds a formula that was never calculated; open and save the file in Excel")
    for place, given in account.classes.items():
        row, column = place
        if given == "unread" and place not in grid.errors and place not in grid.uncalculated:
            yield Issue(place, "unread", f"'{sheet.text(*place)}' {_why(account, place)}")
        if given in ("value", "total") and isinstance(sheet.raw(*place), str) and not _is_text(grid.file):
            yield Issue(place, "number-as-text", f"the number '{sheet.text(*place)}' is typed as text")
        if given in ("value", "total", "marker") and (row in grid.hidden_rows or column in grid.hidden_columns):
            yield Issue(place, "hidden", f"the figure '{sheet.text(*place)}' stands in a hidden row or column")
    for table in account.tables:
        yield from _headings(table)
        yield from _repeated(sheet, table)


def _why(account: Account, place: Place) -> str:
    inside = any(place[0] in table.found.rows and place[1] in table.found.columns for table in account.tables)
    return "is not a number" if inside else "is a number outside any table"


def _is_text(file: str) -> bool:
    return file.casefold().endswith((".csv", ".tsv", ".txt"))


def _headings(table: TableSeen) -> Iterator[Issue]:
    for column in table.columns:
        if column.fault and column.headings:
            yield Issue(column.headings[0], "impossible-period", column.fault)


def _repeated(sheet: Sheet, table: TableSeen) -> Iterator[Issue]:
    """Name the rows that say the same as one before them, in every column."""
    seen: dict[tuple[str, ...], int] = {}
    for row in table.found.body_rows:
        said = tuple(text_of(sheet.raw(row, column)) for column in table.found.columns)
        if not any(said):
            continue
        if (before := seen.setdefault(said, row)) != row:
            yield Issue((row, table.found.columns[0]), "duplicate-row", f"the row says the same as row {before + 1}")
