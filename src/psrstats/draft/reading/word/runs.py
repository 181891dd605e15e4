"""What a Word paragraph says: tracked changes taken, codes of fields and hidden letters left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct, field

from psrstats.draft.reading.cleaning import cleaned
from psrstats.draft.reading.word.looks import Looks
from psrstats.draft.reading.word.math import MATH, math
from psrstats.draft.reading.word.pieces import Piece
from psrstats.writers.word.control import name_of
from psrstats.writers.word.ooxml import WORD, q

if TYPE_CHECKING:
    from psrstats.writers.word.ooxml import Element

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
WITHIN = {q(name) for name in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "dir", "bdo", "sdtContent")}
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}
BOX = q("txbxContent")
PICTURES = ("drawing", "pict", "object")
# Fields whose result is a number that states nothing: where something stands in the document.
PLACES = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF", "SECTION", "REVNUM", "FILESIZE"}


class Field(Struct):
    """A field as far as it was read: its code, and whether its result has begun."""

    code: str = ""
    shown: bool = False

    @property
    def silent(self) -> bool:
        """Whether what stands here is not read."""
        return not self.shown or self.code.split()[:1] in [[place] for place in PLACES]


class Runs(Struct):
    """Reads the runs of a part one after another; page: which one has come, if its program said."""

    looks: Looks
    page: int | None = None
    fields: list[Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0
    asked: str = ""  # the figure after which the content control is named that is being read

    @contextmanager
    def within(self, control: Element) -> Iterator[Iterator[Element]]:
        """Read a content control, and give what it holds."""
        before, named = self.asked, name_of(control)
        self.asked = named[1] if named and named[0] == "figure" else before
        yield control.iterchildren(q("sdtContent"))
        self.asked = before

    def paragraph(self, line: Element) -> Iterator[Piece]:
        """Give the pieces of a paragraph; text boxes that hang on it are gathered in `boxes`."""
        style = style_of(line, "pPr", "pStyle")
        yield from self._inline(line, style)
        self.fields = [
            each for each in self.fields if each.shown
        ]  # a code without an end would silence all that follows

    def _inline(self, element: Element, style: str) -> Iterator[Piece]:
        for child in element:
            tag = child.tag
            if tag == q("r"):
                yield from self._run(child, style)
            elif tag in WITHIN:
                yield from self._inline(child, style)
            elif tag == q("sdt"):
                with self.within(child) as contents:
                    for content in contents:
                        yield from self._inline(content, style)
            elif tag == q("fldSimple"):
                yield from self._simple(child, style)
            elif tag == ALTERNATE:
                for choice in chosen(child):
                    yield from self._inline(choice, style)
            elif tag in MATH:
                yield from math(child)

    def _simple(self, child: Element, style: str) -> Iterator[Piece]:
        if not Field(child.get(q("instr")) or "", shown=True).silent:
            yield from self._inline(child, style)

    def _run(self, run: Element, style: str) -> Iterator[Piece]:
        properties = run.find(q("rPr"))
        own = style_of(run, "rPr", "rStyle")
        hidden = self.looks.is_hidden(properties, own or style)
        raised = self.looks.is_raised(properties, own)
        for child in run:
            yield from self._part(child, hidden, raised, style)

    def _part(self, child: Element, hidden: bool, raised: bool, style: str) -> Iterator[Piece]:
        name = child.tag.removeprefix(f"{{{WORD}}}")
        if name == "fldChar":
            self._turn(child.get(q("fldCharType")) or "")
        elif name == "instrText" and self.fields:
            self.fields[-1].code += child.text or ""
        elif name == "lastRenderedPageBreak" and self.page:
            self.page += 1
        elif name in PICTURES:
            self._picture(child)
        elif child.tag == ALTERNATE:
            for choice in chosen(child):
                for each in choice:
                    yield from self._part(each, hidden, raised, style)
        elif name == "ruby":
            for base in child.iterchildren(q("rubyBase")):
                yield from self._inline(base, style)
        elif not hidden and not any(each.silent for each in self.fields):
            if name == "t":
                yield Piece(cleaned((child.text or "").replace("\n", " ")), child, raised, self.asked)
            elif name in SIGNS:
                yield Piece(SIGNS[name], child, raised)

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _picture(self, child: Element) -> None:
        boxes = [each for each in child.iter(BOX) if not any(above.tag == BOX for above in each.iterancestors())]
        self.boxes += boxes
        held = {str(each.tag).rpartition("}")[2] for each in child.iter()}
        self.charts += bool(held & {"chart", "relIds"})
        self.pictures += bool(held & {"blip", "imagedata"})


def chosen(alternate: Element) -> list[Element]:
    """Give what is shown of alternatives: the first that holds anything, as all say the same."""
    return next(([each] for each in alternate if len(each)), [])


def style_of(element: Element, properties: str, named: str) -> str:
    """Give a value of an element's properties, such as the identifier of its style; blank for none."""
    found = element.find(f"{q(properties)}/{q(named)}")
    return "" if found is None else found.get(q("val")) or ""
