"""A report's worksheets, whichever program is to open them: cover, contents, notes, and one a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.model import INTERNAL, Column
from psrstats.results import Results
from psrstats.writers.document import Document, Sheet, document
from psrstats.writers.lettering import EM, ems, wrapped
from psrstats.writers.provenance import HEADINGS, provenance
from psrstats.writers.said_once import said_once
from psrstats.writers.summary import as_table
from psrstats.writers.typed import typed

NARROWEST, WIDEST, COVER = 12, 48, 76  # in letters
LETTER, BESIDE, PIXELS = 7, 12, 96 / 72  # pixels: of a column's width, beside a cell's letters, and of a point
HEADING_LINES = 3
UPRIGHT = 90  # letters that a page that is higher than wide holds beside each other, none small
ROOM = "_0"  # of a number format: as much as a nought takes
ONE_TABLE = "This worksheet contains one table."
NOTES_SAY = "Notes are marked in square brackets, such as [note 1]; their text is in the worksheet Notes."


class Page(Struct, frozen=True):
    """A worksheet: the lines above its table, each with its style, then the table with its headings first."""

    name: str
    marked: str  # the name of its table
    above: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[bool, ...] = ()  # which columns hold numbers
    widths: tuple[int, ...] = (COVER,)  # in letters
    bold: bool = False  # whether the rows' labels are bold
    links: Mapping[str, str] = field(default_factory=dict)  # what a text of the first column leads to

    @property
    def label(self) -> int:
        """The column of its rows' labels."""
        return self.numbers.index(False) if False in self.numbers else 0

    @property
    def wide(self) -> bool:
        """Whether it is printed on pages that are wider than high."""
        return sum(self.widths) > UPRIGHT

    def lines(self, texts: Sequence[str], points: float = 12) -> int:
        """Count the lines that the tallest text of a row takes, wrapped to its column's width; a number is on one."""
        cells = zip(texts, self.widths, self.numbers or (False,), strict=True)
        return max(1 if number and typed(text) else _lines(text, width, points) for text, width, number in cells)


def roomy(format: str) -> str:
    """Give a number's format with room behind the number, so that it and words to its right are not read as one.

    An indent does not do: LibreOffice drops it from a number whose format is another than that of the one before.

    >>> roomy("0.0%"), roomy("+0;-0;0")
    ('0.0%_0', '+0_0;-0_0;0_0')
    """
    return ";".join(f"{part}{ROOM}" for part in format.split(";"))


def _lines(text: str, width: int, points: float) -> int:
    room = (width * LETTER - BESIDE) * EM / (points * PIXELS)
    return sum(wrapped(line, room, bold=True).count("\n") + 1 for line in text.split("\n"))


def pages(results: Results) -> tuple[Document, tuple[Page, ...]]:
    """Lay a report out as worksheets."""
    said = document(results)
    sheets = [replace(sheet, table=said_once(sheet.table, set_as_type=False)) for sheet in said.sheets]
    tables = [_table(sheet) for sheet in sheets]
    summary = as_table(results.summary, results.report.period, internal=said.internal)
    year = [_table(Sheet(summary, ()))] if results.summary else []
    notes = [(f"[note {number}]", note) for number, note in enumerate(said.notes, 1)]
    after = [_list(said, "Notes", ("Note", "Text"), notes)] if notes else []
    last = [_list(said, "Provenance", HEADINGS, list(provenance(results)))] if said.internal else []
    titles = {page.name: summary.title for page in year} | {page.name: page.name for page in (*after, *last)}
    titles |= {page.name: sheet.table.title for page, sheet in zip(tables, sheets, strict=True)}
    links = {name: f"#'{name}'.A1" for name in titles}
    contents = _list(said, "Table of contents", ("Worksheet", "Title"), list(titles.items()), links)
    return said, (_cover(said), contents, *year, *after, *tables, *last)


def tab(name: str) -> str:
    """Name a table's worksheet: words parted by underscores, at most 31 letters.

    >>> tab("ward-poverty"), tab("notes")
    ('Ward_poverty', 'Notes')
    """
    return name.replace("-", "_").capitalize()[:31]


def _marked(name: str) -> str:
    """Name a marked-up table: spreadsheet programs take words parted by underscores."""
    return re.sub(r"\W+", "_", name)


def headed(columns: Iterable[Column]) -> tuple[str, ...]:
    r"""Give the headings of columns, the unit on a line of its own.

    >>> headed([Column("After housing costs (%)"), Column("Ward")])
    ('After housing costs\n(%)', 'Ward')
    """
    return tuple(re.sub(r" (\([^()]*\))$", r"\n\1", column.title) for column in columns)


def _cover(said: Document) -> Page:
    about = [line for heading, text in said.about for line in (("heading", heading), ("plain", text))]
    return Page("Cover", "", (("title", said.title), *about))


def _list(
    said: Document,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    links: Mapping[str, str] | None = None,
) -> Page:
    """Lay out a table of texts under its title."""
    above = (("title", f"{INTERNAL}. {title}" if said.internal else title), ("plain", ONE_TABLE))
    cells = (tuple(headings), *map(tuple, rows))
    widths = (24, COVER) if len(headings) == 2 else (24,) * len(headings)
    name = "Contents" if links else title
    return Page(name, _marked(title), above, cells, (False,) * len(headings), widths, False, links or {})


def _table(sheet: Sheet) -> Page:
    table = sheet.table
    lines = filter(None, (ONE_TABLE, sheet.shorthand, NOTES_SAY if sheet.notes else "", sheet.source))
    rows = (headed(table.columns), *(tuple(cell.text for cell in row) for row in table.rows))
    return Page(
        tab(table.name),
        _marked(table.name),
        (("title", sheet.title), *(("plain", line) for line in lines)),
        rows,
        tuple(column.number for column in table.columns),
        tuple(map(_width, zip(*rows, strict=True))),
        True,
    )


def _letters(text: str) -> int:
    """Say how wide a column is in which a text takes one line."""
    return ceil((ems(text, bold=True) * 12 * PIXELS / EM + BESIDE) / LETTER)


def _width(texts: Sequence[str]) -> int:
    heading, *cells = texts
    longest = max(map(_letters, (*heading.split(), *cells)), default=0)
    narrowest = min(max(NARROWEST, longest), WIDEST)
    fits = (width for width in range(narrowest, WIDEST) if _lines(heading, width, 12) <= HEADING_LINES)
    return next(fits, WIDEST)
