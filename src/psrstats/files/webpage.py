"""A web page whose tables an agency sends as a spreadsheet, often under a workbook's name."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from msgspec.structs import replace

from psrstats.files.gathered import Gathered
from psrstats.files.grid import Grid, MarkedTable, Raw
from psrstats.files.lettering import Run
from psrstats.files.text import encoding_of
from psrstats.patterns import regex

BLANKS = regex(r"[ \t\r\n\f]+")
MOST_COLUMNS = 1 << 14
MOST_SPANNED = 1000  # columns, as in browsers
RAISED, STRUCK = ("sup", "sub"), ("s", "strike", "del")
LETTERS = RAISED + STRUCK
SILENT = ("script", "style", "title")
WITHIN = "span"  # an element that says nothing of the words in it, and parts no line


def read_webpage(path: Path, name: str) -> Grid:
    """Read a web page as one grid of texts, as a spreadsheet program shows it: its tables one below another."""
    page = Page(Gathered(name, path.stem))
    page.feed(path.read_text(encoding=encoding_of(path)))
    page.close()
    page.end_cell()
    if page.unmarked:  # then all are found by their shape, that none be missed
        page.gathered.tables.clear()
    return page.gathered.grid(page.rows)


class Page(HTMLParser):
    """The rows of a page as far as it has been read."""

    def __init__(self, gathered: Gathered) -> None:
        super().__init__()
        self.gathered = gathered
        self.rows: list[list[Raw]] = []
        self.busy: dict[int, int] = {}  # columns that a cell above still fills: up to which row
        self.cell: list[str] | None = None  # pieces of the text of the open cell
        self.open: list[str] = []  # elements that raise or strike out letters
        self.special: dict[int, Run] = {}  # the pieces that are raised or struck out
        self.silent = False
        self.line = ""  # the text outside tables that what comes next goes on with
        self.unmarked = False  # whether a table does not say which of its rows are its head
        self.begun: int | None = None  # the first row of the open table
        self.headed = 0  # how many rows its head has

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, or a line inside a cell."""
        self.part(tag)
        if tag == "table":
            self.begun, self.headed = None, 0
        if tag == "tr":
            self.end_cell()
            self.begun = len(self.rows) if self.begun is None else self.begun
            self.rows.append([])
        elif tag in ("td", "th"):
            self.end_cell()
            self.start_cell({name: value or "" for name, value in attrs})
        elif tag in LETTERS:
            self.open.append(tag)
        elif tag == "br" and self.cell is not None:
            self.cell.append("\v")
        self.silent = (
            tag in SILENT or ("role", "tooltip") in attrs
        )  # what a page shows only when asked is no cell's text

    def handle_endtag(self, tag: str) -> None:
        """End what a start began; many writers leave out the ends of cells and rows."""
        self.silent = False
        self.part(tag)
        if tag in self.open:
            self.open.remove(tag)
        if tag in ("td", "th", "tr", "table"):
            self.end_cell()
        if tag == "thead" and self.begun is not None:
            self.headed = len(self.rows) - self.begun
        if tag == "table":
            self.busy.clear()
            self.end_table()

    def handle_data(self, data: str) -> None:
        """Add text to the open cell; text outside a table is a row of its own, as a title is."""
        if self.silent:
            return
        if self.cell is not None:
            if self.open:
                self.special[len(self.cell)] = Run(
                    "", *(any(tag in self.open for tag in tags) for tags in (RAISED, STRUCK))
                )
            self.cell.append(data)
        elif data.strip():
            if self.line:
                self.rows.pop()
            self.line += data
            self.rows.append([tidy(self.line)])
            self.reach()
        elif self.line:
            self.line += data

    def part(self, tag: str) -> None:
        """End a line of text outside tables, unless an element stands within it."""
        if tag != WITHIN:
            self.line = ""

    def start_cell(self, given: dict[str, str]) -> None:
        """Begin a cell at the next column that no cell above fills, and note how far it reaches."""
        if not self.rows:
            self.rows.append([])
        cells, row = self.rows[-1], len(self.rows) - 1
        while self.busy.get(len(cells), -1) >= row:
            cells.append(None)
        left = len(cells)
        width = min(number(given.get("colspan", "")), MOST_SPANNED)
        bottom = row + number(given.get("rowspan", "")) - 1
        if left + width > MOST_COLUMNS:
            raise ValueError("a row has more columns than a sheet may have")
        self.busy.update(dict.fromkeys(range(left, left + width), bottom))
        if width > 1 or bottom > row:
            self.gathered.merged.append((row, left, bottom, left + width - 1))
        cells.extend([None] * width)
        self.cell, self.column = [], left
        self.reach()

    def end_cell(self) -> None:
        """Put the open cell's text in its place."""
        if self.cell is not None:
            if self.special:
                runs = [replace(self.special.get(n, Run("")), text=lines(piece)) for n, piece in enumerate(self.cell)]
                self.gathered.letters[len(self.rows) - 1, self.column] = runs
                self.special.clear()
            self.open.clear()
            self.rows[-1][self.column] = tidy("".join(self.cell)) or None
            self.cell = None

    def end_table(self) -> None:
        """Note where a table lay that says which of its rows are its head."""
        if self.begun is not None and 0 < self.headed < len(self.rows) - self.begun:
            right = max(map(len, self.rows[self.begun :])) - 1
            area = (self.begun, 0, len(self.rows) - 1, right)
            self.gathered.tables.append(MarkedTable(f"table {len(self.gathered.tables) + 1}", area, self.headed))
        elif self.begun is not None:
            self.unmarked = True
        self.begun = None

    def reach(self) -> None:
        """Let the sheet grow to the present row, unless it grows too large."""
        self.gathered.height, self.gathered.width = len(self.rows), max(self.gathered.width, len(self.rows[-1]))
        self.gathered.refuse_vast()


def number(text: str) -> int:
    """Read how many rows or columns a cell spans: one, where a page says nothing or nonsense.

    >>> number("2"), number(""), number("100%")
    (2, 1, 1)
    """
    return max(int(text), 1) if text.isdecimal() else 1


def tidy(text: str) -> str:
    r"""Join the lines of a page's source as a browser does; only a line break in the page remains.

    >>> tidy("\n  Children\n  in need\v2019-20 ")
    'Children in need\n2019-20'
    """
    return "\n".join(line.strip(" ") for line in lines(text).split("\n"))


def lines(text: str) -> str:
    """Join the lines of a page's source, and part them where the page does."""
    return BLANKS.sub(" ", text).replace("\v", "\n")
