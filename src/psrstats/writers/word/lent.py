"""The styles that a report needs: ours in a document of our own, lent to a template that lacks them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from psrstats.writers.word.looks import GRID, HEADING, POINTS, TEXT, default, names, said_of, size_of
from psrstats.writers.word.ooxml import Element, make, q

if TYPE_CHECKING:
    from docx.document import Document

SIZES = {"Normal": 12, "Caption": 12, "Title": 20, "Heading 1": 16}  # in points
THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
NEEDED = ("title", "heading 1", "caption", GRID, TEXT, HEADING)
BESIDE = ("header", "footer")  # the styles of what stands in a page's margins
LANGUAGE = "en-GB"
NORMAL = "normal"


def ours(word: Document) -> None:
    """Set the language and the letters of a document of our own: Arial, nothing smaller than 12 points."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    _in_english(word)
    for name, size in SIZES.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        for theme in THEMES:
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    for name in (TEXT, HEADING):
        style = word.styles.add_style(name.title(), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, look = word.styles["Normal"], style.paragraph_format
        look.space_before, look.space_after, look.line_spacing = Pt(0), Pt(0), 1.0
    style.font.bold = True


def lent(word: Document, table: str) -> None:
    """Lend a template the styles that it lacks, and set what is smaller than 12 points to 12, as tables need it.

    table: the identifier of the style of its tables; blank for its grid.
    """
    from docx import Document

    root, own = word.styles.element, Document()
    ours(own)
    lack = [name for name in NEEDED if name not in names(root)]
    if not default(root):
        lack.insert(0, NORMAL)
    for name in lack:
        found = next(each for each in own.styles.element.iter(q("style")) if said_of(each, "name").casefold() == name)
        root.append(_fitted(deepcopy(found), root))
    _in_english(word)
    _large_enough(word, table)


def _fitted(style: Element, root: Element) -> Element:
    """Make a lent style one of its new document's: named apart, based on the styles there, in their font."""
    taken = set(names(root).values())
    while style.get(q("styleId")) in taken:
        style.set(q("styleId"), f"{style.get(q('styleId'))}Lent")
    base = style.find(q("basedOn"))
    if base is not None:
        parents = {"paragraph": default(root), "table": names(root).get("normal table", "")}
        if parent := parents.get(style.get(q("type")) or ""):
            base.set(q("val"), parent)
        else:
            style.remove(base)
    named = said_of(style, "name").casefold() == NORMAL
    fonts = [] if named else [each for look in style.findall(q("rPr")) for each in look.findall(q("rFonts"))]
    for each in [*style.findall(q("link")), *style.findall(q("next")), *fonts]:
        parent_of = each.getparent()
        assert parent_of is not None
        parent_of.remove(each)
    return style


def _in_english(word: Document) -> None:
    """Say that the text is in British English."""
    root = word.styles.element
    for defaults in root.findall(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}"):
        if defaults.find(q("lang")) is None:
            defaults.append(make("lang"))
    for each in root.iter(q("lang")):
        each.set(q("val"), LANGUAGE)
    normal = next((style for style in word.styles if style.style_id == default(root)), None)
    if normal is not None and root.find(f".//{q('lang')}") is None:
        normal.element.get_or_add_rPr().append(make("lang", val=LANGUAGE))


def _large_enough(word: Document, table: str) -> None:
    from docx.shared import Pt

    root = word.styles.element
    by_id = {style.style_id: style for style in word.styles}
    known, normal = names(root), default(root)
    small = {known[name]: size_of(root, known[name]) for name in BESIDE if name in known}
    for identifier in (normal, *(known[name] for name in NEEDED if name != GRID)):
        if size_of(root, identifier) < POINTS:
            by_id[identifier].font.size = Pt(POINTS)
    for identifier, size in small.items():  # margins keep the size that they had by their text's
        if size_of(root, identifier) != size:
            by_id[identifier].font.size = Pt(size)
    if style := by_id.get(table):
        for each in style.element.iter(q("sz"), q("szCs")):
            each.set(q("val"), str(max(int(each.get(q("val")) or 0), int(POINTS * 2))))
