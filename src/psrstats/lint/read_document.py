"""Reads a Word file from its own parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive
from psrstats.lint.document import Document, DocumentTable, Paragraph, Picture, Row, TableCell
from psrstats.lint.document_styles import HALF_POINTS, OFF, WORD, Styles, is_on, theme_font, value

CORE = "docProps/core.xml"


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
