"""A sheet while it is read, and the grid that is made of it in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.errors import Fault, UserError
from psrstats.files.cells import read_cell, text_of
from psrstats.files.grid import Area, Grid, MarkedTable, Place, Raw, address, is_number
from psrstats.files.hidden_format import is_hidden, may_hide
from psrstats.files.lettering import Run, said
from psrstats.patterns import regex

SUPPRESSED = "[c]"
TRUTHS = regex(r'"TRUE";\s*"TRUE";\s*"FALSE"', re.IGNORECASE)  # how LibreOffice shows a number as one of the two
NEAR = 100  # rows above and below a merged cell that tell which columns are used
YEARS = frozenset(range(1900, 2101))  # a range would be gone through for every float
MOST_CELLS = 8_000_000  # from A1 to the last row and column: each takes up memory, empty or not


class Gathered(Struct):
    """What has been read of a sheet so far."""

    file: str
    sheet: str
    state: str = "visible"
    height: int = 0  # down to the last row that holds something
    width: int = 0
    formats: dict[Place, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: set[Place] = field(default_factory=set)
    comments: dict[Place, str] = field(default_factory=dict)
    tables: list[MarkedTable] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
    letters: dict[Place, Sequence[Run]] = field(default_factory=dict)  # of cells with letters raised or struck out
    fonts: dict[Place, Run] = field(default_factory=dict)  # of cells raised or struck out as a whole: without letters
    indents: dict[Place, int] = field(default_factory=dict)
    marks: dict[Place, str] = field(default_factory=dict)
    struck: dict[Place, str] = field(default_factory=dict)

    def warn(self, warning: str) -> None:
        """Note what is odd about the file, once."""
        self.warnings = tuple(dict.fromkeys((*self.warnings, warning)))

    @contextmanager
    def optional(self, what: str) -> Iterator[None]:
        """Pass over a part that a sheet can be read without, where it is odd, and say so."""
        try:
            yield
        except (ValueError, LookupError, ExpatError, BadZipFile):
            self.warn(f"has {what} that cannot be read, passed over")

    def refuse_vast(self) -> None:
        """Stop before a sheet takes up all memory: a stray cell in its far corner is enough.

        Raises:
            UserError: The sheet reaches too far; the fault names its last cell.
        """
        if self.height * self.width > MOST_CELLS:
            last = address(self.height - 1, self.width - 1)
            what = f"reaches to {last}: {self.height * self.width:,} cells, and {MOST_CELLS:,} are the most."
            fix = "Delete the rows and columns after the table, and save it."
            raise UserError(Fault(f"{self.file}!{self.sheet}", what, fix))

    def grid(self, rows: list[list[Raw]]) -> Grid:
        """Make a grid of the sheet and its values: a rectangle down to the last cell that holds something.

        Ranges, hidden rows and hidden columns, which often run on to the sheet's far edge, are cut off there.
        """
        self.height = max(self.height, len(rows))
        self.width = max(self.width, max(map(len, rows), default=0))
        for row in rows:
            row.extend([None] * (self.width - len(row)))
        blank: list[Raw] = [None] * self.width  # one for all: a stray cell can lie a million rows below
        for place in {**self.letters, **self.fonts}:
            self.apart(rows, place)
        self.truths(rows)
        self.refuse_shared(rows)
        unshown = self.hide(rows)
        rows[:] = [row if any(value is not None for value in row) else blank for row in rows]
        rows.extend([blank] * (self.height - len(rows)))
        return Grid(
            self.file,
            self.sheet,
            rows,
            state=self.state,
            formats=self.formats,
            merged=tuple(self.cut(self.merged)),
            hidden_rows=numbers(self.hidden_rows, self.height),
            hidden_columns=numbers(self.hidden_columns, self.width),
            errors=self.errors,
            uncalculated=frozenset(self.uncalculated),
            comments=self.comments,
            marks=self.marks,
            struck=self.struck,
            tables=tuple(self.tables),
            warnings=self.warnings,
            unshown=unshown,
            indents=self.indents,
        )

    def apart(self, rows: list[list[Raw]], place: Place) -> None:
        """Take raised marks and struck-out words from what a cell says."""
        row, column = place
        if row >= len(rows) or column >= len(rows[row]) or rows[row][column] is None or place in self.errors:
            return
        font = self.fonts.get(place, Run(""))
        whole = (replace(font, text=text_of(rows[row][column])),)
        found = said(self.letters.get(place, whole))
        if found.broken:
            self.errors[place] = found.broken
            rows[row][column] = None
            return
        if found.text != whole[0].text:
            rows[row][column] = found.text or None
        self.marks |= {place: found.mark} if found.mark else {}
        self.struck |= {place: found.struck} if found.struck else {}

    def refuse_shared(self, rows: list[list[Raw]]) -> None:
        """Take no number that is merged over cells of several columns or rows of figures: it may be of any of them."""
        refused = []
        for top, left, bottom, right in self.cut(self.merged):
            raw = rows[top][left]
            if (top, left) != (bottom, right) and is_figure(raw) and is_shared(rows, (top, left, bottom, right)):
                merged = f"{address(top, left)}:{address(bottom, right)}"
                self.errors[top, left] = f"{text_of(raw)} (merged over {merged})"
                rows[top][left] = None
                refused.append(f"{text_of(raw)} merged over {self.sheet}!{merged}")
        if refused:
            others = len(refused) - 1
            more = f", and {others} more number{'s' if others > 1 else ''} so" if others else ""
            self.warn(f"has {refused[0]}{more}, used for none of them")

    def truths(self, rows: list[list[Raw]]) -> None:
        """Put TRUE or FALSE where a number is only shown as one."""
        for (row, column), code in self.formats.items():
            if TRUTHS.fullmatch(code) and row < len(rows) and is_number(rows[row][column]):
                rows[row][column] = bool(rows[row][column])

    def hide(self, rows: list[list[Raw]]) -> frozenset[Place]:
        """Put [c] for each number that its format hides: its sender suppressed it. Give their places."""
        hides = cache(is_hidden)
        suspects = {code for code in set(self.formats.values()) if may_hide(code)}
        unshown = []
        for (row, column), code in self.formats.items() if suspects else ():
            raw = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
            if code in suspects and isinstance(raw, int | float) and not isinstance(raw, bool) and hides(code, raw):
                rows[row][column] = SUPPRESSED
                unshown.append((row, column))
        return frozenset(unshown)

    def cut(self, areas: Iterable[Area]) -> Iterator[Area]:
        """Cut ranges off at the last cell that holds something; one that lies beyond it is left out."""
        for top, left, bottom, right in areas:
            if top < self.height and left < self.width:
                yield top, left, min(bottom, self.height - 1), min(right, self.width - 1)


def is_figure(raw: Raw) -> bool:
    """Say whether a cell holds a number that is no year.

    >>> is_figure(40), is_figure("19.6%"), is_figure(2019), is_figure("Plans")
    (True, True, False, False)
    """
    reading = read_cell(raw) if is_number(raw) or isinstance(raw, str) else None
    return reading is not None and not reading.marker and not (reading.value in YEARS and not reading.places)


def is_shared(rows: list[list[Raw]], area: Area) -> bool:
    """Say whether a merged cell covers columns that other rows of its table use apart, or rows that are each labelled.

    A form's cells may be merged over columns that nothing else uses: they are one column.
    """
    top, left, bottom, right = area
    first, last = top, bottom
    while first > top - NEAR and first and any(says_something(raw) for raw in rows[first - 1]):
        first -= 1
    while last < bottom + NEAR and last + 1 < len(rows) and any(says_something(raw) for raw in rows[last + 1]):
        last += 1
    apart = any(says_something(raw) for row in rows[first : last + 1] for raw in row[left + 1 : right + 1])
    labels = (row[:left] for row in rows[top : bottom + 1])
    labelled = [any(isinstance(raw, str) and says_something(raw) for raw in each) for each in labels]
    return apart or (len(labelled) > 1 and all(labelled))


def says_something(raw: Raw) -> bool:
    """Say whether a cell holds anything but blanks."""
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def numbers(runs: Iterable[range], end: int) -> frozenset[int]:
    """Give the numbers in runs of rows or columns that lie before an end.

    >>> sorted(numbers([range(1, 3), range(7, 16384)], 9))
    [1, 2, 7, 8]
    """
    return frozenset(number for run in runs for number in range(run.start, min(run.stop, end)))
