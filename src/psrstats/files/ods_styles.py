"""How the letters of an OpenDocument spreadsheet's styles stand: raised, struck out, or neither."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, field

from psrstats.files.lettering import Run
from psrstats.files.package import Attributes, Package
from psrstats.patterns import regex

T = TypeVar("T")
PLAIN = Run("")
NO_LINE = ("", "none")
MOST_PARENTS = 20
LENGTH = regex(r"([0-9]*\.?[0-9]+)([a-z]{2})")
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
STEP = 0.353  # centimetres, which are 10 points: LibreOffice's step, and what it makes of Excel's


class OdsStyles(Struct):
    """The styles read so far, each by its family and name."""

    raised: dict[tuple[str, str], bool] = field(default_factory=dict)
    struck: dict[tuple[str, str], bool] = field(default_factory=dict)
    indents: dict[tuple[str, str], int] = field(default_factory=dict)  # in steps such as Excel's
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    present: tuple[str, str] = ("", "")

    def start(self, tag: str, given: Attributes) -> None:
        """Note what an element says of a style."""
        if tag == "style:style":
            self.present = given.get("style:family", ""), given.get("style:name", "")
            self.parents[self.present] = given.get("style:parent-style-name", "")
        elif tag == "style:text-properties":
            if "style:text-position" in given:
                self.raised[self.present] = is_raised(given["style:text-position"])
            lines = [given[name] for name in given if name.startswith("style:text-line-through-")]
            if lines:
                self.struck[self.present] = any(line not in NO_LINE for line in lines[:1])

        elif tag == "style:paragraph-properties" and "fo:margin-left" in given:
            self.indents[self.present] = steps(given["fo:margin-left"])

    def run(self, family: str, name: str) -> Run:
        """Say how the letters of a style stand, by itself or by the style that it follows: as a run without letters."""
        return Run("", self.own(self.raised, family, name, False), self.own(self.struck, family, name, False))

    def indent(self, name: str) -> int:
        """Say how far a style of cells indents what stands in them."""
        return self.own(self.indents, "table-cell", name, 0)

    def own(self, stated: dict[tuple[str, str], T], family: str, name: str, otherwise: T) -> T:
        """Look a property up in a style and those it follows."""
        for _ in range(MOST_PARENTS):  # a damaged file's styles may follow one another in a circle
            if (family, name) in stated or not name:
                break
            name = self.parents.get((family, name), "")
        return stated.get((family, name), otherwise)


def steps(length: str) -> int:
    """Give a length as so many of the steps by which spreadsheets indent.

    >>> steps("0.353cm"), steps("0.28in"), steps("20pt"), steps("0cm")
    (1, 2, 2, 0)
    """
    found = LENGTH.fullmatch(length)
    return round(float(found[1]) * CENTIMETRES.get(found[2], 0) / STEP) if found else 0


def is_raised(position: str) -> bool:
    """Say whether a style:text-position puts letters above or below the line.

    >>> is_raised("super 58%"), is_raised("33% 58%"), is_raised("0% 100%")
    (True, True, False)
    """
    first = position.split()[0] if position.split() else ""
    return first.strip("-0%") != ""


def read_styles(package: Package) -> OdsStyles:
    """Read the named styles of a spreadsheet; its own content adds to them."""
    styles = OdsStyles()
    if "styles.xml" in package:
        parser = package.parser()
        parser.StartElementHandler = styles.start
        package.feed("styles.xml", parser)
    return styles
