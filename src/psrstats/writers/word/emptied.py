"""A template's text taken out, and all that only belonged to it: what it said must not be published unseen."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from psrstats.writers.word.control import name_of
from psrstats.writers.word.looks import said_of
from psrstats.writers.word.ooxml import Element, make, q, remove
from psrstats.writers.word.picture import RELATED
from psrstats.writers.word.template import xml_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

LOOKS = ("styles", "settings", "theme", "fontTable", "numbering")  # the parts that are a document's looks
NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}  # kept where the cover refers to them
OFF = ("0", "false", "off")
# What settings say of where a template came from, who wrote in it, or of what is taken out.
UNSAID = ("attachedTemplate", "linkStyles", "writeProtection", "mailMerge", "trackRevisions", "docVars", "rsids")
OF_TEXT = ("type", "cols", "vAlign", "lnNumType", "textDirection", "footnotePr", "endnotePr", "sectPrChange")
PACKAGE = ("officeDocument", "core-properties")
A4 = {"w": 11906, "h": 16838}
MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), 1440) | dict.fromkeys(("header", "footer"), 708)
CHANGED = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")


def emptied(word: Document) -> tuple[bool, str]:
    """Take a template's text out, but for its cover: what stands before its first page break or section break.

    Returns whether there is a cover, and the style of its first table, blank for none.
    """
    body = word.element.body
    sections = list(body.iter(q("sectPr")))
    table = _table_style(word)
    cover, section = _cover(word, [child for child in body if child.tag != q("sectPr")])
    chosen = deepcopy(sections[min(section, len(sections) - 1)]) if sections else make("sectPr")
    for child in list(body):
        if child not in cover:
            body.remove(child)
    body.append(_paper(chosen))
    for part in (body, *_beside(word)):
        _settled(part)
    _forgotten(word)
    return bool(cover), table


def _cover(word: Document, blocks: list[Element]) -> tuple[list[Element], int]:
    """Give the blocks of a cover, and the number of the section that follows it; no blocks where there is none."""
    for place, block in enumerate(blocks):
        if place and _begins_page(word, block):
            return _said(blocks[:place]), 0
        if any(True for _ in block.iter(q("sectPr"))):
            kept = _said(blocks[: place + 1])
            return kept, int(bool(kept))
        if found := [each for each in block.iter(q("br")) if each.get(q("type")) == "page"]:
            kept = _said(blocks[: place + 1])
            if kept:
                _cut(block, found[0])
            return kept, 0
    return [], 0


def _said(blocks: list[Element]) -> list[Element]:
    """Keep blocks where any of them shows something."""
    shows = any(
        each.tag in (q("drawing"), q("pict"), q("object")) or (each.tag == q("t") and (each.text or "").strip())
        for block in blocks
        for each in block.iter()
    )
    return blocks if shows else []


def _begins_page(word: Document, block: Element) -> bool:
    """Whether a paragraph begins a page by itself or by its style."""
    if block.tag != q("p"):
        return False
    named = said_of(look, "pStyle") if (look := block.find(q("pPr"))) is not None else ""
    styles = (each for each in word.styles.element.iter(q("style")) if named and each.get(q("styleId")) == named)
    marks = [mark for each in (block, *styles) for mark in each.iterfind(f"{q('pPr')}/{q('pageBreakBefore')}")]
    return bool(marks) and marks[0].get(q("val")) not in OFF


def _cut(block: Element, broken: Element) -> None:
    """Take out of a block a page break and what follows it in its line: the report begins a page itself."""
    line = next((each for each in broken.iterancestors(q("p"))), block)
    run = next(broken.iterancestors(q("r")))
    for following in [*broken.itersiblings(), *run.itersiblings()]:
        remove(following)
    remove(broken)
    if block is line and not _said([line]):
        remove(line)


def _table_style(word: Document) -> str:
    """Give the identifier of the style of the first table that has one."""
    known = {style.get(q("styleId")) for style in word.styles.element.iter(q("style"))}
    named = (each.get(q("val")) for each in word.element.body.iter(q("tblStyle")))
    return next((name for name in named if name in known), "")


def _paper(section: Element) -> Element:
    """Set a section in one column on paper of a known size, its text from the top."""
    for name in OF_TEXT:
        for each in section.findall(q(name)):
            section.remove(each)
    for name, sizes in (("pgSz", A4), ("pgMar", MARGINS)):
        if section.find(q(name)) is None:
            before = len(section.findall(q("headerReference"))) + len(section.findall(q("footerReference")))
            section.insert(before + (name == "pgMar"), make(name, **sizes))
    return section


def _beside(word: Document) -> Iterator[Element]:
    """Give the headers and footers that the document still refers to."""
    used = _used(word.element)
    for name, relation in word.part.rels.items():
        if name in used and relation.reltype.rsplit("/", 1)[-1] in ("header", "footer"):
            yield relation.target_part.element


def _settled(root: Element) -> None:
    """Accept tracked changes, take comments out, and leave controls that psrstats would fill as plain text."""
    gone = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", *CHANGED)
    for each in list(root.iter(*map(q, gone))):
        remove(each)
    for each in list(root.iter(q("commentReference"))):
        remove(next(each.iterancestors(q("r")), each))
    for each in list(root.iter(q("ins"), q("moveTo"))):
        _unwrapped(each, list(each))
    for each in [sdt for sdt in root.iter(q("sdt")) if name_of(sdt)]:
        _unwrapped(each, [child for content in each.findall(q("sdtContent")) for child in content])


def _unwrapped(element: Element, held: list[Element]) -> None:
    for each in held:
        element.addprevious(each)
    remove(element)


def _only_cited(part: Part, cited: set[str | None]) -> None:
    """Leave of a part of notes those that the cover cites, and the lines that part notes from text."""
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    for note in [each for each in root if not each.get(q("type")) and each.get(q("id")) not in cited]:
        root.remove(note)
    _settled(root)
    used = _used(root)
    for name in [name for name in part.rels if name not in used]:
        del part.rels[name]
    part._blob = xml_of(root)


def _used(root: Element) -> set[str]:
    """Give the names by which a text refers to other parts."""
    space = f"{{{RELATED}}}"
    each_of = (element.attrib.items() for element in root.iter())
    return {str(value) for pairs in each_of for name, value in pairs if str(name).startswith(space)}


def _forgotten(word: Document) -> None:
    """Leave out the parts that only the text had, and what tells of the template's own origin."""
    used, kept = _used(word.element), set(LOOKS)
    kept |= {part for part, mark in NOTES.items() if any(True for _ in word.element.iter(q(mark)))}
    settings = word.settings.element
    unsaid = (*UNSAID, *(f"{part[:-1]}Pr" for part in NOTES if part not in kept))
    for each in [child for name in unsaid for child in settings.findall(q(name))]:
        settings.remove(each)
    for name, relation in list(word.part.rels.items()):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if name not in used and kind not in kept:
            del word.part.rels[name]
        elif kind == "settings":
            relation.target_part.rels.clear()
        elif kind in NOTES:
            _only_cited(relation.target_part, {each.get(q("id")) for each in word.element.iter(q(NOTES[kind]))})
    for name, relation in list(word.part.package.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1] not in PACKAGE:
            del word.part.package.rels[name]
    core = word.core_properties._element
    for each in list(core):
        core.remove(each)
