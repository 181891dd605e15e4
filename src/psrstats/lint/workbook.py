"""A published workbook as the rules see it: xlsx and ods alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from psrstats.patterns import regex

Place = tuple[int, int]  # row and column, both from 1

LEAST_FILLED = 2  # cells side by side make a row of a table
DEFAULT_WIDTH = 8.43
DEFAULT_ZOOM = 100
ROLES = {
    "cover": regex(r"cover|front ?page|title ?page|read ?me|information|introduction"),
    "contents": regex(r"contents|^index$|^toc$"),
    "notes": regex(r"^notes?\b|\bnotes$|footnotes"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks."""

    name: str = "Normal"
    font: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    colour: str = ""  # blank for automatic or black
    filled: bool = False
    align: str = ""  # left, right, center or blank, which is by what the cell holds
    wrap: bool = False
    turned: bool = False
    indent: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something, or is filled with colour."""

    value: object
    text: str  # as it is shown
    style: Style = Style()
    formula: bool = False
    link: str = ""  # where it leads; within the workbook: #Sheet!A1

    @property
    def uncalculated(self) -> bool:
        """Whether it holds a formula that was never calculated."""
        return self.formula and self.value is None

    @property
    def is_number(self) -> bool:
        """Whether it holds a number, and not a date or a truth."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something that floats over a sheet: an image, a chart, a text box or another shape."""

    kind: str
    name: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells: a table that is marked up, or one that was found by its shape."""

    top: int
    left: int
    bottom: int
    right: int
    name: str = ""
    marked: bool = True
    header_rows: int = 1
    filter: bool = False
    style: str = ""  # of the table; blank for none
    banded: bool = False

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)

    @property
    def body(self) -> range:
        """Its rows below the header."""
        return range(self.top + self.header_rows, self.bottom + 1)

    @property
    def area(self) -> str:
        """Name it as a spreadsheet program does.

        >>> Range(4, 1, 9, 3).area
        'A4:C9'
        """
        return f"{reference(self.top, self.left)}:{reference(self.bottom, self.right)}"


@dataclass(frozen=True)
class Sheet:
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


@dataclass(frozen=True, eq=False)
class Workbook:
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


def letters(column: int) -> str:
    """Name a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def reference(row: int, column: int) -> str:
    """Name a cell.

    >>> reference(12, 6)
    'F12'
    """
    return f"{letters(column)}{row}"


def area(text: str, **more: object) -> Range:
    """Read a range as spreadsheet programs write it.

    >>> area("$A$4:C9").area
    'A4:C9'
    """
    first, _, last = text.replace("$", "").partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return Range(top, left, bottom, right, **more)  # type: ignore[arg-type]


def place_of(text: str) -> Place:
    """Read a cell's name.

    >>> place_of("AB12")
    (12, 28)
    """
    found = re.fullmatch(r"([A-Za-z]+)([0-9]+)", text)
    if not found:
        raise ValueError(f"{text!r} is no cell")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
