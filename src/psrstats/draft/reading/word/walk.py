"""A part of a Word document, line by line: paragraphs, rows of tables, and the boxes that hang on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from psrstats.draft.reading.rows import above, heads, tabbed
from psrstats.draft.reading.word.looks import Looks
from psrstats.draft.reading.word.pieces import Piece, WordLine, parted
from psrstats.draft.reading.word.runs import ALTERNATE, Runs, chosen, style_of
from psrstats.writers.word.ooxml import q

if TYPE_CHECKING:
    from psrstats.writers.word.ooxml import Element

BLOCKS = {q(name) for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "footnote", "endnote")}
MOST_SPAN = 63  # columns that a table of Word can have


class Walk:
    """Reads a part; `embedded` counts what is kept in a format of its own and was not read."""

    def __init__(self, looks: Looks, *, pages: bool = False) -> None:
        self.looks, self.runs = looks, Runs(looks, 1 if pages else None)
        self.embedded = 0
        self._carried: list[Piece] = []

    def lines(self, element: Element) -> Iterator[WordLine]:
        """Give the lines of an element in reading order."""
        for child in element:
            if child.tag == q("p"):
                yield from self._paragraph(child)
            elif child.tag == q("tbl"):
                yield from self._table(child)
            elif child.tag in BLOCKS:
                yield from self.lines(child)
            elif child.tag == q("sdt"):
                with self.runs.within(child) as contents:
                    for content in contents:
                        yield from self.lines(content)
            elif child.tag == ALTERNATE:
                for choice in chosen(child):
                    yield from self.lines(choice)
            elif child.tag == q("altChunk"):
                self.embedded += 1

    def _paragraph(self, line: Element) -> Iterator[WordLine]:
        pieces = [*self._carried, *self.runs.paragraph(line)]
        self._carried = []
        boxes, self.runs.boxes = self.runs.boxes, []
        if _is_deleted(line):  # its end was, so that what is left of it stands before the next
            self._carried = pieces
        else:
            style = style_of(line, "pPr", "pStyle")
            kind = "heading" if _outlined(line) else self.looks.kind(style)
            told = WordLine(line, pieces, kind, self.runs.page)
            yield _without_page(told) if self.looks.is_contents(style) else _tabbed(told)
        for box in boxes:
            yield from self.lines(box)

    def _table(self, table: Element) -> Iterator[WordLine]:
        rows, below = [], list[WordLine]()
        for row in _rows(table):
            cells = [_Cell(each, [*self._cell(each, below)]) for each in _cells(row)]
            rows.append((row, cells, self.runs.page, below))
            below = []
        widths = [[text for cell in cells for text in (cell.text,) * cell.across] for _, cells, _, _ in rows]
        said = _declared(rows[0][0]) if rows else 0
        marked = [_declared(row) for row, *_ in rows]
        head = (marked.index(False) if False in marked else 1) if said else heads(widths)
        columns = above(widths[:head])
        for number, (row, cells, page, beneath) in enumerate(rows):
            own = tuple(_over(cells, columns)) if number >= head else ()
            yield WordLine(row, [*parted((cell.pieces for cell in cells), "\t")], "row", page, own)
            yield from beneath

    def _cell(self, cell: Element, below: list[WordLine]) -> Iterator[Piece]:
        """Give what a cell says, its paragraphs parted; tables and boxes in it are read after its row."""
        if _follows_above(cell):
            return
        within = [(line, _is_apart(line.at, cell)) for line in self.lines(cell)]
        own = [line for line, apart in within if not apart]
        below += [line for line, apart in within if apart]
        yield from parted(([*_without_tabs(line.pieces)] for line in own if line.text.strip()), "\n")


class _Cell:
    """A cell's pieces, and how many columns it covers."""

    def __init__(self, at: Element, pieces: list[Piece]) -> None:
        self.pieces = pieces
        span = style_of(at, "tcPr", "gridSpan")
        self.across = min(max(int(span), 1), MOST_SPAN) if span.isdecimal() else 1
        self.text = "".join(piece.text for piece in pieces)


def _over(cells: list[_Cell], columns: tuple[str, ...]) -> Iterator[str]:
    """Give what stands above each cell: over one that covers several columns, what heads each, once."""
    at = 0
    for cell in cells:
        yield " ".join(dict.fromkeys(filter(None, columns[at : at + cell.across])))
        at += cell.across


def _rows(table: Element) -> Iterator[Element]:
    """Give the rows of a table that are there and shown."""
    for child in table:
        if child.tag == q("tr"):
            properties = child.find(q("trPr"))
            if properties is None or not any(properties.find(q(name)) is not None for name in ("del", "hidden")):
                yield child
        elif child.tag in BLOCKS:
            yield from _rows(child)
        elif child.tag == q("sdt"):
            for content in child.iterchildren(q("sdtContent")):
                yield from _rows(content)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == q("tc"):
            if child.find(f"{q('tcPr')}/{q('cellDel')}") is None:
                yield child
        elif child.tag in BLOCKS:
            yield from _cells(child)
        elif child.tag == q("sdt"):
            for content in child.iterchildren(q("sdtContent")):
                yield from _cells(content)


def _is_apart(line: Element, cell: Element) -> bool:
    """Say whether a line of a cell stands in a table or a box of its own."""
    for above_it in line.iterancestors():
        if above_it is cell:
            return line.tag == q("tr")
        if above_it.tag in (q("tbl"), q("txbxContent")):
            return True
    return False


def _follows_above(cell: Element) -> bool:
    """Say whether a cell is merged with the one above, which holds the words of both."""
    merged = cell.find(f"{q('tcPr')}/{q('vMerge')}")
    return merged is not None and merged.get(q("val")) != "restart"


def _declared(row: Element) -> bool:
    """Say whether a row is marked to be repeated on each page, as rows are that head a table."""
    return row.find(f"{q('trPr')}/{q('tblHeader')}") is not None


def _is_deleted(line: Element) -> bool:
    """Say whether the end of a paragraph was deleted, or moved away, with changes tracked."""
    properties = line.find(f"{q('pPr')}/{q('rPr')}")
    return properties is not None and any(properties.find(q(name)) is not None for name in ("del", "moveFrom"))


def _outlined(line: Element) -> bool:
    return style_of(line, "pPr", "outlineLvl") in tuple("012345678")


def _tabbed(line: WordLine) -> WordLine:
    """Make a row of a line whose tabs part cells; write other tabs as spaces."""
    if "\t" not in line.text:
        return line
    text, is_row = tabbed(line.text)
    pieces, reached = [], 0
    for piece in line.pieces:
        pieces.append(replace(piece, text=text[reached : reached + len(piece.text)]))
        reached += len(piece.text)
    return WordLine(line.at, pieces, "row" if is_row and line.kind == "text" else line.kind, line.page)


def _without_tabs(pieces: list[Piece]) -> Iterator[Piece]:
    return (replace(piece, text=piece.text.replace("\t", " ")) for piece in pieces)


def _without_page(line: WordLine) -> WordLine:
    """Leave out the page that a line of the table of contents names."""
    last = max((n for n, piece in enumerate(line.pieces) if piece.text == "\t"), default=len(line.pieces))
    return WordLine(line.at, line.pieces[:last], "header", line.page)
