"""The runs of letters in an Excel workbook's texts, and how the letters of its styles stand."""

from __future__ import annotations

from msgspec import Struct, field

from psrstats.files.lettering import Run
from psrstats.files.package import Attributes, Package
from psrstats.patterns import regex

RAISED = ("superscript", "subscript")
EFFECT = regex(rb"<(?:\w+:)?(?:vertAlign|strike)\b")
OFF = ("0", "false")


class Runs(Struct):
    """The runs of one text, while its XML is read."""

    found: list[Run] = field(default_factory=list)
    raised: bool = False
    struck: bool = False
    reading: bool = False
    phonetic: bool = False  # how a text is said, which is no part of it

    def start(self, tag: str, given: Attributes) -> None:
        """Begin an element of a text."""
        match tag.rpartition(":")[2]:
            case "r":
                self.raised = self.struck = False
            case "vertAlign":
                self.raised = given.get("val") in RAISED
            case "strike":
                self.struck = given.get("val") not in OFF
            case "rPh":
                self.phonetic = True
            case "t":
                self.reading = not self.phonetic

    def text(self, data: str) -> None:
        """Add letters to the present run."""
        if self.reading:
            self.found.append(Run(data, self.raised, self.struck))

    def end(self, tag: str) -> None:
        """End an element of a text."""
        match tag.rpartition(":")[2]:
            case "t":
                self.reading = False
            case "rPh":
                self.phonetic = False

    @property
    def mixed(self) -> bool:
        """Whether any of its letters are raised or struck out."""
        return any(run.raised or run.struck for run in self.found)


def shared_runs(package: Package, part: str) -> dict[str, tuple[Run, ...]]:
    """Give the runs of those texts that cells share of which letters are raised or struck out, by their number."""
    if part not in package or not any(EFFECT.search(chunk) for chunk in package.chunks(part)):
        return {}
    found: list[Runs] = []
    parser = package.parser()

    def start(tag: str, given: Attributes) -> None:
        if tag.rpartition(":")[2] == "si":
            found.append(Runs())
        elif found:
            found[-1].start(tag, given)

    parser.StartElementHandler = start
    parser.CharacterDataHandler = lambda data: found[-1].text(data) if found else None
    parser.EndElementHandler = lambda tag: found[-1].end(tag) if found else None
    package.feed(part, parser)
    return {str(number): tuple(runs.found) for number, runs in enumerate(found) if runs.mixed}


def raised_styles(package: Package, part: str) -> dict[str, Run]:
    """Give the styles whose font raises or strikes out a whole cell, by their number: as a run without letters."""
    fonts: list[Runs] = []
    styles: list[str] = []
    inside = ""

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        if tag in ("fonts", "cellStyleXfs", "cellXfs", "dxfs"):
            inside = tag
        elif tag == "font" and inside == "fonts":
            fonts.append(Runs())
        elif tag == "xf" and inside == "cellXfs":
            styles.append(given.get("fontId", "0"))
        elif inside == "fonts" and fonts:
            fonts[-1].start(tag, given)

    if part in package:
        package.parse(part, start)
    known = {str(number): Run("", font.raised, font.struck) for number, font in enumerate(fonts)}
    runs = {str(number): known.get(font, Run("")) for number, font in enumerate(styles)}
    return {number: run for number, run in runs.items() if run.raised or run.struck}
