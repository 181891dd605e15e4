"""The styles of an OpenDocument spreadsheet: each with what it takes over from those above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from psrstats.lint.cells import Style

OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "draw": f"{OPENDOCUMENT}drawing:1.0",
    "fo": f"{OPENDOCUMENT}xsl-fo-compatible:1.0",
    "svg": f"{OPENDOCUMENT}svg-compatible:1.0",
}
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
A_CHARACTER = 0.19  # centimetres, of the letters that column widths are counted in
SIDES = {"start": "left", "end": "right", "left": "left", "right": "right", "center": "center"}
MOST_PARENTS = 50

Properties = dict[str, str]


def name(tag: str) -> str:
    """Write out a name as the XML reader gives it.

    >>> name("dc:title")
    '{http://purl.org/dc/elements/1.1/}title'
    """
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES.get(prefix) or f'{OPENDOCUMENT}{prefix}:1.0'}}}{local}"


def span(element: Element, attribute: str) -> int:
    """Read how often or how far, which is one where a writer does not say."""
    return int(element.get(name(attribute), "1"))


class Styles(Struct, frozen=True):
    """What the file says of looks, by the names of its styles."""

    properties: dict[tuple[str, str], Properties]  # of each family and style, its own only
    parents: dict[tuple[str, str], str]
    shown_names: dict[str, str]
    fonts: dict[str, str]
    pages_with_header: set[str]
    made: dict[str, Style] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the text in cells."""
        found = self.properties.get(("table-cell", ""), {})
        return f"{found['language']}-{found['country']}" if {"language", "country"} <= found.keys() else ""

    @property
    def widths(self) -> dict[str, float]:
        """The width of columns in characters, by their style."""
        found = {style: each.get("column-width", "") for (family, style), each in self.properties.items()}
        return {style: centimetres(width) / A_CHARACTER for style, width in found.items() if width}

    @property
    def hidden_tables(self) -> set[str]:
        """The styles of sheets that are hidden."""
        return {style for (_, style), each in self.properties.items() if each.get("display") == "false"}

    @property
    def superscripts(self) -> set[str]:
        """The styles of text that stands above the line."""
        return {style for (family, style), each in self.properties.items() if family == "text" and _is_raised(each)}

    def has_header_or_footer(self, table_style: str) -> bool:
        """Whether the sheets of a style are printed with a header or footer."""
        page = self.properties.get(("table", table_style), {}).get("master-page-name", "Default")
        return page in self.pages_with_header

    def raised(self, style: Style) -> Style:
        """Give a style with text above the line in it."""
        return replace(style, superscript=True)

    def cell(self, style: str) -> Style:
        """Give how cells of a style look."""
        if style not in self.made:
            self.made[style] = self._cell(style)
        return self.made[style]

    def _cell(self, style: str) -> Style:
        held = dict(self.properties.get(("table-cell", ""), {}))
        for each in reversed([style, *self._above(style)]):
            held |= self.properties.get(("table-cell", each), {})
        own_name = next((each for each in (style, *self._above(style)) if each in self.shown_names), "")
        return Style(
            name=self.shown_names.get(own_name, ""),
            font=self.fonts.get(held.get("font-name", ""), held.get("font-name", held.get("font-family", ""))).strip(
                "'"
            ),
            size=points(held.get("font-size", "")),
            bold=held.get("font-weight", "normal") not in ("normal", "400"),
            italic=held.get("font-style", "normal") != "normal",
            underline=held.get("text-underline-style", "none") != "none",
            superscript=_is_raised(held),
            colour=_colour(held),
            filled=held.get("background-color", "transparent") != "transparent",
            align=SIDES.get(held.get("text-align", ""), "") if held.get("text-align-source") != "value-type" else "",
            wrap=held.get("wrap-option") == "wrap",
            turned=held.get("rotation-angle", "0") != "0" or held.get("direction") == "ttb",
            indent=centimetres(held.get("margin-left", "0cm")) > 0,
        )

    def _above(self, style: str) -> Iterator[str]:
        for _ in range(MOST_PARENTS):  # a damaged file may go round in a circle
            style = self.parents.get(("table-cell", style), "")
            if not style:
                return
            yield style


def styles_of(looks: Element, content: Element) -> Styles:
    """Read the styles of both parts that hold them: those with names, and those made for single cells."""
    styles = [*looks.iter(name("style:default-style")), *looks.iter(name("style:style"))]
    styles += content.iter(name("style:style"))
    key = {id(each): (each.get(name("style:family"), ""), each.get(name("style:name"), "")) for each in styles}
    named = next(iter(looks.iter(name("office:styles"))), Element("none"))
    faces = [each for part in (looks, content) for each in part.iter(name("style:font-face"))]
    return Styles(
        properties={key[id(each)]: _properties(each) for each in styles},
        parents={key[id(each)]: each.get(name("style:parent-style-name"), "") for each in styles},
        shown_names=dict(map(_shown_name, named.iter(name("style:style")))),
        fonts={face.get(name("style:name"), ""): face.get(name("svg:font-family"), "") for face in faces},
        pages_with_header={
            page.get(name("style:name"), "") for page in looks.iter(name("style:master-page")) if _says(page)
        },
    )


def _shown_name(style: Element) -> tuple[str, str]:
    called = style.get(name("style:name"), "")
    return called, style.get(name("style:display-name")) or called.replace("_20_", " ")


def _properties(style: Element) -> Properties:
    held = {"master-page-name": page} if (page := style.get(name("style:master-page-name"))) else {}
    for part in style:
        held |= {key.rpartition("}")[2]: value for key, value in part.items()}
    return held


def _says(page: Element) -> bool:
    parts = [part for tag in ("style:header", "style:footer") for part in page.iter(name(tag))]
    return any(part.get(name("style:display")) != "false" and "".join(part.itertext()).strip() for part in parts)


def _is_raised(held: Properties) -> bool:
    position = held.get("text-position", "")
    return position.startswith("super") or bool(re.match("[1-9]", position))


def _colour(held: Properties) -> str:
    colour = held.get("color", "")
    return "" if held.get("use-window-font-color") == "true" or colour.lower() in ("", "#000000") else colour


def centimetres(length: str) -> float:
    """Read a length.

    >>> centimetres("25.4mm"), centimetres("1in"), centimetres("")
    (2.54, 2.54, 0.0)
    """
    found = re.fullmatch(r"([0-9.]+)(cm|mm|in|pt|pc)", length)
    return round(float(found[1]) * CENTIMETRES[found[2]], 6) if found else 0.0


def points(size: str) -> float:
    """Read a size of letters; 0 for none.

    >>> points("12pt"), points("80%")
    (12.0, 0.0)
    """
    found = re.fullmatch(r"([0-9.]+)pt", size)
    return float(found[1]) if found else 0.0
