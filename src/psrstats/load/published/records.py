"""The rows of a published file, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.files.cells import text_of
from psrstats.files.grid import Place, Raw, letters_of
from psrstats.load.published.coded import Coded, Codes, Rows, renumbered
from psrstats.load.published.format import folded


class Column(Struct, frozen=True, dict=True):
    """What a column holds: each value once, and which of them each row has."""

    values: tuple[Raw, ...]
    codes: Codes

    def take(self, rows: Rows) -> Column:
        """Keep some of the rows."""
        used, codes = renumbered(self.codes[rows], len(self.values))
        return Column(tuple(self.values[code] for code in used), codes)

    @cached_property
    def coded(self) -> Coded:
        """The column as text."""
        return Coded(self.words, self.codes).mapped(str)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Each value as text."""
        return tuple(map(text_of, self.values))


class Records(Struct, frozen=True, dict=True):
    """Rows under one heading row."""

    file: str
    sheet: str
    headings: tuple[str, ...]
    numbers: Rows  # each row's place in the sheet, from 0
    columns: tuple[Column, ...]
    constant: frozenset[int] = frozenset()  # the columns that say the same in every row of the file, kept or not
    above: tuple[str, ...] = ()  # the lines over the headings
    formats: Mapping[Place, str] = field(default_factory=dict)
    row: int = 0  # that of the headings

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The headings, folded."""
        return folded(self.headings)

    def __len__(self) -> int:
        return len(self.numbers)

    def take(self, rows: Rows) -> Records:
        """Keep some of the rows."""
        return replace(self, numbers=self.numbers[rows], columns=tuple(each.take(rows) for each in self.columns))

    def cells(self, column: int, rows: Rows) -> list[str]:
        """Name the cells of a column as every message does: file!sheet!A1."""
        start = f"{self.file}!{self.sheet}!{letters_of(column)}"
        return [f"{start}{number + 1}" for number in self.numbers[rows].tolist()]
