"""A published workbook as the rules see it: xlsx and ods alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from psrstats.lint.cells import Cell, Drawing
from psrstats.lint.ranges import Place, Range, reference
from psrstats.patterns import regex

LEAST_FILLED = 2  # cells side by side make a row of a table
DEFAULT_WIDTH = 8.43
DEFAULT_ZOOM = 100
ROLES = {
    "cover": regex(r"cover|front ?page|title ?page|read ?me|information|introduction"),
    "contents": regex(r"contents|^index$|^toc$"),
    "notes": regex(r"^notes?\b|\bnotes$|footnotes"),
}


class Sheet(Struct, frozen=True, dict=True):
    """One sheet of a workbook."""

    name: str
    cells: Mapping[Place, Cell] = field(default_factory=dict)
    tables: tuple[Range, ...] = ()
    merges: tuple[Range, ...] = ()
    comments: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    hidden: bool = False
    filter: bool = False
    frozen: bool = False
    active_cell: str = "A1"
    zoom: int = DEFAULT_ZOOM
    header_footer: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    widths: Mapping[int, float] = field(default_factory=dict)  # in characters
    default_width: float = DEFAULT_WIDTH

    @cached_property
    def texts(self) -> dict[Place, str]:
        """The cells that show something, in reading order."""
        return {place: cell.text for place, cell in sorted(self.cells.items()) if cell.text.strip()}

    @cached_property
    def filled_in(self) -> dict[int, list[int]]:
        """The columns that show something, of each row that does."""
        rows: dict[int, list[int]] = {}
        for row, column in self.texts:
            rows.setdefault(row, []).append(column)
        return rows

    @cached_property
    def last_row(self) -> int:
        """The last row that shows something; 0 for none."""
        return max(self.filled_in, default=0)

    @cached_property
    def role(self) -> str:
        """What it is for, by its name: cover, contents or notes; blank for figures."""
        name = re.sub(r"[\W_]+", " ", self.name).strip().casefold()
        return next((role for role, words in ROLES.items() if words.search(name)), "")

    @cached_property
    def regions(self) -> tuple[Range, ...]:
        """Its tables: those marked up, or else what looks like one, which a cover never has."""
        return self.tables or (tuple(self._found()) if self.role != "cover" else ())

    @property
    def is_data(self) -> bool:
        """Whether it is there for its figures."""
        return not self.role and bool(self.regions)

    def _found(self) -> Iterator[Range]:
        rows = {row: columns for row, columns in self.filled_in.items() if len(columns) >= LEAST_FILLED}
        if len(rows) > 1:
            half = max(map(len, rows.values())) / 2
            top = min(row for row, columns in rows.items() if len(columns) > half)
            below = [columns for row, columns in rows.items() if row >= top]
            yield Range(top, min(map(min, below)), max(rows), max(map(max, below)), marked=False)

    def text(self, row: int, column: int) -> str:
        """Give what a cell shows, without the spaces around it."""
        return self.texts.get((row, column), "").strip()

    def lines(self) -> list[str]:
        """Give what stands in column A between the title and the first table, or the end."""
        first = min((region.top for region in self.regions), default=self.last_row + 1)
        return [self.text(row, 1) for row in range(2, first) if self.text(row, 1)]

    def width(self, column: int) -> float:
        """Give a column's width in characters."""
        return self.widths.get(column, self.default_width)

    def at(self, row: int, column: int) -> str:
        """Name a cell of it, as messages do."""
        return f"{self.name}!{reference(row, column)}"

    def over(self, area: Range) -> str:
        """Name a range of it."""
        return f"{self.name}!{area.area}"

    def spread(self, places: Iterable[Place]) -> list[str]:
        """Name cells of it, those one under another as one range.

        >>> Sheet("Wards").spread([(5, 3), (6, 3), (7, 3), (9, 1)])
        ['Wards!A9', 'Wards!C5:C7']
        """
        runs: list[list[Place]] = []
        for row, column in sorted(set(places), key=lambda place: (place[1], place[0])):
            if runs and runs[-1][-1] == (row - 1, column):
                runs[-1].append((row, column))
            else:
                runs.append([(row, column)])
        return [self.at(*run[0]) + (f":{reference(*run[-1])}" if len(run) > 1 else "") for run in runs]


class Workbook(Struct, frozen=True, eq=False, dict=True):
    """A published workbook; known by itself, so that what several rules ask of it is found once."""

    file: str
    sheets: tuple[Sheet, ...]
    title: str = ""
    language: str = ""
    author: str = ""
    keywords: str = ""
    macros: tuple[str, ...] = ()
    open_sheet: int = 0

    @property
    def data(self) -> tuple[Sheet, ...]:
        """The sheets that are there for their figures."""
        return tuple(sheet for sheet in self.sheets if sheet.is_data)

    @cached_property
    def roles(self) -> dict[str, Sheet]:
        """The cover, the contents and the notes, where there are any."""
        return {sheet.role: sheet for sheet in reversed(self.sheets) if sheet.role}

    @property
    def tables(self) -> Iterator[tuple[Sheet, Range]]:
        """Every table, with its sheet."""
        return ((sheet, region) for sheet in self.sheets for region in sheet.regions)

    @property
    def data_tables(self) -> Iterator[tuple[Sheet, Range]]:
        """Every table of figures, with its sheet."""
        return ((sheet, region) for sheet in self.data for region in sheet.regions)
