"""What each column of a published file holds: its format says it, and for figures and filters its cells do."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from psrstats.files.cells import read_cell
from psrstats.files.grid import Raw
from psrstats.load.published.coded import Coded, Rows
from psrstats.load.published.format import Format
from psrstats.load.published.records import Records
from psrstats.load.published.rows_of_text import column_of, level_columns
from psrstats.load.words import fold


class Roles(Struct, frozen=True, dict=True):
    """The columns of a file, by what they hold; each a number, -1 for none."""

    records: Records
    format: Format
    group: str = ""  # the heading over the filter that groups the rows, where the source names one

    @cached_property
    def places(self) -> frozenset[int]:
        """The columns of areas, their codes and their levels."""
        found = {column for _, *columns in level_columns(self.format, self.records.folded) for column in columns}
        return frozenset({*found, self.level} - {-1})

    @cached_property
    def period(self) -> int:
        """The column of periods."""
        return self._column(self.format.period)

    @cached_property
    def period_kind(self) -> int:
        """The column of what kind each period is."""
        return self._column(self.format.period_kind)

    @cached_property
    def level(self) -> int:
        """The column of levels."""
        return self._column(self.format.level)

    @cached_property
    def named(self) -> int:
        """The column of words that name measures."""
        return self._column(self.format.named)

    @cached_property
    def statistic(self) -> int:
        """The column that says what each figure is: a count, a percentage."""
        found = self._column(self.format.statistic)
        return -1 if found >= 0 and self.records.folded[found] == fold(self.group) else found

    @cached_property
    def unit(self) -> int:
        """The column of units."""
        return self._column(self.format.unit)

    @cached_property
    def across(self) -> dict[int, dict[str, str]]:
        """The columns whose headings say a period or a group, and what each says."""
        if not self.format.across:
            return {}
        found = {number: re.fullmatch(self.format.across, word) for number, word in enumerate(self.records.folded)}
        taken = {*self.places, *self._matching(self.format.figures)}
        return {
            number: match.groupdict()
            for number, match in found.items()
            if match and number not in taken and not self._is_beside(number)
        }

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """The columns of figures, the one meant unasked first."""
        named = self._matching(self.format.figures)
        if named or self.across:
            return named
        return tuple(number for number in self._left if self._holds_figures(number))

    @cached_property
    def filters(self) -> tuple[int, ...]:
        """The columns of labels that tell groups apart."""
        if self.format.filters:
            return tuple(sorted(self._matching(self.format.filters)))
        if self.across:
            return ()
        return tuple(number for number in self._left if number not in self.figures and self._says_something(number))

    @cached_property
    def _left(self) -> tuple[int, ...]:
        """The columns that the format does not name."""
        taken = {*self.places, self.period, self.period_kind, self.named, self.statistic, self.unit}
        left = (number for number in range(len(self.records.headings)) if number not in taken)
        return tuple(number for number in left if self.records.folded[number] and not self._is_beside(number))

    def coded(self, column: int) -> Coded:
        """Give what a column says, as text."""
        return self.records.columns[column].coded

    def says(self, column: int, rows: Rows) -> list[str]:
        """Give the different texts that a column says in some rows, blank ones left out."""
        return [word for word in self.coded(column).take(rows).words if word]

    def _column(self, pattern: str) -> int:
        return column_of(pattern, self.records.folded)

    def _matching(self, patterns: tuple[str, ...]) -> tuple[int, ...]:
        words = self.records.folded
        return tuple(number for each in patterns for number, word in enumerate(words) if re.fullmatch(each, word))

    def _is_beside(self, number: int) -> bool:
        return re.fullmatch(self.format.beside, self.records.folded[number]) is not None

    def _holds_figures(self, number: int) -> bool:
        """Tell a column of figures: a number somewhere, and else only markers."""
        said = [raw for raw in self.records.columns[number].values if raw not in (None, "")]
        rest = [raw for raw in said if not _is_number(raw)]
        return len(rest) < len(said) and all(read_cell(raw) is not None for raw in rest)

    def _says_something(self, number: int) -> bool:
        """Tell a column of labels from one that is blank, or holds nothing but markers."""
        column = self.records.columns[number]
        return any(text and read_cell(raw) is None for text, raw in zip(column.words, column.values, strict=True))


def _is_number(raw: Raw) -> bool:
    """Tell a plain number, without looking for marks."""
    if isinstance(raw, str):
        return raw.isascii() and raw.replace(".", "", 1).isdecimal()
    return isinstance(raw, int | float) and not isinstance(raw, bool)
