"""A Word file as the rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = "docProps/core.xml"
OFF = ("0", "false", "off", "none")
HALF_POINTS = 2
MOST_PARENTS = 50


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table."""

    text: str
    across: int  # how many columns it covers
    down: bool  # whether it is merged with the one above or below
    align: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[TableCell, ...]
    header: bool  # repeated on each page
    whole: bool  # never split over two pages


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """One table."""

    number: int
    rows: tuple[Row, ...]
    first_row: bool  # ticked in Table Design
    first_column: bool
    title: str  # of its text alternative
    description: str
    captioned: bool
    nested: bool  # whether a table is in it

    @property
    def name(self) -> str:
        """Name it, as messages do."""
        return f"table {self.number}"

    def row(self, number: int) -> str:
        """Name one of its rows, from 0."""
        return f"{self.name}, row {number + 1}"

    def cell(self, row: int, column: int) -> str:
        """Name one of its cells, both from 0."""
        return f"{self.row(row)}, column {column + 1}"

    @property
    def cells(self) -> Iterator[tuple[str, TableCell]]:
        """Every cell, with its name."""
        return (
            (self.cell(row, column), cell)
            for row, each in enumerate(self.rows)
            for column, cell in enumerate(each.cells)
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in a table or not."""

    number: int
    text: str
    level: int  # of a heading; 0 for none
    sizes: frozenset[float]  # of its letters, in points
    fonts: frozenset[str]
    superscripts: tuple[str, ...]
    in_table: bool

    @property
    def name(self) -> str:
        """Name it by how it begins."""
        words = " ".join(self.text.split()[:6])
        return f"paragraph {self.number} ('{words}')"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or drawing."""

    name: str
    alt: str


@dataclass(frozen=True)
class Document:
    """A Word file."""

    file: str
    title: str
    languages: tuple[str, ...]  # of the properties and of the styles
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[DocumentTable, ...]
    pictures: tuple[Picture, ...]
    links: tuple[str, ...]  # the text of each
    text_boxes: int
    font: str
    size: float

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are headings."""
        return tuple(each for each in self.paragraphs if each.level)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """The text outside tables."""
        return tuple(each.text for each in self.paragraphs if not each.in_table)


def read_document(path: Path) -> Document:
    """Read a Word file from its own parts."""
    archive = Archive(path)
    body, styles = archive.xml("word/document.xml"), Styles(archive.xml("word/styles.xml"), theme_font(archive))
    core = archive.xml(CORE)
    tables = {id(each): number for number, each in enumerate(top_tables(body), 1)}
    return Document(
        path.name,
        title=_said(core, "title"),
        languages=tuple(each for each in (_said(core, "language"), styles.language) if each),
        paragraphs=tuple(_paragraphs(body, styles)),
        tables=tuple(_table(each, tables[id(each)], captioned(each, body, styles)) for each in top_tables(body)),
        pictures=tuple(_pictures(body)),
        links=tuple(_text(each) for each in body.iter(f"{WORD}hyperlink")),
        text_boxes=sum(1 for each in body.iter(f"{WORD}txbxContent")),
        font=styles.font,
        size=styles.size,
    )


def _said(core: Element, what: str) -> str:
    found = next((each for each in core.iter() if each.tag.rpartition("}")[2] == what), None)
    return "" if found is None else (found.text or "").strip()


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """Give an attribute of an element below another; a blank where the element stands without it."""
    found = None if element is None else element.find("/".join(f"{WORD}{part}" for part in path.split("/")))
    return None if found is None else found.get(f"{WORD}{attribute}", "")


def is_on(element: Element | None, path: str) -> bool:
    """Whether a switch is there and not turned off."""
    said = value(element, path)
    return said is not None and said not in OFF


@dataclass(frozen=True)
class Styles:
    """The styles of a Word file: each paragraph's heading level, font and size."""

    root: Element
    theme: str
    known: dict[str, Element] = field(init=False)

    def __post_init__(self) -> None:
        found = {each.get(f"{WORD}styleId", ""): each for each in self.root.findall(f"{WORD}style")}
        object.__setattr__(self, "known", found)

    @property
    def _defaults(self) -> Element | None:
        return self.root.find(f"{WORD}docDefaults/{WORD}rPrDefault")

    @cached_property
    def _normal(self) -> str:
        paragraphs = (each for each in self.known.values() if each.get(f"{WORD}type") == "paragraph")
        return next((each.get(f"{WORD}styleId", "") for each in paragraphs if each.get(f"{WORD}default") == "1"), "")

    @cached_property
    def language(self) -> str:
        """The language of the text, where nothing else is said."""
        normal = [value(each, "rPr/lang") for each in self.chain(self._normal)]
        return next((said for said in [*normal, value(self._defaults, "rPr/lang")] if said), "")

    @cached_property
    def font(self) -> str:
        """The font of the text, where nothing else is said."""
        return self.font_of(self._normal)

    @cached_property
    def size(self) -> float:
        """The size of the text, where nothing else is said."""
        return self.size_of(self._normal)

    def chain(self, style: str) -> Iterator[Element]:
        """Give a style and those that it is based on."""
        for _ in range(MOST_PARENTS):  # a damaged file may go round in a circle
            if (found := self.known.get(style)) is None:
                return
            yield found
            style = value(found, "basedOn") or ""

    def size_of(self, style: str) -> float:
        """Give the size of a style's letters in points; Word's own is 10."""
        held = [value(each, "rPr/sz") for each in self.chain(style or self._normal)]
        said = next((each for each in [*held, value(self._defaults, "rPr/sz")] if each), "20")
        return float(said) / HALF_POINTS

    def font_of(self, style: str) -> str:
        """Give the font of a style's letters; Word's own is Times New Roman."""
        held = [each.find(f"{WORD}rPr") for each in self.chain(style or self._normal)]
        defaults = None if self._defaults is None else self._defaults.find(f"{WORD}rPr")
        return next((font for each in [*held, defaults] if (font := self.font_in(each))), "Times New Roman")

    def font_in(self, properties: Element | None) -> str:
        """Give the font that properties of text name, themselves or by the theme."""
        return value(properties, "rFonts", "ascii") or (self.theme if value(properties, "rFonts", "asciiTheme") else "")

    def level(self, paragraph: Element) -> int:
        """Give the level of a heading; 0 for other paragraphs."""
        style = value(paragraph, "pPr/pStyle") or ""
        names = [(value(each, "name") or "").casefold() for each in self.chain(style)]
        found = next((match for name in names if (match := re.fullmatch(r"heading ([1-9])", name))), None)
        outline = value(paragraph, "pPr/outlineLvl")
        return int(found[1]) if found else int(outline) + 1 if outline and outline in "012345678" else 0

    def is_caption(self, paragraph: Element) -> bool:
        """Whether a paragraph is a caption."""
        style = value(paragraph, "pPr/pStyle") or ""
        return any((value(each, "name") or "").casefold() == "caption" for each in self.chain(style))


def theme_font(archive: Archive) -> str:
    """Give the font of the theme's text."""
    theme = archive.xml("word/theme/theme1.xml")
    minor = next((each for each in theme.iter() if each.tag.endswith("}minorFont")), Element("none"))
    return next((each.get("typeface", "") for each in minor if each.tag.endswith("}latin")), "")


def top_tables(body: Element) -> list[Element]:
    """Give the tables that are in no other."""
    found: list[Element] = []

    def walk(element: Element) -> None:
        for each in element:
            if each.tag == f"{WORD}tbl":
                found.append(each)
            else:
                walk(each)

    walk(body)
    return found


def captioned(table: Element, body: Element, styles: Styles) -> bool:
    """Whether a caption with a number of its own stands next to a table."""
    parents = {each: parent for parent in body.iter() for each in parent}
    block = table
    while parents[block].tag in (f"{WORD}sdtContent", f"{WORD}sdt"):  # a control's frame parts nothing on the page
        block = parents[block]
    beside = list(parents[block])
    place = beside.index(block)
    near = beside[max(place - 1, 0) : place] + beside[place + 1 : place + 2]
    return any(styles.is_caption(each) and has_sequence(each) for each in near)


def has_sequence(paragraph: Element) -> bool:
    """Whether a paragraph holds a field that counts tables."""
    codes = [each.text or "" for each in paragraph.iter(f"{WORD}instrText")]
    codes += [each.get(f"{WORD}instr", "") for each in paragraph.iter(f"{WORD}fldSimple")]
    return "SEQ " in "".join(codes).upper()


def _table(table: Element, number: int, caption: bool) -> DocumentTable:
    look = table.find(f"{WORD}tblPr/{WORD}tblLook")
    return DocumentTable(
        number,
        rows=tuple(_row(each) for each in table.findall(f"{WORD}tr")),
        first_row=_ticked(look, "firstRow", 0x0020),
        first_column=_ticked(look, "firstColumn", 0x0080),
        title=(value(table, "tblPr/tblCaption") or "").strip(),
        description=(value(table, "tblPr/tblDescription") or "").strip(),
        captioned=caption,
        nested=any(each is not table for each in table.iter(f"{WORD}tbl")),
    )


def _ticked(look: Element | None, box: str, bit: int) -> bool:
    if look is None:
        return False
    said = look.get(f"{WORD}{box}")
    return said not in OFF if said is not None else bool(int(look.get(f"{WORD}val", "0") or "0", 16) & bit)


def _row(row: Element) -> Row:
    properties = row.find(f"{WORD}trPr")
    cells = tuple(map(_cell, row.findall(f"{WORD}tc")))
    return Row(cells, header=is_on(properties, "tblHeader"), whole=is_on(properties, "cantSplit"))


def _cell(cell: Element) -> TableCell:
    paragraphs = cell.findall(f"{WORD}p")
    sides = [value(each, "pPr/jc") or "" for each in paragraphs if _text(each)]
    across = value(cell, "tcPr/gridSpan") or "1"
    down = value(cell, "tcPr/vMerge") is not None
    return TableCell("\n".join(map(_text, paragraphs)).strip(), int(across), down, sides[0] if sides else "")


def _text(element: Element) -> str:
    return "".join(
        each.text or "" if each.tag == f"{WORD}t" else " "
        for each in element.iter()
        if each.tag in (f"{WORD}t", f"{WORD}tab", f"{WORD}br")
    )


def _paragraphs(body: Element, styles: Styles) -> Iterator[Paragraph]:
    inside = {id(each) for table in top_tables(body) for each in table.iter(f"{WORD}p")}
    for number, each in enumerate(body.iter(f"{WORD}p"), 1):
        if _text(each).strip():
            yield _paragraph(each, number, styles, id(each) in inside)


def _paragraph(paragraph: Element, number: int, styles: Styles, in_table: bool) -> Paragraph:
    style = value(paragraph, "pPr/pStyle") or ""
    runs = [each for each in paragraph.iter(f"{WORD}r") if _text(each).strip()]
    return Paragraph(
        number,
        _text(paragraph),
        styles.level(paragraph),
        sizes=frozenset(_size(run, style, styles) for run in runs),
        fonts=frozenset(styles.font_in(run.find(f"{WORD}rPr")) or styles.font_of(style) for run in runs),
        superscripts=tuple(_text(run) for run in runs if value(run, "rPr/vertAlign") == "superscript"),
        in_table=in_table,
    )


def _size(run: Element, style: str, styles: Styles) -> float:
    own = value(run, "rPr/sz")
    return float(own) / HALF_POINTS if own else styles.size_of(style)


def _pictures(body: Element) -> Iterator[Picture]:
    for each in body.iter():
        if each.tag.endswith("}docPr"):
            yield Picture(each.get("name", ""), (each.get("descr") or each.get("title") or "").strip())
