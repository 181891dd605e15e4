"""The styles of a Word file: what they say of a paragraph that says nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from psrstats.lint.archive import Archive

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off", "none")
HALF_POINTS = 2
MOST_PARENTS = 50


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
