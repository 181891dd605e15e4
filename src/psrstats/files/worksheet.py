"""What a worksheet's XML says of its cells besides their values, in one streaming pass."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from psrstats.files.gathered import Gathered
from psrstats.files.grid import Area, Place, address, place_of
from psrstats.files.lettering import Run
from psrstats.files.package import Attributes, Package
from psrstats.files.runs import Runs

MOST_ROWS = 1 << 20
TRUE = ("1", "true")
LONGEST_ERROR = 40  # "#GETTING_DATA"; without an end, text that comes in pieces takes ever longer to join


class Look(Struct, frozen=True):
    """How a workbook's cells are made to look: what its sheets share."""

    codes: Mapping[str, str]  # number formats other than General, by the style's number
    fonts: Mapping[str, Run]  # whose letters are raised or struck out, by the style's number
    texts: Mapping[str, Sequence[Run]]  # with letters raised or struck out, by their number among the shared texts
    indents: Mapping[str, int]  # how far cells are indented, by the style's number


class Worksheet:
    """The pass over one worksheet's XML: making it runs it, and fills in what is gathered."""

    def __init__(self, package: Package, part: str, look: Look, gathered: Gathered) -> None:
        self.gathered = gathered
        self.look = look
        self.columns: dict[str, int] = {}  # those that hold something, by their letters
        self.last_row = self.row = -1
        self.row_name = ""
        self.unnamed = 0  # cells of the row that have no name
        self.cell: Attributes = {}
        self.parser = package.parser()
        self.parser.StartElementHandler = self.start_root
        package.feed(part, self.parser, partial(plain_cells(look).sub, b""))
        gathered.height, gathered.width = self.last_row + 1, max(self.columns.values(), default=-1) + 1

    def start_root(self, tag: str, _: Attributes) -> None:
        """Learn the prefix of the worksheet's own elements; most writers use none."""
        prefix = tag[: tag.find(":") + 1]
        self.parser.StartElementHandler = partial(self.start_prefixed, prefix) if prefix else self.start

    def start_prefixed(self, prefix: str, tag: str, given: Attributes) -> None:
        """Note an element by its name without the prefix."""
        self.start(tag.removeprefix(prefix), given)

    def start_text(self, where: Place) -> None:
        """Listen to the runs of a text that stands in its cell."""
        self.note_font(where)
        self.note_indent(where)
        runs, before = Runs(), self.parser.StartElementHandler

        def end(tag: str) -> None:
            runs.end(tag)
            if tag.rpartition(":")[2] == "is":
                self.parser.StartElementHandler = before
                self.end_value(tag)
                if runs.mixed:
                    self.gathered.letters[where] = runs.found

        self.parser.StartElementHandler, self.parser.EndElementHandler = runs.start, end
        self.parser.CharacterDataHandler = runs.text

    def start(self, tag: str, given: Attributes) -> None:
        """Note an element, the most frequent first."""
        if tag == "c":
            self.cell = given
            if "r" not in given:  # its writer names no cells
                given["r"] = address(self.row, self.unnamed)
                self.unnamed += 1
        elif tag == "v":
            self.start_value()
        elif tag == "f":
            self.cell["f"] = "1"
            self.gathered.uncalculated.add(self.place())
        elif tag == "is":
            self.start_text(self.place())
        elif tag == "row":
            self.start_row(given)
        elif tag == "col":
            self.start_columns(given)
        elif tag == "mergeCell":
            self.gathered.merged.append(area_of(given["ref"]))

    def start_value(self) -> None:
        """Note the format of a number, or listen for the text of an error and for any value of a formula."""
        cell, where = self.cell, self.place()
        kind, style = cell.get("t", "n"), cell.get("s", "")
        if kind == "n" and style in self.look.codes:
            self.gathered.formats[where] = self.look.codes[style]
        self.note_font(where)
        if kind in ("s", "str"):
            self.note_indent(where)
        if kind == "str":
            self.gathered.uncalculated.discard(where)  # a formula may give an empty text
        elif kind == "e" or "f" in cell or (kind == "s" and self.look.texts):
            self.parser.CharacterDataHandler = partial(self.text, where, kind)
            self.parser.EndElementHandler = self.end_value

    def note_font(self, where: Place) -> None:
        """Note that a cell is raised or struck out as a whole."""
        if font := self.look.fonts.get(self.cell.get("s", "")):
            self.gathered.fonts[where] = font

    def note_indent(self, where: Place) -> None:
        """Note how far the words of a cell are indented."""
        if steps := self.look.indents.get(self.cell.get("s", "")):
            self.gathered.indents[where] = steps

    def text(self, where: Place, kind: str, data: str) -> None:
        """Note the text of an error or of a formula's value, or which of the shared texts stands in the cell."""
        self.gathered.uncalculated.discard(where)
        if kind == "s" and (runs := self.look.texts.get(data.strip())):
            self.gathered.letters[where] = runs
        if kind == "e":
            self.gathered.errors[where] = (self.gathered.errors.get(where, "") + data)[:LONGEST_ERROR]

    def end_value(self, _: str) -> None:
        """Listen no more."""
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

    def start_row(self, given: Attributes) -> None:
        """Go to a row, which is the next one where its writer does not say."""
        self.row_name = given.get("r", str(self.row + 2))
        self.row = int(self.row_name) - 1
        self.unnamed = 0
        if self.row >= MOST_ROWS:
            raise ValueError(f"row {self.row_name} lies beyond the last that a sheet may have")
        if given.get("hidden") in TRUE or float(given.get("ht", 1)) == 0:
            self.gathered.hidden_rows.append(range(self.row, self.row + 1))

    def start_columns(self, given: Attributes) -> None:
        """Note a run of columns that are hidden or have no width."""
        if given.get("hidden") in TRUE or float(given.get("width", 1)) == 0:
            self.gathered.hidden_columns.append(range(int(given["min"]) - 1, int(given["max"])))

    def place(self) -> Place:
        """Give the place of the present cell, which holds something."""
        if self.row > self.last_row:
            self.last_row = self.row
        name = self.cell["r"]
        letters = name.removesuffix(self.row_name)
        if letters not in self.columns:
            row, self.columns[letters] = known_place(name)
            if row != self.row:
                raise ValueError(f"cell {name} stands in row {self.row_name}")
        return self.row, self.columns[letters]


def plain_cells(look: Look) -> re.Pattern[bytes]:
    """Describe the cells of which there is nothing to note, to be cut before the parser: they are most, and it is slow.

    A cell is cut only in columns A to Z and where a value follows in the same row: so the last of a row speaks for its
    height, and those cut lie within 26 columns, which are 27 million cells for all the rows there may be.
    """
    of_numbers, of_words = {**look.codes, **look.fonts}, {**look.fonts, **look.indents}
    noted, words, texts = ("|".join(numbers) or "none" for numbers in (of_numbers, of_words, look.texts))
    number = rf'(?: s="(?!(?:{noted})")[0-9]+")?(?: t="n")?><v>[^<]*</v>'
    style = rf'(?: s="(?!(?:{words})")[0-9]+")?'
    shared = rf'{style} t="s"><v>(?!(?:{texts})<)[^<]*</v>'
    inline = rf'{style} t="inlineStr"><is><t>[^<]*</t></is>'
    following = r'(?=<c r="[A-Z]+\1"[^/>]*><(?:v|is)>)'
    return re.compile(rf'<c r="[A-Z]([0-9]+)"(?:{number}|{shared}|{inline})</c>{following}'.encode())


def known_place(name: str) -> Place:
    """Give the place that a cell's name must have.

    >>> known_place("B3")
    (2, 1)
    """
    place = place_of(name)
    if place is None:
        raise ValueError(f"{name!r} names no cell")
    return place


def area_of(name: str) -> Area:
    """Read the name of a range of cells.

    >>> area_of("A1:$C$2"), area_of("B2")
    ((0, 0, 1, 2), (1, 1, 1, 1))
    """
    first, _, last = name.replace("$", "").partition(":")
    return known_place(first) + known_place(last or first)
