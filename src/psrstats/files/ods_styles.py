"""How the letters of an OpenDocument spreadsheet's styles stand: raised, struck out, or neither."""

from __future__ import annotations

from dataclasses import dataclass, field

from psrstats.files.lettering import Run
from psrstats.files.package import Attributes, Package

PLAIN = Run("")
NO_LINE = ("", "none")
MOST_PARENTS = 20


@dataclass(slots=True)
class OdsStyles:
    """The styles read so far, each by its family and name."""

    raised: dict[tuple[str, str], bool] = field(default_factory=dict)
    struck: dict[tuple[str, str], bool] = field(default_factory=dict)
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

    def run(self, family: str, name: str) -> Run:
        """Say how the letters of a style stand, by itself or by the style that it follows: as a run without letters."""
        return Run("", self.own(self.raised, family, name), self.own(self.struck, family, name))

    def own(self, stated: dict[tuple[str, str], bool], family: str, name: str) -> bool:
        """Look a property up in a style and those it follows."""
        for _ in range(MOST_PARENTS):  # a damaged file's styles may follow one another in a circle
            if (family, name) in stated or not name:
                break
            name = self.parents.get((family, name), "")
        return stated.get((family, name), False)


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
