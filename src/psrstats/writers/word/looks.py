"""What a document's styles are called, and how large the letters are in which its tables are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from psrstats.writers.word.ooxml import Element, q

TEXT, HEADING = "table text", "table heading"  # the styles of a cell and of a header cell, where a document has them
GRID = "table grid"
POINTS = 12.0
WORDS_OWN = 10.0  # the size of letters of which nothing says any
MOST_PARENTS = 50  # a damaged file may go round in a circle
# How many times as wide as Arial's the letters are of fonts that are wider.
WIDER = {
    "verdana": 1.18, "dejavu sans": 1.18, "montserrat": 1.2, "poppins": 1.16, "century gothic": 1.1, "open sans": 1.08,
    "noto sans": 1.08, "raleway": 1.06,
}  # fmt: skip


class Looks(Struct, frozen=True):
    """The styles of a document, by their names in small letters, and what its tables take of them.

    wider: how many times as wide as Arial at 12 points the letters are in its tables, 1 at least.
    table: the identifier of the style of its tables; blank for none.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    wider: float = 1.0
    table: str = ""

    @classmethod
    def of(cls, root: Element | None, table: str = "", theme: str = "") -> Looks:
        """Read a document's styles; table: the style that its tables have, its grid unless given."""
        if root is None:
            return cls()
        ids = names(root)
        style = ids.get(TEXT) or default(root)
        wider = size_of(root, style) / POINTS * WIDER.get(font_of(root, style, theme).casefold(), 1.0)
        return cls(ids, max(1.0, wider), table or ids.get(GRID, ""))


def names(root: Element) -> dict[str, str]:
    """Give the identifiers of styles by their names in small letters."""
    found = ((said_of(style, "name"), style.get(q("styleId"))) for style in root.iter(q("style")))
    return {name.casefold(): identifier for name, identifier in found if identifier}


def default(root: Element) -> str:
    """Give the identifier of the style of a paragraph that names none."""
    styles = (each for each in root.iter(q("style")) if each.get(q("type")) == "paragraph")
    return next((each.get(q("styleId")) or "" for each in styles if each.get(q("default")) in ("1", "true", "on")), "")


def size_of(root: Element, style: str) -> float:
    """Give the size of a style's letters in points."""
    sizes = (said_of(look, "sz") for look in _looks(root, style))
    return next((int(said) / 2 for said in sizes if said.isdecimal()), WORDS_OWN)


def font_of(root: Element, style: str, theme: str = "") -> str:
    """Give the font of a style's letters; theme: that of the theme's text."""
    for look in _looks(root, style):
        fonts = look.find(q("rFonts"))
        if fonts is not None and (fonts.get(q("ascii")) or fonts.get(q("asciiTheme"))):
            return theme if fonts.get(q("asciiTheme")) else fonts.get(q("ascii")) or ""
    return theme


def said_of(element: Element, name: str) -> str:
    """Give the value of an element's child; blank where it has none."""
    child = element.find(q(name))
    return "" if child is None else child.get(q("val")) or ""


def _looks(root: Element, style: str) -> Iterator[Element]:
    """Give what a style says of its letters, then what those say that it is based on, then the document."""
    known = {each.get(q("styleId")): each for each in root.iter(q("style"))}
    for _ in range(MOST_PARENTS):
        if (found := known.get(style)) is None:
            break
        yield from found.iterchildren(q("rPr"))
        style = said_of(found, "basedOn")
    for defaults in root.iterchildren(q("docDefaults")):
        yield from defaults.iter(q("rPr"))
